import { headingKey, isSeparatorLine, splitCells } from "../../readers/delimited.ts";
import { RowSplitter } from "../../readers/rows.ts";
import { textOf } from "../../readers/table-bytes.ts";
import { type Field, fields } from "./fields.ts";
import { type Header, headerOf, mappingByWords } from "./header.ts";
import type { Mapping } from "./mapping.ts";

/** A mapping to begin from, and what an operator should look at in it. */
export interface Suggestion {
  readonly mapping: Mapping;
  /** Headings that nothing was found for. */
  readonly unused: readonly string[];
}

const sampleRows = 200;
const longestRow = 64 * 1024;

/** Headings that most likely mean a field: enough to propose it, not to read a file by it. Tried in this order. */
const hints: readonly (readonly [Field, RegExp])[] = [
  ["authors", /\b(?:authors?|writers?|written|researchers?|contributors?)\b|مصنف/],
  ["journal", /\b(?:journal|jour|periodical|magazine)\b|رسالہ|جریدہ|مجلہ/],
  ["title", /\b(?:title|paper|manuscript|topic|article)\b|عنوان/],
  ["volume", /^v$|\bvol(?:ume)?\b|جلد/],
  ["number", /^n$|\bissue\b|شمارہ/],
  ["year", /\b(?:year|yr)\b|سال/],
  ["abstract", /\b(?:abstract|summary)\b|خلاصہ/],
  ["keywords", /\bkey ?words?\b|کلیدی/],
  ["language", /\blang(?:uage)?\b|زبان/],
  ["publisher", /\bpublisher\b|ناشر/],
  ["pages", /\b(?:pages?|pp)\b|صفح/],
];

/** Fields that can be told by what most cells of a column look like, tried in this order. */
const looks: readonly (readonly [Field, RegExp])[] = [
  ["doi", /^(?:doi:\s*|https?:\/\/(?:dx\.)?doi\.org\/)?10\.\d{4,9}\/\S+$/i],
  ["pdf", /^https?:\/\/\S+\.pdf(?:[?#]\S*)?$/i],
  ["link", /^https?:\/\/\S+$/i],
  ["issn", /^\d{4}-\d{3}[\dXx]$/],
  ["isbn", /^(?:97[89][- ]?)?\d[\d -]{8,12}[\dXx]$/],
  ["year", /^(?:19|20)\d\d$/],
  ["date", /^(?:\d{4}-\d\d?-\d\d?|\d\d?[/.]\d\d?[/.]\d{4}|\d\d? \p{L}+ \d{4}|\p{L}+ \d\d?, \d{4})$/u],
  ["pages", /^\d{1,5}\s*[-–]\s*\d{1,5}$/],
];

/**
 * A mapping for a table by its first bytes: by headings that are words we know or hold such, then by what the cells look like; the longest
 * column of words is the title where no heading says so. Undefined where the document is no table with a header.
 */
export function suggestMapping(head: Uint8Array): Suggestion | undefined {
  const found = readHead(head);
  if (found === undefined) return undefined;
  const { header, rows } = found;
  const byWords = mappingByWords(header);
  const columns: Partial<Record<Field, readonly string[]>> = { ...byWords.columns };
  const taken = new Set(Object.values(columns).flat());
  const cellsOf = (heading: string): string[] => {
    const index = header.headings.indexOf(heading);
    return rows.map((row) => row[index] ?? "").filter((cell) => cell !== "");
  };
  const free = (): string[] => header.headings.filter((heading) => heading !== "" && !taken.has(heading));
  const take = (field: Field, heading: string): void => {
    columns[field] = [heading];
    taken.add(heading);
  };
  for (const [field, hint] of hints) {
    const heading = columns[field] ? undefined : free().find((one) => hint.test(headingKey(one)));
    if (heading !== undefined) take(field, heading);
  }
  for (const [field, look] of looks) {
    const heading = columns[field] ? undefined : free().find((one) => mostly(cellsOf(one), (cell) => look.test(cell)));
    if (heading !== undefined) take(field, heading);
  }
  const isWords = (cell: string): boolean => /\p{L}{2,}\s+\p{L}/u.test(cell) && cell.length <= 400;
  const texts = free().filter((one) => mostly(cellsOf(one), isWords));
  const [longest] = texts.toSorted((a, b) => meanLength(cellsOf(b)) - meanLength(cellsOf(a)));
  if (columns.title === undefined && longest !== undefined) take("title", longest);
  const inOrder = Object.fromEntries(fields.flatMap((field) => (columns[field] ? [[field, columns[field]]] : [])));
  const mapping = { ...byWords, columns: inOrder };
  return { mapping, unused: free() };
}

/** The first rows of a table, as far as they can be read. */
export function sampleOf(head: Uint8Array): readonly (readonly string[])[] {
  return readHead(head)?.rows ?? [];
}

function readHead(head: Uint8Array): { header: Header; rows: readonly (readonly string[])[] } | undefined {
  const splitter = new RowSplitter(
    longestRow,
    (character) => character === "," || character === ";" || character === "\t",
  );
  let header: Header | undefined;
  const rows: (readonly string[])[] = [];
  for (const row of splitter.write(textOf(head))) {
    if (row.text.trim() === "" || isSeparatorLine(row.text)) continue;
    if (header === undefined) {
      header = headerOf(row.text);
      if (header === undefined) return undefined;
      continue;
    }
    const cells = splitCells(row.text, header.delimiter);
    if (cells.ok) rows.push(cells.value);
    if (rows.length >= sampleRows) break;
  }
  return header && { header, rows };
}

function mostly(cells: readonly string[], test: (cell: string) => boolean): boolean {
  return cells.length > 0 && cells.filter(test).length * 10 >= cells.length * 7;
}

function meanLength(cells: readonly string[]): number {
  return cells.reduce((sum, cell) => sum + cell.length, 0) / Math.max(cells.length, 1);
}
