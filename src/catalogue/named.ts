import type { BookStatement, RecordData } from "../domain/record.ts";
import { bookFromStatements, bookKey, bookOfChapter } from "./book-statements.ts";
import { changeDerived, createDerived } from "./derived.ts";
import type { Mapped } from "./ingest-types.ts";
import { journalOf, settleJournal } from "./journals.ts";
import { titleIn } from "./keys.ts";
import type { SourceRow } from "./rows.ts";
import { type JournalStatement, journalOfArticle, journalOfRow } from "./statements.ts";
import type { Work } from "./work.ts";

/** What a record, or a row of a recognition list, names as the thing that it is in or of. */
export type Named =
  | { readonly is: "journal"; readonly statement: JournalStatement }
  | { readonly is: "book"; readonly statement: BookStatement };

export function namedBy(content: Mapped | RecordData): Named | undefined {
  const book = "kind" in content ? bookOfChapter(content) : undefined;
  if (book !== undefined) return { is: "book", statement: book };
  const journal =
    "kind" in content
      ? journalOfArticle(content)
      : content.is === "recognition"
        ? journalOfRow(content.row)
        : undefined;
  return journal === undefined ? undefined : { is: "journal", statement: journal };
}

/** Key of the derived journal or book that a statement means; made, with its record, where the source has not named it yet. */
export function derivedOf(work: Work, source: SourceRow, format: string, named: Named): Promise<number> {
  return named.is === "journal"
    ? journalOf(work, source, format, named.statement)
    : bookOf(work, source, format, named.statement);
}

async function bookOf(work: Work, source: SourceRow, format: string, statement: BookStatement): Promise<number> {
  const identifier = `book:${bookKey(statement) ?? ""}`;
  const remembered = `${source.key} ${identifier}`;
  const known = work.journalOfStatement.get(remembered);
  if (known !== undefined) return known;
  const existing = await work.tables.sourceRecords.find(source.key, identifier);
  let key = existing?.state === "live" ? existing.key : undefined;
  if (key === undefined) {
    const data = bookFromStatements([{ value: JSON.stringify(statement), n: 1 }]);
    if (data === undefined) throw new Error("a statement names no book");
    key = await createDerived(work, source, { identifier, format, title_key: titleIn(data, undefined) }, data);
  }
  work.journalOfStatement.set(remembered, key);
  return key;
}

/** Counts that one more (or less) live source record makes a statement about a derived journal or book. */
export function countNamed(work: Work, key: number, { statement }: Named, delta: 1 | -1): void {
  work.count(`j:${key}`, JSON.stringify(statement), delta);
  const again = work.saidAgain.get(key);
  if (delta === 1 && (again !== undefined || !work.journals.has(key))) work.saidAgain.set(key, (again ?? 0) + 1);
  else work.saidAgain.delete(key);
  work.journals.add(key);
}

/** Brings a derived journal or book in line with its counted statements; it is gone when nobody names it any more. */
export async function settleDerived(work: Work, key: number): Promise<void> {
  const row = await work.tables.sourceRecords.get(key);
  if (row === undefined || row.record === null) return;
  const { record } = row;
  if (row.kind !== "book") return settleJournal(work, { ...row, record });
  const data = bookFromStatements(await work.tables.tallies.of(`j:${key}`));
  await changeDerived(work, { ...row, record }, data, data === undefined ? row.title_key : titleIn(data, undefined));
}
