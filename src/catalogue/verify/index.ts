import type { Scan } from "../scan.ts";
import type { VerifyOptions } from "../store.ts";
import type { Tables } from "../tables.ts";
import { Again } from "./again.ts";
import { checkChain, checkDecisions, checkPairs } from "./decisions.ts";
import { guarded } from "./guard.ts";
import { checkIssnLinks } from "./issn-links.ts";
import { checkIssues } from "./issues.ts";
import { checkDerived, checkJournalKeys } from "./journals.ts";
import { Pace } from "./pace.ts";
import { Counted, type Findings, type Parts } from "./parts.ts";
import { checkChunks, checkDocuments, checkEntry } from "./raw.ts";
import { RawWindow } from "./raw-window.ts";
import { checkRecognition, checkRules } from "./recognition.ts";
import { checkRecord } from "./record.ts";
import { checkDecided } from "./record-decisions.ts";
import { checkSourceRecord, subjectOf } from "./source-record.ts";
import { checkSources, checkTallies } from "./tallies.ts";

/**
 * Derives everything anew from raw bytes, source records and decisions and compares it with what is kept. Reads through tables whose
 * picture must not change meanwhile. Throws `stopped` when the signal fires.
 */
export async function* verifyCatalogue(tables: Tables, scan: Scan, options: VerifyOptions = {}): Findings {
  const { reread, ...pacing } = options;
  const pace = new Pace(await scan.size(), pacing);
  const parts: Parts = { tables, scan, pace, counted: new Counted(), ...(reread === undefined ? {} : { reread }) };
  const again = new Again(parts, new RawWindow(tables.raw));
  for await (const row of scan.sourceRecords()) {
    const subject = subjectOf(row);
    yield* guarded(subject, checkSourceRecord(parts, row));
    yield* guarded(subject, row.derived === 1 ? checkDerived(parts, row) : again.sourceRecord(row));
    await pace.passed();
  }
  for await (const row of scan.records()) {
    yield* guarded(row.id, checkRecord(parts, row));
    yield* guarded(row.id, checkDecided(parts, row));
    await pace.passed();
  }
  for await (const entry of scan.quarantine()) {
    yield* checkEntry(parts, entry);
    yield* again.quarantined(entry);
    await pace.step();
  }
  for (const [subject, check] of whole) yield* guarded(subject, check(parts));
  yield* again.notices();
  pace.end();
}

/** What is looked at as a whole, once all source records, records and quarantine entries have passed. */
const whole: readonly (readonly [string, (parts: Parts) => Findings])[] = [
  ["identifiers", checkNumbers],
  ["sources", checkSources],
  ["ISSN links", checkIssnLinks],
  ["issues", checkIssues],
  ["journal keys", checkJournalKeys],
  ["counts", checkTallies],
  ["recognition", checkRecognition],
  ["recognition", checkRules],
  ["decisions", checkChain],
  ["decisions", checkDecisions],
  ["pairs", checkPairs],
  ["raw bytes", checkChunks],
  ["documents", checkDocuments],
];

/** Rows by which records are found: those that should be there were looked up, so that their number tells of others. */
async function* checkNumbers({ scan, counted }: Parts): Findings {
  for (const [name, kept, wanted] of [
    ["identifiers", await scan.identifiers(), counted.identifiers],
    ["citations", await scan.citations(), counted.citations],
    ["headlines", await scan.headlines(), counted.headlines],
    ["keys of headlines", await scan.headlineKeys(), counted.headlineKeys],
    ["titles of journals", await scan.journalTitles(), counted.journalTitles],
  ] as const) {
    if (kept !== wanted) yield { what: `${kept} ${name} where ${wanted} should be`, subject: name };
  }
}
