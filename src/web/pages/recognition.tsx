import type { FastifyInstance } from "fastify";
import { errors } from "../../domain/errors.ts";
import { parseIssn } from "../../domain/issn.ts";
import { type Asked, longestText, refusals } from "../../recognition/asked.ts";
import { type Checked, checkRecognition, type KnownRecognition } from "../../recognition/check.ts";
import { permanentName, readAsked } from "../../recognition/question-address.ts";
import { Breadcrumbs } from "../components/breadcrumbs.tsx";
import type { AnswerView } from "../components/checker-answer.tsx";
import { type CheckerFields, CheckerForm, noFields } from "../components/checker-form.tsx";
import { CheckerOutcome, type OutcomeView, questionPath } from "../components/checker-outcome.tsx";
import { Layout } from "../components/layout.tsx";
import { journalNeighbours } from "../journal-neighbours.ts";
import { en } from "../messages/en.ts";
import type { WebParts } from "../parts.ts";
import { sendPage, viewOf } from "../site.ts";
import { useMessages } from "../view.ts";
import { dossierForm } from "./dossier/paths.ts";

interface CheckerView extends Omit<OutcomeView, "checked" | "box"> {
  readonly fields: CheckerFields;
  /** Absent where nothing was asked yet. */
  readonly checked?: Checked;
  /** Whether this site checks whole lists, too. */
  readonly lists: boolean;
}

const styles = ["checker.css"];
const alone: AnswerView["neighbours"] = { continues: [], continuedBy: [] };

function Checker(view: CheckerView) {
  const t = useMessages();
  return (
    <div class="wrap page checker-page">
      <Breadcrumbs of={[{ text: { value: t.checker.title } }]} />
      <header class="title">
        <h1>{t.checker.title}</h1>
        <p class="lead">{t.checker.lead}</p>
      </header>
      <CheckerForm fields={view.fields} />
      {view.lists && (
        <p class="many">
          {t.dossier.fromChecker} <a href={dossierForm}>{t.dossier.title}</a>
        </p>
      )}
      <p class="many">
        <a href="/recognition/changes">{t.changes.title}</a>
      </p>
      {view.checked && <CheckerOutcome {...view} checked={view.checked} box={view.fields.journal} />}
    </div>
  );
}

export function CheckerPage(view: CheckerView) {
  const { checker, site } = en;
  return (
    <Layout
      title={site.pageTitle(checker.title)}
      description={checker.lead}
      canonical={view.checked === undefined ? "/recognition" : undefined}
      noindex={view.checked !== undefined}
      styles={styles}
      here="recognition"
    >
      <Checker {...view} />
    </Layout>
  );
}

/** What the one box for a journal holds: an ISSN, alone or behind a title as suggestions write it, or a title. */
function fromBox(text: string): Asked {
  if (text === "") return {};
  const isNumber = /^[\d\s-]+[xX]?$/.test(text);
  return isNumber || parseIssn(text) !== undefined ? { issn: text } : { title: text };
}

function areasOf(known: KnownRecognition): string[] {
  return [...new Set(known.rows.flatMap(({ area }) => area ?? []))].sort();
}

function fieldsOf(asked: Asked, box: string, checked: Checked): CheckerFields {
  const journal = checked.is === "answer" || checked.is === "undated" ? checked.journal : undefined;
  const name = asked.issn ?? asked.eissn ?? asked.title ?? (asked.id === undefined ? "" : undefined);
  return {
    journal: box || (name ?? journal?.data.titles[0]?.value ?? ""),
    date: asked.date ?? "",
    knownOn: asked.asKnownOn ?? "",
    area: asked.area ?? "",
    areas: checked.is === "answer" || checked.is === "undated" ? areasOf(checked.known) : [],
  };
}

function statusOf(checked: Checked): number {
  if (checked.is === "refused") return errors[refusals[checked.why]].status;
  return checked.is === "undated" && checked.why !== "no_date" ? errors[refusals[checked.why]].status : 200;
}

/** `/recognition`: the checker. What the form's box holds is led to the question's permanent address, `?issn=1997-3438&date=2024-05-01`. */
export function recognitionPage(app: FastifyInstance, parts: WebParts): void {
  const lists = parts.dossiers !== undefined;
  app.get<{ Querystring: Record<string, unknown> }>("/recognition", async (request, reply) => {
    const { q } = request.query;
    const box = typeof q === "string" ? q.trim().slice(0, longestText) : "";
    const named = readAsked(request.query);
    const asked: Asked = { ...named, ...fromBox(box) };
    if (Object.keys(asked).length === 0 && q === undefined) {
      return sendPage(reply, parts, CheckerPage({ fields: noFields, asked, lists, neighbours: alone }));
    }
    const checked = await checkRecognition(asked, parts, viewOf(parts).today);
    const { date, asKnownOn, area } = asked;
    const rest: Asked = {
      ...(date === undefined ? {} : { date }),
      ...(asKnownOn === undefined ? {} : { asKnownOn }),
      ...(area === undefined ? {} : { area }),
    };
    const journal = checked.is === "answer" || checked.is === "undated" ? checked.journal : undefined;
    const permanent =
      journal === undefined ? asked : { ...(await permanentName(journal, asked, parts.catalogue)), ...rest };
    if (journal !== undefined && box !== "") return reply.redirect(questionPath(permanent), 302);
    const data = checked.is === "answer" ? checked.journal.data : undefined;
    const neighbours =
      data?.kind === "journal" && journal !== undefined
        ? await journalNeighbours(parts.catalogue, journal.id, data)
        : alone;
    const view = { fields: fieldsOf(asked, box, checked), checked, asked: permanent, lists, neighbours };
    return sendPage(reply.code(statusOf(checked)), parts, CheckerPage(view));
  });
}
