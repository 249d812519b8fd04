import type { Kind } from "../domain/record.ts";
import { byIdentifier, byPlace, byTitle } from "./article-identity.ts";
import type { Candidate, Match, Matches } from "./candidate.ts";
import { findJournals } from "./journal-identity.ts";
import type { Tables } from "./tables.ts";

type Rule = (tables: Tables, candidate: Candidate) => Promise<Matches>;
const byDoi: Rule = (tables, candidate) => byIdentifier(tables, candidate, "doi");

/** The rules of each kind, strongest first; the first that finds something decides. */
const rules: Readonly<Record<Kind, readonly Rule[]>> = {
  article: [byDoi, byPlace, byTitle],
  journal: [findJournals],
  book: [byDoi, (tables, candidate) => byIdentifier(tables, candidate, "isbn")],
  chapter: [byDoi],
  news: [],
  video: [],
};

/** Which records a source record should be one with (design/architecture.md, "Identity", rules 2 to 5). */
export async function identify(tables: Tables, candidate: Candidate): Promise<Matches> {
  const proposals: Match[] = [];
  for (const rule of rules[candidate.data.kind]) {
    const found = await rule(tables, candidate);
    if (found.joins.length > 0) return found;
    proposals.push(...found.proposals);
  }
  return { joins: [], proposals };
}
