import type { Kind } from "../domain/record.ts";
import { byPlace, byTitle } from "./article-identity.ts";
import { byBookTitle, byChapterTitle } from "./book-identity.ts";
import type { Candidate, Match, Matches } from "./candidate.ts";
import { byIdentifier } from "./identifier-identity.ts";
import { findJournals } from "./journal-identity.ts";
import type { Tables } from "./tables.ts";

type Rule = (tables: Tables, candidate: Candidate) => Promise<Matches>;
const byDoi: Rule = (tables, candidate) => byIdentifier(tables, candidate, "doi");
/** Headlines: the address of their page. */
const byUrl: Rule = (tables, candidate) => byIdentifier(tables, candidate, "url");
const byVideo: Rule = (tables, candidate) => byIdentifier(tables, candidate, "video");
const byIsbn: Rule = (tables, candidate) => byIdentifier(tables, candidate, "isbn");

/** The rules of each kind, strongest first. Each may find another record: one that has the DOI, one that has the place. */
const rules: Readonly<Record<Kind, readonly Rule[]>> = {
  article: [byDoi, byPlace, byTitle],
  journal: [findJournals],
  book: [byDoi, byIsbn, byBookTitle],
  chapter: [byDoi, byPlace, byChapterTitle],
  news: [byUrl],
  video: [byVideo],
};

/** Which records a source record should be one with (design/architecture.md, "Identity", rules 2 to 5). */
export async function identify(tables: Tables, candidate: Candidate): Promise<Matches> {
  const joins = new Map<string, Match>();
  const proposals: Match[] = [];
  const contested: number[] = [];
  for (const rule of rules[candidate.data.kind]) {
    const found = await rule(tables, candidate);
    for (const match of found.joins) if (!joins.has(match.record)) joins.set(match.record, match);
    proposals.push(...found.proposals);
    contested.push(...(found.contested ?? []));
  }
  return { joins: [...joins.values()], proposals: proposals.filter(({ record }) => !joins.has(record)), contested };
}
