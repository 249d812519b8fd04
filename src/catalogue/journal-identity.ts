import type { RecordData } from "../domain/record.ts";
import { type Candidate, dataOf, type Match, type Matches, most, viable } from "./candidate.ts";
import { siblingsOf } from "./issn-siblings.ts";
import { journalTitlesAgree, journalTitlesEqual, publishersAgree } from "./journal-titles.ts";
import { journalTitleKeys } from "./refresh.ts";
import type { ContributionRow } from "./rows.ts";
import { issnsOf } from "./succession.ts";
import type { Tables } from "./tables.ts";

/**
 * By ISSN. One valid ISSN in common, or two with one ISSN-L, join if the titles agree; two in common do whatever the titles say (a journal
 * renamed keeps neither by accident). One ISSN under two utterly different titles is as often a slip in a list as a new name: a
 * proposal, for joining a stranger's recognition to a journal is worse than leaving it out.
 * Two entries of one list with an ISSN and a title in common are one journal, the exception to rule 2: lists repeat themselves.
 */
async function byIssn(tables: Tables, candidate: Candidate): Promise<Matches> {
  const own = issnsOf(candidate.data);
  /** Every ISSN that is of the same serial as one of its own. */
  const siblings = new Map<string, string>();
  for (const issn of own) for (const other of await siblingsOf(tables, issn)) siblings.set(other, issn);
  const records = new Set<string>();
  for (const issn of new Set([...own, ...siblings.keys()])) {
    for (const id of await tables.records.byIdentifier("issn", issn, most)) records.add(id);
  }
  const equals: Match[] = [];
  const others: Match[] = [];
  const proposals: Match[] = [];
  for (const record of records) {
    const sameSource = (theirs: RecordData): boolean => journalTitlesEqual(candidate.data, theirs);
    const theirs = await viable(tables, candidate, record, sameSource);
    if (theirs === undefined) continue;
    const given = theirs.flatMap((one) => issnsOf(dataOf(one)));
    const equal = own.filter((issn) => given.includes(issn));
    const linked = given.find((issn) => siblings.has(issn));
    if (linked === undefined) continue;
    const agree = equal.length > 1 || theirs.some((one) => journalTitlesAgree(candidate.data, dataOf(one)));
    const reason =
      equal.length > 0 ? `equal ISSN ${equal.join(", ")}` : `equal ISSN-L of ${siblings.get(linked)} and ${linked}`;
    const exact = agree && theirs.some((one) => journalTitlesEqual(candidate.data, dataOf(one)));
    (exact ? equals : agree ? others : proposals).push({ record, reason, sameSource });
  }
  // Where they cannot all be one, the very title goes before one like it.
  return { joins: [...equals, ...others], proposals };
}

function hasIssn(contributions: readonly ContributionRow[]): boolean {
  return contributions.some((one) => issnsOf(dataOf(one)).length > 0);
}

function siteOf(data: RecordData): URL | undefined {
  const url = data.links.find((link) => link.rel === "landing")?.url;
  return url === undefined ? undefined : (URL.parse(url) ?? undefined);
}

const hostOf = (data: RecordData): string | undefined => siteOf(data)?.host.replace(/^www\./, "");

/** The page of the site, whatever ends its address: `/tellusb`, `/tellusb/index`. */
const pageOf = (data: RecordData): string | undefined =>
  siteOf(data)
    ?.pathname.replace(/\/(?:index(?:\.\w{3,5})?)?$/, "")
    .toLowerCase();

/** Whether publisher or site is the same, and the country no other. */
function corroborated(a: RecordData, b: RecordData): boolean {
  if (a.country !== undefined && b.country !== undefined && a.country !== b.country) return false;
  const site = hostOf(a);
  return publishersAgree(a.publisher, b.publisher) || (site !== undefined && site === hostOf(b));
}

/** Title, publisher and the site's very page are the same: print and online, listed one by one whatever medium the list says of them. */
function isOtherMedium(a: RecordData, b: RecordData): boolean {
  if (!journalTitlesEqual(a, b) || !publishersAgree(a.publisher, b.publisher) || !corroborated(a, b)) return false;
  if (siteOf(a)?.search !== siteOf(b)?.search) return false;
  return hostOf(a) !== undefined && hostOf(a) === hostOf(b) && pageOf(a) === pageOf(b);
}

const hasOneIssn = (all: readonly RecordData[]): boolean => mediaOf(all).length === 1;

/** ISSNs with the medium that is said of them. */
function mediaOf(all: readonly RecordData[]): [issn: string, medium: string | undefined][] {
  const media = new Map<string, string | undefined>();
  for (const { identifiers } of all) {
    for (const { scheme, value, valid, medium } of identifiers) {
      if (scheme === "issn" && valid && medium !== "linking") media.set(value, media.get(value) ?? medium);
    }
  }
  return [...media];
}

/** One ISSN on each side, that could be print and online of one serial: at least one says its medium, not both the same. */
function complete(a: RecordData, others: readonly RecordData[]): boolean {
  const [[ours, ...moreOurs], [theirs, ...moreTheirs]] = [mediaOf([a]), mediaOf(others)];
  if (ours === undefined || theirs === undefined || moreOurs.length + moreTheirs.length > 0) return false;
  return ours[1] !== theirs[1];
}

/**
 * By title: where exactly one journal bears it, and one side has no valid ISSN (a list's row, or an article of a site that gives none,
 * means that one), or they have one each, of print and online, and publisher or site in common, or both. Equal titles with other ISSNs,
 * or several of a title: proposals.
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
    // Two entries of one list that both have ISSNs are two for who made the list, unless all else is the same.
    const sameSource = (theirs: RecordData): boolean =>
      issnsOf(candidate.data).length === 0 || issnsOf(theirs).length === 0
        ? corroborated(candidate.data, theirs)
        : isOtherMedium(candidate.data, theirs);
    const theirs = await viable(tables, candidate, record, sameSource);
    if (theirs === undefined) continue;
    const match = { record, reason: "equal title, of no other journal", sameSource };
    found.push({ match, sure: sure(candidate, theirs) });
  }
  const matches = found.map((one) => one.match);
  // Bearers that cannot be joined count as well: they make the title one of several.
  if (bearers.size === 1 && found[0]?.sure === true) return { joins: matches, proposals: [] };
  return { joins: [], proposals: matches.map(({ record }) => ({ record, reason: "equal title" })) };
}

/**
 * What articles and rows name is what they are in; a list's own entry without an ISSN is a claim of its own, and titles repeat all over
 * the world: something else must be the same.
 */
function sure({ data, derived }: Candidate, theirs: readonly ContributionRow[]): boolean {
  const ours = issnsOf(data).length > 0;
  const others = theirs.map(dataOf);
  if (ours && hasIssn(theirs)) {
    if (hasOneIssn([data]) && hasOneIssn(others) && others.some((one) => isOtherMedium(data, one))) return true;
    return complete(data, others) && others.some((one) => corroborated(data, one));
  }
  const listed = ours ? theirs.every((one) => one.derived === 0) : derived === 0;
  return !listed || others.some((one) => corroborated(data, one));
}

/** Journals that a journal should be one with. Several, where it bears the ISSNs of several. */
export async function findJournals(tables: Tables, candidate: Candidate): Promise<Matches> {
  const found = await byIssn(tables, candidate);
  if (found.joins.length > 0) return found;
  const titled = await byTitle(tables, candidate);
  return { joins: titled.joins, proposals: [...found.proposals, ...titled.proposals] };
}
