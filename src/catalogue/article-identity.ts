import { yearOf } from "../domain/partial-date.ts";
import type { ArticleData, RecordData } from "../domain/record.ts";
import { sameFirstAuthor } from "../text/first-author.ts";
import { titleKey } from "../text/title.ts";
import { titleOrAuthorAgrees, titlesAgree } from "./agreement.ts";
import { type Candidate, dataOf, type Match, type Matches, most, nothing, viable } from "./candidate.ts";
import { shortKey } from "./ids.ts";
import { partKey } from "./statements.ts";
import type { Neighbour, Tables } from "./tables.ts";

/** Rule 4's place: volume, number and first page within one journal's record. Many journals have but a volume, or but a number. */
export function placeKey(data: RecordData, journal: string | undefined): string | null {
  if (data.kind !== "article" || journal === undefined) return null;
  const { issue, pages } = data.container ?? {};
  const { volume, number } = issue ?? {};
  if ((volume === undefined && number === undefined) || pages?.first === undefined) return null;
  return `${journal}|${[volume ?? "", number ?? "", pages.first].map(partKey).join("|")}`;
}

/** Rule 5's title within one journal's record. */
export function titleInJournal(data: RecordData, journal: string | undefined): string | null {
  const key = data.kind === "article" && journal !== undefined ? titleKey(data.titles[0]?.value ?? "") : "";
  return key === "" ? null : `${journal}|${shortKey(key)}`;
}

function carries(data: RecordData, scheme: string, value: string): boolean {
  return data.identifiers.some((one) => one.valid && one.scheme === scheme && one.value === value);
}

/** Keys of the live source records that carry the identifier, where two of them are of one source, ours included; else none. */
async function sharing(tables: Tables, candidate: Candidate, scheme: string, value: string, records: string[]) {
  const sources = new Set([candidate.source]);
  const keys: number[] = [];
  let shared = false;
  for (const record of records) {
    for (const one of await tables.sourceRecords.liveOf(record)) {
      if (one.key === candidate.key || one.derived === 1 || !carries(dataOf(one), scheme, value)) continue;
      if (sources.has(one.source)) shared = true;
      sources.add(one.source);
      keys.push(one.key);
    }
  }
  return shared ? keys : [];
}

/** Rule 3, for DOIs; for books the same with ISBNs, where only the title can agree. */
export async function byIdentifier(tables: Tables, candidate: Candidate, scheme: "doi" | "isbn"): Promise<Matches> {
  const { data } = candidate;
  const contested: number[] = [];
  const ownIssue = data.kind === "article" ? data.container?.issue?.doi : undefined;
  for (const { value, valid, scheme: of } of data.identifiers) {
    if (of !== scheme || !valid || value === ownIssue) continue;
    const records = await tables.records.byIdentifier(scheme, value, most);
    if (records.length === 0 || records.length === most) continue;
    const shared = await sharing(tables, candidate, scheme, value, records);
    contested.push(...shared);
    if (shared.length > 0 || records.every((record) => candidate.own.includes(record))) continue;
    if (scheme === "doi" && (await tables.issues.byDoi(value)) !== undefined) continue;
    const agree = scheme === "doi" ? titleOrAuthorAgrees : titlesAgree;
    const found: { match: Match; agrees: boolean }[] = [];
    for (const record of records) {
      const theirs = await viable(tables, candidate, record);
      if (theirs === undefined) continue;
      const agrees = theirs.some((one) => agree(data, dataOf(one)));
      found.push({ match: { record, reason: `equal ${scheme.toUpperCase()} ${value}` }, agrees });
    }
    const agreeing = found.filter((one) => one.agrees).map((one) => one.match);
    if (agreeing.length === 1) return { joins: agreeing, proposals: [], contested };
    if (found.length > 0) return { joins: [], proposals: found.map((one) => one.match), contested };
  }
  return { ...nothing, contested };
}

function contradicts(a: RecordData, b: RecordData): boolean {
  const dois = (data: RecordData): string[] =>
    data.identifiers.filter((one) => one.scheme === "doi" && one.valid).map((one) => one.value);
  const [left, right] = [dois(a), dois(b)];
  return left.length > 0 && right.length > 0 && !left.some((doi) => right.includes(doi));
}

/** Neighbours in one record. */
type Passed = readonly { readonly key: number; readonly data: RecordData }[];

/** Of neighbours, the records that hold one that passes; the keys of all of them where one source has several: then they tell nothing. */
async function passing(
  tables: Tables,
  candidate: Candidate,
  neighbours: readonly Neighbour[],
  test: (data: RecordData) => boolean,
): Promise<Map<string, Passed> | readonly number[]> {
  if (neighbours.length >= most) return [];
  const sources = new Set([candidate.source]);
  const records = new Map<string, Passed>();
  const keys: number[] = [];
  let shared = false;
  for (const neighbour of neighbours) {
    if (neighbour.key === candidate.key) continue;
    const row = await tables.sourceRecords.get(neighbour.key);
    if (row?.data === undefined || row.data === null) continue;
    const data = JSON.parse(row.data) as RecordData;
    if (!test(data)) continue;
    if (sources.has(neighbour.source)) shared = true;
    sources.add(neighbour.source);
    keys.push(neighbour.key);
    records.set(neighbour.record, [...(records.get(neighbour.record) ?? []), { key: neighbour.key, data }]);
  }
  return shared ? keys : records;
}

async function settle(
  tables: Tables,
  candidate: Candidate,
  records: Map<string, Passed>,
  reason: string,
  sure: (data: RecordData) => boolean,
): Promise<Matches> {
  const matches: { match: Match; sure: boolean }[] = [];
  const contested: number[] = [];
  const ours = [candidate.data, ...candidate.companions.map(dataOf)];
  for (const [record, passed] of records) {
    const theirs = await viable(tables, candidate, record);
    if (theirs === undefined) continue;
    const contradicted = theirs.some((one) => ours.some((data) => contradicts(data, dataOf(one))));
    // What is joined there may as well be one with ours: then it is one with neither.
    if (contradicted) contested.push(...passed.map(({ key }) => key));
    matches.push({ match: { record, reason }, sure: !contradicted && passed.some(({ data }) => sure(data)) });
  }
  const only = matches.length === 1 && matches[0]?.sure === true;
  const found = matches.map((one) => one.match);
  return only ? { joins: found, proposals: [] } : { joins: [], proposals: found, contested };
}

/** One title is but the beginning of the other: a main title too short to be alike by itself. */
function oneBegins(a: RecordData, b: RecordData): boolean {
  const keys = (data: RecordData): string[] =>
    data.titles.map(({ value }) => titleKey(value)).filter((key) => key !== "");
  return keys(a).some((x) => keys(b).some((y) => `${x} `.startsWith(`${y} `) || `${y} `.startsWith(`${x} `)));
}

/** Rule 4: ISSN (the journal's record), volume, number and first page, and a similar title. */
export async function byPlace(tables: Tables, candidate: Candidate): Promise<Matches> {
  if (candidate.place === null) return nothing;
  const neighbours = await tables.sourceRecords.byPlace(candidate.place, most);
  if (neighbours.length === 0) return nothing;
  const similar = (data: RecordData): boolean =>
    titlesAgree(candidate.data, data) ||
    (oneBegins(candidate.data, data) && sameFirstAuthor(candidate.data.contributors, data.contributors));
  // Two abstracts on one page: only those with a similar title count, and they must be one a source.
  const records = await passing(tables, candidate, neighbours, similar);
  if (!(records instanceof Map)) return { ...nothing, contested: records };
  return settle(tables, candidate, records, "same journal, volume, number and first page, similar title", similar);
}

function yearOfArticle(data: ArticleData): number | undefined {
  return data.container?.issue?.year ?? (data.published === undefined ? undefined : yearOf(data.published));
}

/** Words that say nothing of what a title is about. */
const empty = new Set([
  "the",
  "of",
  "and",
  "for",
  "from",
  "in",
  "on",
  "to",
  "by",
  "with",
  "a",
  "an",
  "s",
  "this",
  "our",
]);

/** Whether a title is an article's own, not any column's: `Editorial`, `Book reviews`, `From the editor’s desk`, `غزل`. */
function isOwn(title: string): boolean {
  const letters = title.replaceAll(" ", "").length;
  return letters >= 24 || (letters >= 16 && title.split(" ").filter((word) => !empty.has(word)).length >= 4);
}

/**
 * Whether volume, number and first page let two articles of one title be one. Sources do mistake one of the three; a title that is short
 * may return in each issue, and needs one of them to be equal and none to differ.
 */
function isPlausible(a: ArticleData, b: ArticleData, title: string): boolean {
  const parts = ({ container }: ArticleData): (string | undefined)[] =>
    [container?.issue?.volume, container?.issue?.number, container?.pages?.first].map((part) =>
      part === undefined ? undefined : partKey(part),
    );
  const [left, right] = [parts(a), parts(b)];
  const both = left.flatMap((part, index) => {
    const other = right[index];
    return part === undefined || other === undefined ? [] : [{ equal: part === other, isVolume: index === 0 }];
  });
  const differing = both.filter(({ equal }) => !equal).length;
  if (isOwn(title)) return differing < 2;
  return differing === 0 && both.some(({ equal, isVolume }) => equal && !isVolume);
}

/** Rule 5's end: journal, year, first author and title; never a title that repeats in that journal. */
export async function byTitle(tables: Tables, candidate: Candidate): Promise<Matches> {
  const { data, title } = candidate;
  if (title === null || data.kind !== "article") return nothing;
  const neighbours = await tables.sourceRecords.byTitle(title, most);
  if (neighbours.length === 0) return nothing;
  const key = titleKey(data.titles[0]?.value ?? "");
  const equal = (other: RecordData): boolean => titleKey(other.titles[0]?.value ?? "") === key;
  const records = await passing(tables, candidate, neighbours, equal);
  if (!(records instanceof Map)) return { ...nothing, contested: records };
  const sure = (other: RecordData): boolean =>
    other.kind === "article" &&
    isPlausible(data, other, key) &&
    yearOfArticle(data) !== undefined &&
    yearOfArticle(data) === yearOfArticle(other) &&
    sameFirstAuthor(data.contributors, other.contributors);
  return settle(tables, candidate, records, "same journal and title", sure);
}
