import { type Derived, derive, journalTitleKeys, nothing } from "../refresh.ts";
import type { RecordRow } from "../rows.ts";
import { checkCitations } from "./citations.ts";
import { type Findings, isInstant, type Parts, raise } from "./parts.ts";
import { checkStory } from "./stories.ts";

const compared = [
  "kind",
  "data",
  "sole",
  "provenance",
  "title",
  "found_by",
  "journal",
  "issue",
  "statement",
  "page",
  "sample",
] as const satisfies readonly (keyof Derived)[];

/** A record against its source records, projected again. */
export async function* checkRecord({ tables, scan, counted }: Parts, row: RecordRow): Findings {
  const subject = row.id;
  for (const [scheme, value] of JSON.parse(row.found_by) as [string, string][]) {
    counted.identifiers += 1;
    if (!(await scan.hasIdentifier(scheme, value, row.id)))
      yield { what: `cannot be found by ${scheme} ${value}`, subject };
  }
  for (const what of badTimes(row)) yield { what, subject };
  for (const key of JSON.parse(row.members) as number[]) {
    if ((await tables.sourceRecords.get(key))?.record !== row.id) yield { what: `member ${key} is not in it`, subject };
  }
  const contributions = await tables.sourceRecords.liveOf(row.id);
  if (row.state === "tombstone") counted.tombstones += 1;
  if (row.state !== "live") {
    if (contributions.length > 0) yield { what: `has live source records but is a ${row.state}`, subject };
    for (const [field, empty] of Object.entries(nothing)) {
      if (row[field as keyof typeof nothing] !== empty) yield { what: `is a ${row.state} but has a ${field}`, subject };
    }
    return;
  }
  if (contributions.length === 0) {
    yield { what: "live record without live source records", subject };
    return;
  }
  raise(counted.kinds, row.kind);
  const made = await derive(contributions, async (key) => (await tables.sourceRecords.get(key))?.record ?? undefined);
  for (const field of compared) {
    if (made.row[field] !== row[field]) yield { what: `${field} is not what its source records give`, subject };
  }
  yield* checkCitations({ tables, counted }, row, made.data);
  yield* checkStory({ tables, counted }, row, made.data);
  const titles = journalTitleKeys(made.data);
  counted.journalTitles += titles.size;
  if ([...(await tables.journals.titlesOf(row.id))].sort().join("\n") !== [...titles].sort().join("\n")) {
    yield { what: "cannot be found by its titles", subject };
  }
}

/** What is wrong in a row's times and places in the change log. */
function* badTimes(row: RecordRow): Generator<string> {
  // They are not compared: a machine's clock may be set back.
  if (!isInstant(row.created_at) || !isInstant(row.updated_at)) yield "its times cannot be read";
  if (row.state === "live" && row.withdrawn_at !== null) yield "is live, but has a time of withdrawal";
  if (row.version < 1 || row.judged < 0 || row.judged > row.version) yield "its place in the change log cannot be";
  if (row.judged > 0 && row.kind !== "journal") yield "is no journal, but its recognition is said to have changed";
  if ((row.into !== null) !== (row.state === "redirect")) yield "leads on, but is no redirect, or the other way round";
}
