import { statementOf } from "../ingest.ts";
import type { SourceRecordRow } from "../rows.ts";
import { type JournalStatement, journalFromStatements, keysOfStatement } from "../statements.ts";
import { type Findings, type Parts, raise } from "./parts.ts";
import { subjectOf } from "./source-record.ts";
import { differ } from "./tallies.ts";

const pageSize = 500;

/** What live source records say of a derived journal, counted anew. */
async function said({ tables, pace }: Parts, journal: number): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (let after = 0; ; ) {
    const rows = await tables.sourceRecords.ofJournal(journal, after, pageSize);
    for (const row of rows) {
      after = row.key;
      await pace.step();
      const statement =
        row.data === null ? undefined : statementOf(JSON.parse(row.data) as Parameters<typeof statementOf>[0]);
      if (statement !== undefined) raise(counts, JSON.stringify(statement));
    }
    if (rows.length < pageSize) return counts;
  }
}

/** A journal that a source's articles and recognition rows name, against what they say. */
export async function* checkDerivedJournal(parts: Parts, row: SourceRecordRow): Findings {
  const { tables } = parts;
  const subject = subjectOf(row);
  const statements = await tables.tallies.of(`j:${row.key}`);
  for (const what of differ(statements, await said(parts, row.key))) yield { what, subject };
  const keys = new Set(statements.flatMap((one) => keysOfStatement(JSON.parse(one.value) as JournalStatement)));
  const claimed = [...(await tables.journals.keysOf(row.key))].sort().join("\n");
  if (claimed !== [...keys].sort().join("\n")) yield { what: "cannot be found by its keys", subject };
  const owned = new Set<string>();
  for (const key of keys) if ((await tables.journals.claimants(row.source, key))[0] === row.key) owned.add(key);
  const data = journalFromStatements(statements, (key) => owned.has(key));
  const live = data !== undefined;
  if (live !== (row.state === "live") || (live && JSON.stringify(data) !== row.data)) {
    yield { what: "journal is not what its articles say", subject };
  }
}

/** Keys by which derived journals are found: each leads to one of its own source. */
export async function* checkJournalKeys({ tables, scan, pace }: Parts): Findings {
  for await (const { source, key, journal } of scan.journalKeys()) {
    await pace.step();
    const row = await tables.sourceRecords.get(journal);
    if (row?.derived !== 1 || row.source !== source)
      yield { what: "leads to no journal of its source", subject: `journal key ${key}` };
  }
}
