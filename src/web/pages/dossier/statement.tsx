import { formatPartialDate } from "../../../domain/partial-date.ts";
import type { KnownRow } from "../../../domain/recognition.ts";
import type { Verdict } from "../../../domain/verdict-type.ts";
import type { Dossier, Statement } from "../../../recognition/dossier/dossier.ts";
import type { Entry } from "../../../recognition/dossier/entry.ts";
import { totalsOf } from "../../../recognition/dossier/totals.ts";
import { clip } from "../../clip.ts";
import { useWhyNoAnswer } from "../../components/dossier-entry.tsx";
import { DossierTotals } from "../../components/dossier-totals.tsx";
import { Fact, FactList } from "../../components/fact-list.tsx";
import { verdictInShort } from "../../components/verdict-sentence.tsx";
import { dateText, dayText, momentText } from "../../dates.ts";
import { en } from "../../messages/en.ts";
import { useMessages, useView } from "../../view.ts";
import { DossierFrame } from "./frame.tsx";
import { dossierPath } from "./paths.ts";

interface StatementView {
  readonly dossier: Dossier;
  readonly statement: Statement;
}

const longestPrinted = 400;
const longestTitle = 160;
const longestSource = 160;

/** The rows that an answer rests on, each once. */
export function rowsBehind(verdict: Verdict): readonly KnownRow[] {
  if (verdict.outcome === "several") {
    const all = verdict.answers.flatMap((answer) => rowsBehind(answer.verdict));
    return [...new Map(all.map((row) => [row.id, row])).values()];
  }
  switch (verdict.outcome) {
    case "recognised":
      return [verdict.row, ...(verdict.alsoBy ?? [])];
    case "not_recognised":
      return [verdict.loss, verdict.before, verdict.after].filter((row) => row !== undefined);
    case "not_decided":
      return [verdict.last];
    case "no_data":
      return [];
  }
}

function Evidence({ verdict }: { verdict: Verdict }) {
  const t = useMessages();
  const list = verdict.outcome === "not_recognised" ? verdict.list?.name : undefined;
  const rows = rowsBehind(verdict).map((row) => {
    const span = `${dateText(row.from) ?? t.recognition.unsaid} – ${dateText(row.to) ?? t.recognition.open}`;
    return [row.category, span, row.list ?? t.recognition.authorities[row.authority], row.source]
      .filter(Boolean)
      .join(", ");
  });
  return (
    <>
      {[...rows, ...(list === undefined ? [] : [list])].slice(0, 6).map((text) => (
        <p>{clip(text, longestSource)}</p>
      ))}
    </>
  );
}

function Line({ entry }: { entry: Entry }) {
  const t = useMessages();
  const why = useWhyNoAnswer()(entry);
  const { work, journal, verdict, date } = entry;
  return (
    <tr>
      <th scope="row" class="number">
        {entry.number}
      </th>
      <td data-label={t.dossier.reference}>
        <bdi dir="auto">{clip(entry.printed, longestPrinted)}</bdi>
        {work && (
          <p class="by">
            {work.sure ? t.dossier.work : t.dossier.workPerhaps}: <bdi>{clip(work.title, longestTitle)}</bdi>
          </p>
        )}
      </td>
      <td data-label={t.dossier.journal}>
        {journal && (
          <>
            {!journal.sure && `${t.dossier.journalPerhaps} `}
            <bdi>{clip(journal.title, longestTitle)}</bdi> {journal.sample && t.dossier.sample}
            <p class="by">{[journal.issns.join(", "), t.dossier.by[journal.by]].filter(Boolean).join("; ")}</p>
          </>
        )}
      </td>
      <td data-label={t.dossier.date}>{date && formatPartialDate(date)}</td>
      <td data-label={t.dossier.answer}>{verdict === undefined ? why : verdictInShort(verdict, t)}</td>
      <td data-label={t.dossier.evidence}>{verdict && <Evidence verdict={verdict} />}</td>
    </tr>
  );
}

function StatementBody({ dossier, statement }: StatementView) {
  const { t, origin } = useView();
  const { entries, recordedAt, checksum } = statement;
  const address = `${origin}${dossierPath(dossier.id, "check")}`;
  return (
    <>
      <p>{t.dossier.statementLead(momentText(recordedAt), entries.length)}</p>
      <p>
        <strong>{t.dossier.notIssued}</strong>
      </p>
      <FactList>
        <Fact label={t.dossier.issued}>{momentText(recordedAt)}</Fact>
        <Fact label={t.dossier.checkAt}>
          <a href={dossierPath(dossier.id, "check")}>{address}</a> {t.dossier.checkUntil(dayText(dossier.expiresAt))}
        </Fact>
        <Fact label={t.dossier.checksum}>
          <code>{checksum}</code>
        </Fact>
      </FactList>
      <p class="no-print by">
        {t.dossier.print} <a href={dossierPath(dossier.id)}>{t.dossier.back}</a>
      </p>
      <DossierTotals totals={totalsOf(entries)} />
      <section class="section">
        <h2>{t.dossier.entries}</h2>
        <table class="statement">
          <thead>
            <tr>
              <th scope="col">{t.dossier.number}</th>
              <th scope="col">{t.dossier.reference}</th>
              <th scope="col">{t.dossier.journal}</th>
              <th scope="col">{t.dossier.date}</th>
              <th scope="col">{t.dossier.answer}</th>
              <th scope="col">{t.dossier.evidence}</th>
            </tr>
          </thead>
          <tbody>
            {entries.map((entry) => (
              <Line entry={entry} />
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

/** The statement, whole on one page: it is made to be printed. */
export function DossierStatementPage(view: StatementView) {
  return (
    <DossierFrame title={en.dossier.statementTitle}>
      <StatementBody {...view} />
    </DossierFrame>
  );
}
