import type { RecordData } from "../domain/record.ts";
import { changeDerived, createDerived } from "./derived.ts";
import { journalTitlesAgree } from "./journal-titles.ts";
import type { SourceRecordRow, SourceRow } from "./rows.ts";
import { type JournalStatement, journalFromStatements, keysOfStatement } from "./statements.ts";
import type { Work } from "./work.ts";

/* Articles and recognition rows name journals: each source's naming of one is a derived source record, `journal:issn:…` or `journal:title:…`. */

function issnsIn(keys: readonly string[]): string[] {
  return keys.filter((key) => key.startsWith("issn:"));
}

/** ISSNs that a derived journal was the first of its source to claim. One that slipped in belongs to another. */
async function ownedIssns(work: Work, source: number, journal: number): Promise<string[]> {
  const owned: string[] = [];
  for (const key of issnsIn(await work.tables.journals.keysOf(journal))) {
    if ((await work.tables.journals.claimants(source, key))[0] === journal) owned.push(key);
  }
  return owned;
}

/**
 * Which of a source's derived journals a statement means, if one it has. By ISSN first. A title that another of its journals bears
 * with ISSNs of its own overrules an ISSN whose journal has an unlike title: then a wrong ISSN slipped in. A title alone is enough,
 * unless both sides have ISSNs that could not all be of one journal: more than print and online, or two of one medium.
 */
async function known(
  work: Work,
  source: SourceRow,
  statement: JournalStatement,
  held: Map<string, readonly number[]>,
): Promise<number | undefined> {
  const { journals, sourceRecords } = work.tables;
  let issn: number | undefined;
  let title: number | undefined;
  for (const key of keysOfStatement(statement)) {
    const claimants = await journals.claimants(source.key, key);
    held.set(key, claimants);
    const [journal] = claimants;
    if (key.startsWith("issn:")) issn ??= journal;
    else title ??= journal;
  }
  if (title === undefined || issn === title) return issn;
  const theirs = await ownedIssns(work, source.key, title);
  if (issn === undefined) {
    if (await hasAnotherOfMedium(work, title, statement)) return undefined;
    const all = new Set([...theirs, ...issnsIn(keysOfStatement(statement))]);
    return theirs.length > 0 && all.size > Math.max(theirs.length, 2) ? undefined : title;
  }
  if (theirs.length === 0) return issn;
  const data = (await sourceRecords.get(issn))?.data;
  if (data === undefined || data === null) return issn;
  const said = journalFromStatements([{ value: JSON.stringify(statement), n: 1 }], () => true);
  return said !== undefined && journalTitlesAgree(said, JSON.parse(data) as RecordData) ? issn : title;
}

/** Whether a derived journal has another print ISSN, or another online ISSN, than the statement: two journals of one title. */
async function hasAnotherOfMedium(work: Work, journal: number, { issns }: JournalStatement): Promise<boolean> {
  if (!issns.some(({ valid, medium }) => valid && medium !== undefined)) return false;
  const data = (await work.tables.sourceRecords.get(journal))?.data;
  const theirs = data === undefined || data === null ? [] : (JSON.parse(data) as RecordData).identifiers;
  return issns.some(
    ({ value, valid, medium }) =>
      valid &&
      medium !== undefined &&
      theirs.some((other) => other.valid && other.medium === medium && other.value !== value),
  );
}

/** Key of the derived journal that a statement means; made, with its record, where the source has not named it yet. */
export async function journalOf(
  work: Work,
  source: SourceRow,
  format: string,
  statement: JournalStatement,
): Promise<number> {
  const text = JSON.stringify(statement);
  const remembered = `${source.key} ${text}`;
  let journal = work.journalOfStatement.get(remembered);
  if (journal !== undefined) return journal;
  const held = new Map<string, readonly number[]>();
  journal = await known(work, source, statement, held);
  if (journal === undefined) {
    const data = journalFromStatements([{ value: text, n: 1 }], () => true);
    if (data === undefined) throw new Error("a statement without keys names no journal");
    const identifier = `journal:${keysOfStatement(statement)[0] ?? ""}`;
    journal = await createDerived(work, source, { identifier, format }, data);
  }
  for (const key of keysOfStatement(statement))
    if (held.get(key)?.includes(journal) !== true) await work.tables.journals.addKey(source.key, key, journal);
  work.journalOfStatement.set(remembered, journal);
  return journal;
}

/** Brings a derived journal in line with its counted statements; it is gone when nobody names it any more. */
export async function settleJournal(work: Work, row: SourceRecordRow & { readonly record: string }): Promise<void> {
  const { journals, tallies } = work.tables;
  const journal = row.key;
  const statements = (await tallies.of(`j:${journal}`)).filter((one) => one.n > 0);
  const again = work.saidAgain.get(journal);
  work.saidAgain.delete(journal);
  // A list says the same of a journal in every year: what follows from its one statement was written when that was first made.
  const [only, ...others] = statements;
  if (again !== undefined && others.length === 0 && only !== undefined && only.n > again && row.state === "live")
    return;
  const keys = new Set(statements.flatMap((one) => keysOfStatement(JSON.parse(one.value) as JournalStatement)));
  for (const key of await journals.keysOf(journal)) {
    if (keys.has(key)) continue;
    await journals.removeKey(row.source, key, journal);
    // Another that claims it may own it now.
    for (const other of await journals.claimants(row.source, key)) {
      work.saidAgain.delete(other);
      work.journals.add(other);
    }
  }
  const owned = new Set<string>();
  for (const key of keys) if ((await journals.claimants(row.source, key))[0] === journal) owned.add(key);
  await changeDerived(
    work,
    row,
    journalFromStatements(statements, (key) => owned.has(key)),
  );
}
