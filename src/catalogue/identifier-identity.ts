import type { RecordData } from "../domain/record.ts";
import { booksAgree, doisOfWhole, titleOrAuthorAgrees } from "./agreement.ts";
import { type Candidate, dataOf, type Match, type Matches, most, viable } from "./candidate.ts";
import type { Tables } from "./tables.ts";

function carries(data: RecordData, scheme: string, value: string): boolean {
  return data.identifiers.some((one) => one.valid && one.scheme === scheme && one.value === value);
}

/** A book and a chapter under one identifier: the book's, which the chapter bears for want of its own. Captions and the video that they are of. */
function isPartOfOther(a: RecordData, b: RecordData): boolean {
  if (a.kind === "video" && b.kind === "video") return isCaptions(a) || isCaptions(b);
  return (a.kind === "book" && b.kind === "chapter") || (a.kind === "chapter" && b.kind === "book");
}

/** A file of captions by itself: no second video of its source, but what is said in one. */
function isCaptions(data: RecordData): boolean {
  return data.kind === "video" && data.channel === "" && data.captions !== undefined;
}

/** Keys of the live source records that carry the identifier, where two of them are of one source, ours included; else none. */
async function sharing(tables: Tables, candidate: Candidate, scheme: string, value: string, records: string[]) {
  const sources = new Set(candidate.derived === 1 ? [] : [candidate.source]);
  const keys: number[] = [];
  let shared = false;
  for (const record of records) {
    for (const one of await tables.sourceRecords.liveOf(record)) {
      if (one.key === candidate.key) continue;
      const data = dataOf(one);
      if (!carries(data, scheme, value) || isPartOfOther(candidate.data, data)) continue;
      // What a source's records name is no second one of the source's own.
      if (one.derived === 0 && sources.has(one.source)) shared = true;
      if (one.derived === 0) sources.add(one.source);
      keys.push(one.key);
    }
  }
  return shared ? keys : [];
}

/** What must agree besides an equal identifier: a host names no two videos alike, and may let one be called anew. */
const agreement: Readonly<Record<"doi" | "isbn" | "url" | "video", (a: RecordData, b: RecordData) => boolean>> = {
  doi: titleOrAuthorAgrees,
  isbn: booksAgree,
  url: titleOrAuthorAgrees,
  video: () => true,
};

/** Rule 3, for DOIs and addresses of pages; for books the same with ISBNs, where only the title can agree; for videos with their host's name of them. */
export async function byIdentifier(
  tables: Tables,
  candidate: Candidate,
  scheme: keyof typeof agreement,
): Promise<Matches> {
  const { data } = candidate;
  const joins: Match[] = [];
  const proposals: Match[] = [];
  const contested: number[] = [];
  const ofWhole = doisOfWhole(data);
  for (const { value, valid, scheme: of } of data.identifiers) {
    if (of !== scheme || !valid || ofWhole.includes(value)) continue;
    const records = await tables.records.byIdentifier(scheme, value, most);
    if (records.length === 0 || records.length === most) continue;
    const shared = await sharing(tables, candidate, scheme, value, records);
    contested.push(...shared);
    if (shared.length > 0 || records.every((record) => candidate.own.includes(record))) continue;
    if (scheme === "doi" && (await tables.issues.byDoi(value)) !== undefined) continue;
    const agree = agreement[scheme];
    const sameSource = scheme === "video" ? (theirs: RecordData) => isPartOfOther(data, theirs) : undefined;
    const found: { match: Match; agrees: boolean }[] = [];
    for (const record of records) {
      const theirs = await viable(tables, candidate, record, sameSource);
      if (theirs === undefined) continue;
      const agrees = theirs.some((one) => agree(data, dataOf(one)));
      const reason = scheme === "video" ? `the same video ${value}` : `equal ${scheme.toUpperCase()} ${value}`;
      found.push({ match: { record, reason, ...(sameSource === undefined ? {} : { sameSource }) }, agrees });
    }
    const agreeing = found.filter((one) => one.agrees).map((one) => one.match);
    if (agreeing.length === 1) joins.push(...agreeing);
    // a page whose headline was rewritten is no question for people
    else if (scheme !== "url") proposals.push(...found.map((one) => one.match));
    // A work has one DOI; a book as many ISBNs as formats, and other sources may know one each.
    if (scheme === "doi" && found.length > 0) break;
  }
  return { joins, proposals, contested };
}
