import type { RecordData } from "../domain/record.ts";
import type { ContributionRow, Flag } from "./rows.ts";
import { follow } from "./succession.ts";
import type { Tables } from "./tables.ts";

/** A source record whose record is to be found. */
export interface Candidate {
  /** Key of its source, and of itself where it is in the store. */
  readonly source: number;
  readonly key?: number;
  readonly derived: Flag;
  readonly sample: Flag;
  /** The record it is in, or the ids that are its own: none of them is what we look for, and what was taken apart from them stays so. */
  readonly own: readonly string[];
  /** Its record's other live source records, if it has any. */
  readonly companions: readonly ContributionRow[];
  readonly data: RecordData;
  readonly place: string | null;
  readonly title: string | null;
}

export interface Match {
  readonly record: string;
  readonly reason: string;
  /** Which of its own source's records it may be one with all the same (`viable`). */
  readonly sameSource?: (theirs: RecordData) => boolean;
}

/** Records to be joined by rule, and those that an operator should look at. */
export interface Matches {
  readonly joins: readonly Match[];
  readonly proposals: readonly Match[];
  /** Keys of source records that a DOI, place or title tells nothing of any more, since two of one source share it. */
  readonly contested?: readonly number[];
}

export const nothing: Matches = { joins: [], proposals: [] };

/** More records or neighbours than this under one key: the key tells nothing. */
export const most = 12;

/**
 * The candidate's record with its contributions, if rules may join it at all (rule 2; sample apart; never what was taken
 * apart, nor a journal and its successor).
 * `sameSource` says of a record of the candidate's own source that it is a repetition.
 */
export async function viable(
  tables: Tables,
  candidate: Candidate,
  record: string,
  sameSource: (theirs: RecordData) => boolean = () => false,
): Promise<ContributionRow[] | undefined> {
  if (candidate.own.includes(record)) return undefined;
  const theirs = (await tables.sourceRecords.liveOf(record)).filter((one) => one.key !== candidate.key);
  const first = theirs[0];
  if (first === undefined) return undefined;
  if ((JSON.parse(first.data) as RecordData).kind !== candidate.data.kind) return undefined;
  if (theirs.some((one) => one.sample !== candidate.sample)) return undefined;
  // Journals derived from articles are no records of the source's own: two of one source may turn out to be one.
  const ours = [{ source: candidate.source, derived: candidate.derived }, ...candidate.companions];
  const own = new Set(ours.filter((one) => one.derived === 0).map((one) => one.source));
  const rivals = theirs.filter((one) => one.derived === 0 && own.has(one.source));
  if (!rivals.every((one) => sameSource(dataOf(one)))) return undefined;
  const all = [candidate.data, ...candidate.companions.map(dataOf)];
  if (theirs.some((one) => all.some((data) => follow(data, dataOf(one))))) return undefined;
  const apart = await tables.decisions.apartOf(record);
  return candidate.own.some((id) => apart.includes(id)) ? undefined : theirs;
}

export function dataOf(contribution: ContributionRow): RecordData {
  return JSON.parse(contribution.data) as RecordData;
}
