import type { RecordData } from "../domain/record.ts";
import { doisOfWhole } from "./agreement.ts";
import { type Candidate, dataOf, type Match, type Matches, most, viable } from "./candidate.ts";
import type { Neighbour, Tables } from "./tables.ts";

/** Both have DOIs of their own, and none in common. */
function contradicts(a: RecordData, b: RecordData): boolean {
  const ofWhole = new Set([...doisOfWhole(a), ...doisOfWhole(b)]);
  const dois = (data: RecordData): string[] =>
    data.identifiers.flatMap(({ scheme, value, valid }) =>
      scheme === "doi" && valid && !ofWhole.has(value) ? [value] : [],
    );
  const [left, right] = [dois(a), dois(b)];
  return left.length > 0 && right.length > 0 && !left.some((doi) => right.includes(doi));
}

/** Neighbours in one record. */
type Passed = readonly { readonly key: number; readonly data: RecordData }[];

/** Of neighbours, the records that hold one that passes; the keys of all of them where one source has several: then they tell nothing. */
export async function passing(
  tables: Tables,
  candidate: Candidate,
  neighbours: readonly Neighbour[],
  test: (data: RecordData, key: number) => boolean,
): Promise<Map<string, Passed> | readonly number[]> {
  if (neighbours.length >= most) return [];
  const sources = new Set(candidate.derived === 1 ? [] : [candidate.source]);
  const records = new Map<string, Passed>();
  const keys: number[] = [];
  let shared = false;
  for (const neighbour of neighbours) {
    if (neighbour.key === candidate.key) continue;
    const row = await tables.sourceRecords.get(neighbour.key);
    if (row?.data === undefined || row.data === null) continue;
    const data = JSON.parse(row.data) as RecordData;
    if (!test(data, neighbour.key)) continue;
    // What a source's records name is no second one of the source's own.
    if (row.derived === 0 && sources.has(neighbour.source)) shared = true;
    if (row.derived === 0) sources.add(neighbour.source);
    keys.push(neighbour.key);
    records.set(neighbour.record, [...(records.get(neighbour.record) ?? []), { key: neighbour.key, data }]);
  }
  return shared ? keys : records;
}

/** A join where one record is left and `sure` of one in it; else proposals. */
export async function settle(
  tables: Tables,
  candidate: Candidate,
  records: Map<string, Passed>,
  reason: string,
  sure: (data: RecordData, key: number) => boolean,
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
    matches.push({ match: { record, reason }, sure: !contradicted && passed.some(({ key, data }) => sure(data, key)) });
  }
  const only = matches.length === 1 && matches[0]?.sure === true;
  const found = matches.map((one) => one.match);
  return only ? { joins: found, proposals: [] } : { joins: [], proposals: found, contested };
}
