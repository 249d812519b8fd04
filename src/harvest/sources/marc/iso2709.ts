import { fail, ok, type Result } from "../../../domain/result.ts";
import { decodeText } from "./encoding.ts";
import type { DataField, MarcRecord, Subfield } from "./fields.ts";

/** Ends a record, a field, and begins a subfield (ISO 2709, 4). */
export const recordEnd = 0x1d;
const fieldEnd = 0x1e;
const subfieldStart = 0x1f;
export const leaderLength = 24;
const entryLength = 12;

interface Entry {
  readonly tag: string;
  readonly length: number;
  readonly start: number;
}

/**
 * One record of ISO 2709 as MARC 21 uses it: leader, directory, fields. The directory's places are believed where each of its fields ends
 * with the sign for it; where they are wrong, fields are told apart by that sign, in the directory's order, if there are as many.
 * `malformed_record` where no field can be told. Bounded by the bytes given.
 */
export function parseIso2709(bytes: Uint8Array): Result<MarcRecord> {
  const leader = latin1(bytes.subarray(0, leaderLength));
  if (leader.length < leaderLength || !/^[\d ]{5}/.test(leader)) {
    return fail("malformed_record", "The record does not begin with a leader of 24 characters.");
  }
  const directoryEnd = bytes.indexOf(fieldEnd, leaderLength);
  if (directoryEnd < 0) return fail("malformed_record", "The record's directory has no end.");
  const entries = entriesOf(latin1(bytes.subarray(leaderLength, directoryEnd)));
  const data = bytes.subarray(directoryEnd + 1, bytes.at(-1) === recordEnd ? bytes.length - 1 : bytes.length);
  const fields = byPlace(entries, data) ?? byOrder(entries, data);
  if (fields === undefined || fields.length === 0) {
    return fail("malformed_record", "The record's directory does not fit its fields, neither by place nor by number.");
  }
  const control = new Map<string, string>();
  const dataFields: DataField[] = [];
  for (const { tag, value } of fields) {
    if (tag < "010" && !value.includes(subfieldStart)) {
      if (!control.has(tag)) control.set(tag, latin1(value));
    } else dataFields.push(dataField(tag, value, leader));
  }
  return ok({ leader, control, fields: dataFields });
}

interface Found {
  readonly tag: string;
  readonly value: Uint8Array;
}

function entriesOf(directory: string): Entry[] {
  const entries: Entry[] = [];
  for (let at = 0; at + entryLength <= directory.length; at += entryLength) {
    const entry = directory.slice(at, at + entryLength);
    entries.push({ tag: entry.slice(0, 3), length: Number(entry.slice(3, 7)), start: Number(entry.slice(7)) });
  }
  return entries;
}

/** Undefined where one of the places is no field. */
function byPlace(entries: readonly Entry[], data: Uint8Array): Found[] | undefined {
  const found: Found[] = [];
  for (const { tag, length, start } of entries) {
    const end = start + length - 1;
    const value = data.subarray(start, end);
    const begins = start === 0 || data[start - 1] === fieldEnd;
    if (!(length > 0 && begins && data[end] === fieldEnd && !value.includes(fieldEnd))) return undefined;
    found.push({ tag, value });
  }
  return found;
}

function byOrder(entries: readonly Entry[], data: Uint8Array): Found[] | undefined {
  const values: Uint8Array[] = [];
  let start = 0;
  while (start < data.length) {
    const end = data.indexOf(fieldEnd, start);
    values.push(data.subarray(start, end < 0 ? data.length : end));
    if (values.length > entries.length) return undefined;
    start = end < 0 ? data.length : end + 1;
  }
  if (values.length !== entries.length) return undefined;
  return entries.map(({ tag }, index) => ({ tag, value: values[index] ?? new Uint8Array() }));
}

function dataField(tag: string, value: Uint8Array, leader: string): DataField {
  const first = value.indexOf(subfieldStart);
  const before = latin1(first < 0 ? value : value.subarray(0, first)).padEnd(2);
  const subfields: Subfield[] = [];
  let start = first;
  while (start >= 0) {
    const next = value.indexOf(subfieldStart, start + 1);
    const part = value.subarray(start + 1, next < 0 ? value.length : next);
    if (part.length > 0) {
      const text = decodeText(part.subarray(1), leader).replace(/\s+/g, " ").trim();
      subfields.push({ code: latin1(part.subarray(0, 1)).toLowerCase(), value: text });
    }
    start = next;
  }
  return { tag, indicators: [before.charAt(0), before.charAt(1)], subfields };
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1");
}
