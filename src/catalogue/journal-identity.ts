import type { RecordData } from "../domain/record.ts";
import { journalTitlesAgree } from "./agreement.ts";
import { type Candidate, dataOf, type Match, type Matches, most, viable } from "./candidate.ts";
import { journalTitleKeys } from "./refresh.ts";
import type { ContributionRow } from "./rows.ts";
import type { Tables } from "./tables.ts";

function issnsOf(data: RecordData): string[] {
  return data.identifiers.filter((one) => one.scheme === "issn" && one.valid).map((one) => one.value);
}

/**
 * By ISSN. One valid ISSN in common joins if the titles agree; two do whatever the titles say (a journal renamed keeps neither by
 * accident). One ISSN under two utterly different titles is as often a slip in a list as a new name: a proposal, for joining a
 * stranger's recognition to a journal is worse than leaving it out.
 */
async function byIssn(tables: Tables, candidate: Candidate): Promise<Matches> {
  const issns = issnsOf(candidate.data);
  const records = new Set<string>();
  for (const issn of issns) for (const id of await tables.records.byIdentifier("issn", issn, most)) records.add(id);
  const joins: Match[] = [];
  const proposals: Match[] = [];
  for (const record of records) {
    const theirs = await viable(tables, candidate, record);
    if (theirs === undefined) continue;
    const common = issns.filter((issn) => theirs.some((one) => issnsOf(dataOf(one)).includes(issn)));
    if (common.length === 0) continue;
    const agree = common.length > 1 || theirs.some((one) => journalTitlesAgree(candidate.data, dataOf(one)));
    (agree ? joins : proposals).push({ record, reason: `equal ISSN ${common.join(", ")}` });
  }
  return { joins, proposals };
}

function hasIssn(contributions: readonly ContributionRow[]): boolean {
  return contributions.some((one) => issnsOf(dataOf(one)).length > 0);
}

/**
 * By title, across sources: only where one side has no valid ISSN and exactly one journal bears the title (a list's row, or an
 * article of a site that gives none, means that one). Equal titles that both have ISSNs, or several of a title: proposals.
 */
async function byTitle(tables: Tables, candidate: Candidate): Promise<Matches> {
  const bearers = new Set<string>();
  for (const key of journalTitleKeys(candidate.data)) {
    for (const id of await tables.journals.byTitle(key, most)) {
      // Fictional journals of the sample do not make a real one's title ambiguous, nor the other way round.
      if (!candidate.own.includes(id) && (await tables.records.get(id))?.sample === candidate.sample) bearers.add(id);
    }
  }
  const found: { match: Match; sure: boolean }[] = [];
  for (const record of bearers) {
    const theirs = await viable(tables, candidate, record);
    if (theirs === undefined) continue;
    const sure = issnsOf(candidate.data).length === 0 || !hasIssn(theirs);
    found.push({ match: { record, reason: "equal title, of no other journal" }, sure });
  }
  const matches = found.map((one) => one.match);
  // Bearers that cannot be joined count as well: they make the title one of several.
  if (bearers.size === 1 && found[0]?.sure === true) return { joins: matches, proposals: [] };
  return { joins: [], proposals: matches.map(({ record }) => ({ record, reason: "equal title" })) };
}

/** Journals that a journal should be one with. Several, where it bears the ISSNs of several. */
export async function findJournals(tables: Tables, candidate: Candidate): Promise<Matches> {
  const found = await byIssn(tables, candidate);
  if (found.joins.length > 0) return found;
  const titled = await byTitle(tables, candidate);
  return { joins: titled.joins, proposals: [...found.proposals, ...titled.proposals] };
}
