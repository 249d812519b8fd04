import { hash } from "node:crypto";
import { zstdDecompressSync } from "node:zlib";
import { checksum } from "./checksum.ts";
import { statementOf } from "./ingest.ts";
import { type Derived, derive, journalTitleKeys } from "./refresh.ts";
import type { RecordRow, SourceRecordRow } from "./rows.ts";
import type { Scan } from "./scan.ts";
import { issueFromStatements, type JournalStatement, journalFromStatements, keysOfStatement } from "./statements.ts";
import type { Finding } from "./store.ts";
import type { Tables } from "./tables.ts";

const pageSize = 500;

/** What is counted while source records and records pass, to be compared with the tallies that are kept. */
class Expected {
  readonly tallies = new Map<string, Map<string, number>>();
  readonly uses = new Map<number, number>();
  readonly sources = new Map<number, number>();
  identifiers = 0;

  count(owner: string, value: string): void {
    let values = this.tallies.get(owner);
    if (values === undefined) this.tallies.set(owner, (values = new Map()));
    values.set(value, (values.get(value) ?? 0) + 1);
  }
}

function raise(counts: Map<number, number>, key: number): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

async function* paged<T>(page: (after: number) => Promise<T[]> | T[], key: (row: T) => number): AsyncGenerator<T> {
  for (let after = 0; ; ) {
    const rows = await page(after);
    for (const row of rows) {
      after = key(row);
      yield row;
    }
    if (rows.length < pageSize) return;
  }
}

interface Parts {
  readonly tables: Tables;
  readonly scan: Scan;
  readonly expected: Expected;
}

/** A source record by itself: its data's checksum, its place in its record, its journal. */
async function* checkSourceRecord({ tables, expected }: Parts, row: SourceRecordRow): AsyncGenerator<Finding> {
  const subject = `${row.identifier} (source record ${row.key})`;
  if (row.document !== null) raise(expected.uses, row.document);
  if (checksum(row.data) !== row.sum) yield { what: "source record's data do not have their checksum", subject };
  const record = row.record === null ? undefined : await tables.records.get(row.record);
  if (row.record !== null && !(JSON.parse(record?.members ?? "[]") as number[]).includes(row.key)) {
    yield { what: `source record is not among the members of its record ${row.record}`, subject };
  }
  if (row.state !== "live" || row.data === null) return;
  if (row.derived === 1) return;
  raise(expected.sources, row.source);
  if (row.kind !== "recognition" && record?.state !== "live") {
    yield { what: "live source record without a live record", subject };
  }
  const statement = statementOf(JSON.parse(row.data) as Parameters<typeof statementOf>[0]);
  if (row.journal !== null && statement !== undefined) expected.count(`j:${row.journal}`, JSON.stringify(statement));
  else if (statement !== undefined) yield { what: "the journal that it names is missing", subject };
}

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
async function* checkRecord({ tables, expected }: Parts, row: RecordRow): AsyncGenerator<Finding> {
  const subject = row.id;
  const found = JSON.parse(row.found_by) as [string, string][];
  expected.identifiers += found.length;
  for (const [scheme, value] of found) {
    const holders = await tables.records.byIdentifier(scheme, value, 1_000_000);
    if (!holders.includes(row.id)) yield { what: `cannot be found by ${scheme} ${value}`, subject };
  }
  const contributions = await tables.sourceRecords.liveOf(row.id);
  if (row.state === "redirect") {
    const target = row.into === null ? undefined : await tables.records.get(row.into);
    if (target === undefined || target.state === "redirect") yield { what: "redirects to nowhere", subject };
  }
  if (row.state === "tombstone") expected.count("tombstones", "");
  if (row.state !== "live") {
    if (contributions.length > 0) yield { what: `has live source records but is a ${row.state}`, subject };
    return;
  }
  if (contributions.length === 0) {
    yield { what: "live record without live source records", subject };
    return;
  }
  expected.count("kinds", row.kind);
  if (row.issue !== null && row.statement !== null) expected.count(`i:${row.issue}`, row.statement);
  const made = await derive(contributions, async (key) => (await tables.sourceRecords.get(key))?.record ?? undefined);
  for (const field of compared) {
    if (made.row[field] !== row[field]) yield { what: `${field} is not what its source records give`, subject };
  }
  const titles = [...(await tables.journals.titlesOf(row.id))].sort().join("\n");
  if (titles !== [...journalTitleKeys(made.data)].sort().join("\n")) {
    yield { what: "cannot be found by its titles", subject };
  }
}

async function* checkTallies({ scan, expected }: Parts): AsyncGenerator<Finding> {
  for await (const { owner, value, n } of scan.tallies()) {
    if (owner === "quarantine" || owner === "rows") continue;
    const values = expected.tallies.get(owner);
    if ((values?.get(value) ?? 0) !== n) yield { what: `count of ${value} is wrong`, subject: owner };
    values?.delete(value);
    if (values?.size === 0) expected.tallies.delete(owner);
  }
  for (const [owner, values] of expected.tallies) {
    for (const value of values.keys()) yield { what: `count of ${value} is missing`, subject: owner };
  }
}

async function* checkIssues({ tables, scan }: Parts): AsyncGenerator<Finding> {
  for await (const issue of scan.issues()) {
    const made = issueFromStatements(await tables.tallies.of(`i:${issue.id}`));
    const same =
      made.articles === issue.articles &&
      (made.articles === 0 ||
        (["volume", "number", "year", "title", "doi"] as const).every((part) => (made[part] ?? null) === issue[part]));
    if (!same) yield { what: "issue is not what its articles say", subject: issue.id };
  }
  for await (const id of scan.issuesWithoutRow()) yield { what: "issue is missing", subject: id };
}

async function* checkDerivedJournal({ tables }: Parts, row: SourceRecordRow): AsyncGenerator<Finding> {
  const statements = await tables.tallies.of(`j:${row.key}`);
  const keys = new Set(statements.flatMap((one) => keysOfStatement(JSON.parse(one.value) as JournalStatement)));
  const claimed = [...(await tables.journals.keysOf(row.key))].sort().join("\n");
  if (claimed !== [...keys].sort().join("\n")) yield { what: "cannot be found by its keys", subject: row.identifier };
  const owned = new Set<string>();
  for (const key of keys) if ((await tables.journals.claimants(row.source, key))[0] === row.key) owned.add(key);
  const data = journalFromStatements(statements, (key) => owned.has(key));
  const live = data !== undefined;
  if (live !== (row.state === "live") || (live && JSON.stringify(data) !== row.data)) {
    yield { what: "journal is not what its articles say", subject: row.identifier };
  }
}

async function* checkRaw({ scan, expected }: Parts): AsyncGenerator<Finding> {
  for await (const chunk of scan.chunks()) {
    let sound = false;
    try {
      const bytes = zstdDecompressSync(chunk.bytes);
      sound = bytes.length === chunk.size && hash("sha256", bytes) === Buffer.from(chunk.hash).toString("hex");
    } catch {
      // Not even unpackable.
    }
    if (!sound) yield { what: "raw bytes do not have their hash", subject: `chunk ${chunk.key}` };
  }
  for await (const entry of scan.quarantineDocuments()) raise(expected.uses, entry);
  for await (const document of scan.documents()) {
    const subject = `${document.name} (document ${document.key})`;
    if ((expected.uses.get(document.key) ?? 0) !== document.uses)
      yield { what: "count of its records is wrong", subject };
    if (document.kept !== document.size - document.start) yield { what: "raw bytes are missing", subject };
    expected.uses.delete(document.key);
  }
  for (const key of expected.uses.keys()) yield { what: "document is missing", subject: `document ${key}` };
}

async function* checkRecognition({ tables, scan }: Parts): AsyncGenerator<Finding> {
  for await (const row of scan.recognitionRows()) {
    if (row.withdrawn_at !== null) continue;
    const subject = `recognition row ${row.id}`;
    const journal =
      row.journal_source === null ? undefined : (await tables.sourceRecords.get(row.journal_source))?.record;
    if (row.journal_source !== null && journal !== row.journal) yield { what: "is not at its journal", subject };
    if (row.journal !== null && (await tables.records.get(row.journal))?.state !== "live") {
      yield { what: "is at a journal that is not there", subject };
    }
  }
}

/**
 * Derives everything anew from source records and decisions and compares it with what is kept, and raw bytes with their hashes. Reads
 * through tables whose picture must not change meanwhile.
 */
export async function* verifyCatalogue(
  tables: Tables,
  scan: Scan,
  progress?: (done: number, total: number) => void,
): AsyncGenerator<Finding> {
  const parts = { tables, scan, expected: new Expected() };
  const total = await scan.size();
  let done = 0;
  const passed = (): void => {
    done += 1;
    if (done % pageSize === 0) progress?.(Math.min(done, total), total);
  };
  for await (const row of paged(
    (after) => scan.sourceRecords(after, pageSize),
    (one) => one.key,
  )) {
    yield* checkSourceRecord(parts, row);
    if (row.derived === 1) yield* checkDerivedJournal(parts, row);
    passed();
  }
  for await (const row of scan.records()) {
    yield* checkRecord(parts, row);
    passed();
  }
  const identifiers = await scan.identifiers();
  if (identifiers !== parts.expected.identifiers) {
    yield { what: `${identifiers} identifiers where ${parts.expected.identifiers} should be`, subject: "identifiers" };
  }
  for (const source of await tables.sources.all()) {
    const records = parts.expected.sources.get(source.key) ?? 0;
    if (records !== source.records) yield { what: "count of its records is wrong", subject: source.id };
  }
  yield* checkIssues(parts);
  yield* checkTallies(parts);
  yield* checkRecognition(parts);
  yield* checkRaw(parts);
  progress?.(total, total);
}
