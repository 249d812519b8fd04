import type { RecordData } from "../domain/record.ts";
import { titleKey } from "../text/title.ts";
import { noteCiting, noteFoundBy } from "./citations/follow.ts";
import { citableKeys } from "./citations/keys.ts";
import { writeDecision } from "./decision-chain.ts";
import { issueIdOf } from "./ids.ts";
import { type Contribution, type FieldSources, project, sourcesOfField } from "./projection.ts";
import type { ContributionRow, RecordRow } from "./rows.ts";
import { issueKey, issueStatement } from "./statements.ts";
import { noteHeadline } from "./stories/follow.ts";
import type { Work } from "./work.ts";

/** What a record's row says that follows from its live source records. */
export type Derived = Pick<
  RecordRow,
  "kind" | "data" | "sole" | "provenance" | "title" | "found_by" | "journal" | "issue" | "statement" | "page" | "sample"
>;

export interface Derivation {
  readonly row: Derived;
  readonly data: RecordData;
  /** What tells its issue apart. */
  readonly issueKey?: string;
}

const longestTitle = 500;

const namings = ["container.titles", "container.issns", "book.titles", "book.identifiers"];

/** Which source record says in which journal or book the record is: the one that its container comes from. */
function journalSource(contributions: readonly ContributionRow[], provenance: FieldSources): number | null {
  const [from] = namings.flatMap((field) => sourcesOfField(provenance, field));
  const best = contributions.find((one) => one.key === from && one.journal !== null);
  return (best ?? contributions.find((one) => one.journal !== null))?.journal ?? null;
}

/** Page number to order by, or else a chapter's place; roman and lettered pages have none and stand first, by title. */
function pageOf(data: RecordData): number | null {
  const pages = data.kind === "article" ? data.container?.pages : data.kind === "chapter" ? data.pages : undefined;
  const first = /\d{1,9}/.exec(pages?.first ?? pages?.printed ?? "");
  if (first !== null) return Number(first[0]);
  return data.kind === "chapter" ? (data.position ?? null) : null;
}

/** Projects live source records (at least one) to what the record's row must say. Pure but for finding the journal's record. */
export async function derive(
  contributions: readonly ContributionRow[],
  recordOfJournal: (journal: number) => Promise<string | undefined>,
): Promise<Derivation> {
  const only = contributions.length === 1 ? contributions[0] : undefined;
  let data: RecordData;
  let provenance: FieldSources = {};
  if (only === undefined) {
    const parsed = contributions.map(
      (one): Contribution => ({
        key: one.key,
        sourceId: one.source_id,
        identifier: one.identifier,
        format: one.format,
        derived: one.derived,
        data: JSON.parse(one.data) as RecordData,
      }),
    );
    ({ data, provenance } = project(parsed));
  } else {
    data = JSON.parse(only.data) as RecordData;
  }
  const isWithin = data.kind === "article" || data.kind === "chapter";
  const source = isWithin ? journalSource(contributions, provenance) : null;
  const journal = source === null ? undefined : await recordOfJournal(source);
  return derivation(contributions, data, only === undefined ? provenance : undefined, journal);
}

/** The same for data at hand; `provenance` is absent where one source record gives all. */
export function derivation(
  contributions: readonly Pick<ContributionRow, "key" | "sample">[],
  data: RecordData,
  provenance: FieldSources | undefined,
  journal: string | undefined,
): Derivation {
  const article = data.kind === "article" && journal !== undefined ? data : undefined;
  const key = article && issueKey(article.container?.issue);
  const issue = article && key !== undefined && journal !== undefined ? issueIdOf(journal, key) : null;
  return {
    data,
    row: {
      kind: data.kind,
      data: provenance === undefined ? null : JSON.stringify(data),
      sole: provenance === undefined ? (contributions[0]?.key ?? null) : null,
      provenance: provenance === undefined ? null : JSON.stringify(provenance),
      title: (data.titles[0]?.value ?? "").slice(0, longestTitle),
      found_by: foundBy(data),
      journal: journal ?? null,
      issue,
      statement: article && issue !== null ? JSON.stringify(issueStatement(article)) : null,
      page: pageOf(data),
      sample: contributions.some((one) => one.sample === 1) ? 1 : 0,
    },
    ...(key === undefined ? {} : { issueKey: key }),
  };
}

type Found = readonly [scheme: string, value: string];

/** What the record can be found by, as JSON: its valid identifiers, and where and as what an article is cited without one. */
function foundBy(data: RecordData): string {
  const valid = data.identifiers.filter((identifier) => identifier.valid);
  const found = new Map(valid.map(({ scheme, value }): [string, Found] => [`${scheme}:${value}`, [scheme, value]]));
  for (const [scheme, value] of citableKeys(data)) found.set(`${scheme}:${value}`, [scheme, value]);
  return JSON.stringify([...found.values()]);
}

/** Title keys that a journal can be found by. */
export function journalTitleKeys(data: RecordData): Set<string> {
  if (data.kind !== "journal") return new Set();
  const keys = [...data.titles, ...data.formerTitles].map((title) => titleKey(title.value));
  return new Set(keys.filter((key) => key !== ""));
}

/** Adds what a derivation counts for: its kind and its issue. */
export function countFor(work: Work, row: Pick<RecordRow, "kind" | "issue" | "statement">, delta: 1 | -1): void {
  work.count("kinds", row.kind, delta);
  if (row.issue !== null && row.statement !== null) work.count(`i:${row.issue}`, row.statement, delta);
}

async function syncIdentifiers(work: Work, id: string, before: string, wanted: string): Promise<void> {
  if (before === wanted) return;
  const { records } = work.tables;
  const missing = new Map((JSON.parse(wanted) as Found[]).map((found) => [found.join(":"), found]));
  for (const found of JSON.parse(before) as Found[]) {
    if (!missing.delete(found.join(":"))) await records.removeIdentifier(...found, id);
  }
  for (const found of missing.values()) await records.addIdentifier(...found, id);
}

async function syncTitles(work: Work, id: string, wanted: Set<string>): Promise<void> {
  const missing = new Set(wanted);
  for (const key of await work.tables.journals.titlesOf(id)) {
    if (missing.delete(key)) continue;
    await work.tables.journals.removeTitle(key, id);
    work.titles.add(key);
  }
  for (const key of missing) {
    await work.tables.journals.addTitle(key, id);
    work.titles.add(key);
  }
}

async function decide(work: Work, what: string, id: string, reason: string): Promise<void> {
  const subject = "{}";
  await writeDecision(work, { at: work.now, by: "rule", what, record: id, other: null, reason, subject });
}

/** Record of a derived journal, remembered for the transaction. */
export async function recordOfJournal(work: Work, journal: number): Promise<string | undefined> {
  const known = work.recordOfJournal.get(journal);
  if (known !== undefined) return known;
  const record = (await work.tables.sourceRecords.get(journal))?.record ?? undefined;
  if (record !== undefined) work.recordOfJournal.set(journal, record);
  return record;
}

function same(before: RecordRow, after: Derived): boolean {
  return Object.entries(after).every(([name, value]) => before[name as keyof Derived] === value);
}

/** Where a new record comes from. */
export interface Birth {
  readonly id: string;
  readonly origin: string;
  readonly members: readonly number[];
  /** The decision that mints it. */
  readonly minted: number;
}

/** Writes a record that is new: nothing of it is in the store yet. */
export async function writeNew(work: Work, birth: Birth, made: Derivation): Promise<void> {
  const { id } = birth;
  const { records, journals } = work.tables;
  const { now } = work;
  const version = await work.nextVersion();
  const times = { created_at: now, updated_at: now, withdrawn_at: null };
  const born = { ...birth, members: JSON.stringify(birth.members), version, judged: 0 };
  await records.insert({ ...born, ...made.row, state: "live", into: null, ...times });
  for (const found of JSON.parse(made.row.found_by) as Found[]) await records.addIdentifier(...found, id);
  for (const key of journalTitleKeys(made.data)) {
    await journals.addTitle(key, id);
    work.titles.add(key);
  }
  countFor(work, made.row, 1);
  noteIssue(work, made);
  noteFoundBy(work, made.row.found_by);
  noteCiting(work, id, made.data, true);
  noteHeadline(work, id, made.row.kind);
}

/** Writes a record that is new from the source records that are in it by now. */
export async function bear(work: Work, birth: Birth): Promise<void> {
  const contributions: ContributionRow[] = [];
  for (const key of birth.members) {
    const row = await work.tables.sourceRecords.contribution(key);
    if (row !== undefined) contributions.push(row);
  }
  await writeNew(work, birth, await derive(contributions, (journal) => recordOfJournal(work, journal)));
}

function noteIssue(work: Work, made: Derivation): void {
  const { issue, journal } = made.row;
  if (issue !== null && journal !== null && made.issueKey !== undefined) {
    work.issues.set(issue, { journal, key: made.issueKey });
  }
}

/**
 * Brings a record in line with its live source records: projects, compares, writes what differs and logs the change; a tombstone when
 * nothing is left, and back to life when something is again. `force` logs a change although the row stays (its sole source
 * record's data changed). Gives whether anything changed.
 */
export async function refresh(work: Work, id: string, force = false): Promise<boolean> {
  const { tables, now } = work;
  const before = await tables.records.get(id);
  if (before === undefined) return false;
  const contributions = await tables.sourceRecords.liveOf(id);
  if (contributions.length === 0) return before.state === "live" && (await withdraw(work, before));
  const made = await derive(contributions, (journal) => recordOfJournal(work, journal));
  const live = before.state === "live";
  if (live && !force && same(before, made.row)) return false;
  if (live) countFor(work, before, -1);
  else await decide(work, "restore", id, "a source gives it again");
  if (before.state === "tombstone") work.count("tombstones", "", -1);
  countFor(work, made.row, 1);
  noteIssue(work, made);
  noteFoundBy(work, before.found_by);
  noteFoundBy(work, made.row.found_by);
  noteCiting(work, id, made.data, false);
  noteHeadline(work, id, before.kind, made.row.kind);
  await syncIdentifiers(work, id, before.found_by, made.row.found_by);
  if (made.row.kind === "journal" || before.kind === "journal") await syncTitles(work, id, journalTitleKeys(made.data));
  const version = await work.nextVersion();
  const rest = { state: "live", into: null, updated_at: now, withdrawn_at: null, version } as const;
  await tables.records.update({ ...before, ...made.row, ...rest });
  return true;
}

/** What a record that is not live says of itself; kind, title and times stay. */
export const nothing = {
  data: null,
  sole: null,
  provenance: null,
  found_by: "[]",
  journal: null,
  issue: null,
  statement: null,
  page: null,
} as const;

async function withdraw(work: Work, before: RecordRow): Promise<true> {
  await takeDown(work, before);
  work.count("tombstones", "", 1);
  await decide(work, "withdraw", before.id, "no source gives it any more");
  const version = await work.nextVersion();
  const gone = { ...before, ...nothing };
  const times = { updated_at: work.now, withdrawn_at: work.now, version };
  await work.tables.records.update({ ...gone, state: "tombstone", ...times });
  return true;
}

/** Takes a live record out of all that is found and counted; its row is the caller's to write. */
export async function takeDown(work: Work, before: RecordRow): Promise<void> {
  countFor(work, before, -1);
  noteFoundBy(work, before.found_by);
  work.citing.add(before.id);
  noteHeadline(work, before.id, before.kind);
  await syncIdentifiers(work, before.id, before.found_by, "[]");
  if (before.kind === "journal") await syncTitles(work, before.id, new Set());
}
