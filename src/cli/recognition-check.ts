import { Command } from "commander";
import type { CatalogueRecord } from "../catalogue/catalogue.ts";
import type { PartialDate } from "../domain/partial-date.ts";
import type { KnownRow } from "../domain/recognition.ts";
import { ProblemError } from "../domain/result.ts";
import type { Verdict } from "../domain/verdict.ts";
import { rowsOf } from "../domain/verdict-rows.ts";
import { type Asked, refusals } from "../recognition/asked.ts";
import { type Answer, type Checked, checkRecognition } from "../recognition/check.ts";
import { verdictSentence, whyNot } from "../recognition/sentences.ts";
import type { ContextOf } from "./context.ts";
import { requireCatalogue } from "./nothing-yet.ts";
import { columns } from "./output.ts";

interface Options {
  readonly issn?: string;
  readonly eissn?: string;
  readonly journal?: string;
  readonly date: string;
  readonly asKnownOn?: string;
  readonly area?: string;
}

interface NamedJournal {
  readonly id: string;
  readonly title: string;
  readonly issns: readonly string[];
}

interface Told {
  readonly journal: NamedJournal;
  readonly date: PartialDate;
  readonly asKnownOn?: string;
  readonly area?: string;
  readonly message: string;
  readonly verdict: Verdict;
  readonly claims: readonly KnownRow[];
}

export function checkCommand(contextOf: ContextOf): Command {
  return new Command("check")
    .description("what category a journal had on a date, and the decision that says so")
    .option("--issn <issn>", "the journal's ISSN, as in 1997-3438")
    .option("--eissn <issn>", "its online ISSN")
    .option("--journal <title-or-id>", "its title, or its id in this index")
    .requiredOption("--date <date>", "a day, a month or a year: 2024-05-01, 2024-05 or 2024")
    .option("--as-known-on <day>", "only what HEC had decided by then, YYYY-MM-DD")
    .option("--area <area>", "only rows of this subject area, and rows without one")
    .addHelpText(
      "after",
      "\nExample:\n  $ definepk recognition check --issn 1997-3438 --date 2024-05-01\n  $ definepk recognition check --journal 'Al-Qalam' --date 2020 --json",
    )
    .action(async (options: Options) => {
      const context = contextOf();
      requireCatalogue(context);
      const catalogue = context.store().reader();
      try {
        const today = new Date().toISOString().slice(0, 10);
        const parts = { catalogue, engine: context.engine() };
        const checked = await check(options, (asked) => checkRecognition(asked, parts, today));
        if (checked.is !== "answer") throw problemOf(checked);
        context.out.answer(told(checked), describe);
      } finally {
        catalogue.close();
      }
    });
}

/** A text that names no journal by its title may be an id. */
async function check({ journal, ...rest }: Options, ask: (asked: Asked) => Promise<Checked>): Promise<Checked> {
  if (journal === undefined) return ask(rest);
  const byTitle = await ask({ ...rest, title: journal });
  if (byTitle.is !== "refused" || byTitle.why !== "unknown_title") return byTitle;
  const byId = await ask({ ...rest, id: journal });
  return byId.is === "refused" ? byTitle : byId;
}

function nameOf({ id, data }: CatalogueRecord): NamedJournal {
  const issns = data.identifiers.filter(({ scheme, valid }) => scheme === "issn" && valid);
  return { id, title: data.titles[0]?.value ?? "", issns: issns.map(({ value }) => value) };
}

function told({ journal, date, asKnownOn, area, verdict, claims }: Answer): Told {
  return {
    journal: nameOf(journal),
    date,
    ...(asKnownOn === undefined ? {} : { asKnownOn }),
    ...(area === undefined ? {} : { area }),
    message: verdictSentence(verdict),
    verdict,
    claims,
  };
}

function problemOf(checked: Exclude<Checked, Answer>): ProblemError {
  const message = whyNot(checked) ?? "";
  if (checked.is === "undated") return new ProblemError(refusals[checked.why], message, { reason: checked.why });
  const candidates = (checked.is === "ask" ? checked.journals : (checked.near ?? [])).map(nameOf);
  const lines = candidates.map(({ id, title, issns }) => `\n  ${id}  ${title}  ${issns.join(", ")}`);
  const details = {
    reason: checked.is === "ask" ? "several_journals" : checked.why,
    ...(candidates.length > 0 && { candidates }),
    ...(checked.is === "refused" && checked.likely && { likely: checked.likely.map(({ issn }) => issn) }),
  };
  const code = checked.is === "ask" ? "bad_request" : refusals[checked.why];
  return new ProblemError(code, message + lines.join(""), details);
}

function rowLine(row: KnownRow): string[] {
  const category = row.event === "lost" ? "lost" : (row.category ?? "no category");
  return [
    `  ${category}`,
    `${row.from ?? "?"} to ${row.to ?? "open"}`,
    row.area ?? "",
    row.authority,
    row.list ?? "",
    row.source ?? "",
  ];
}

function describe({ journal, message, verdict, claims }: Told): string {
  const rows = rowsOf(verdict);
  return [
    `${journal.title}${journal.issns.length === 0 ? "" : ` (${journal.issns.join(", ")})`}`,
    message,
    ...(rows.length === 0 ? [] : [columns(rows.map(rowLine))]),
    ...(claims.length === 0 ? [] : ["Claimed by others, without weight:", columns(claims.map(rowLine))]),
  ].join("\n");
}
