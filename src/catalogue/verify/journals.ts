import type { BookStatement } from "../../domain/record.ts";
import { bookFromStatements, bookKey } from "../book-statements.ts";
import { titleIn } from "../keys.ts";
import { namedBy } from "../named.ts";
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
      const named = row.data === null ? undefined : namedBy(JSON.parse(row.data) as Parameters<typeof namedBy>[0]);
      if (named !== undefined) raise(counts, JSON.stringify(named.statement));
    }
    if (rows.length < pageSize) return counts;
  }
}

/** A journal or book that a source's articles, recognition rows or chapters name, against what they say. */
export async function* checkDerived(parts: Parts, row: SourceRecordRow): Findings {
  const subject = subjectOf(row);
  const statements = await parts.tables.tallies.of(`j:${row.key}`);
  for (const what of differ(statements, await said(parts, row.key))) yield { what, subject };
  yield* row.kind === "book" ? checkBook(row, statements) : checkJournal(parts, row, statements);
}

type Statements = readonly { value: string; n: number }[];

async function* checkBook(row: SourceRecordRow, statements: Statements): Findings {
  const subject = subjectOf(row);
  const data = bookFromStatements(statements);
  const keys = new Set(statements.map(({ value }) => `book:${bookKey(JSON.parse(value) as BookStatement)}`));
  if ([...keys].some((key) => key !== row.identifier)) yield { what: "counts what is said of another book", subject };
  const live = data !== undefined;
  if (live !== (row.state === "live") || (live && JSON.stringify(data) !== row.data)) {
    yield { what: "book is not what its chapters say", subject };
  } else if (live && titleIn(data, undefined) !== row.title_key) {
    yield { what: "cannot be found by its title", subject };
  }
}

async function* checkJournal({ tables }: Parts, row: SourceRecordRow, statements: Statements): Findings {
  const subject = subjectOf(row);
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
