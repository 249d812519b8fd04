import { fail, ok, type Result } from "../../../domain/result.ts";
import { headingKey, type TableLayout } from "../../readers/delimited.ts";
import { type Column, type Field, fields, isField } from "./fields.ts";

/** Which column of a table is what, as an operator writes it (docs/sources.md, csv). */
export interface Mapping {
  /** Headings by field; several columns can be of one. */
  readonly columns: Readonly<Partial<Record<Field, readonly string[]>>>;
  /** Between the names, keywords … of one cell, where it is not one of the usual signs. */
  readonly separators: Readonly<Partial<Record<Field, string>>>;
  /** What holds for every row that does not say it itself. */
  readonly constants: Readonly<Partial<Record<Field, string>>>;
}

/** What stands in a layout's name, for its rows are kept without header and mapping. */
export type RowRules = Pick<Mapping, "separators" | "constants">;

const how = 'Write it as {"columns": {"title": "Title of paper", …}, "constants": {"journal": "…"}}.';
const longest = 1000;

/** A mapping out of JSON. `bad_request` says in one sentence what is wrong and how to write it. */
export function parseMapping(value: unknown): Result<Mapping> {
  if (!isObject(value)) return fail("bad_request", `The mapping is no JSON object. ${how}`);
  const parts = ["columns", "separators", "constants"];
  const unknown = Object.keys(value).find((key) => !parts.includes(key));
  if (unknown !== undefined) {
    return fail("bad_request", `The mapping has a part “${short(unknown)}”; its parts are ${parts.join(", ")}. ${how}`);
  }
  const columns: Partial<Record<Field, readonly string[]>> = {};
  for (const [field, said] of Object.entries(partOf(value, "columns"))) {
    const headings = Array.isArray(said) ? said : [said];
    if (!isField(field)) return noField(field);
    if (!headings.every(isText) || headings.length === 0 || headings.length > 100) {
      return fail("bad_request", `The mapping's column for “${field}” must be a heading, or a list of headings.`);
    }
    columns[field] = headings;
  }
  const headings = Object.values(columns).flat().map(headingKey);
  const twice = headings.find((heading, index) => headings.indexOf(heading) !== index);
  if (twice !== undefined) return fail("bad_request", `The mapping names the column “${short(twice)}” twice.`);
  if (columns.title === undefined) return fail("bad_request", `The mapping names no column for “title”. ${how}`);
  const separators = textsOf(partOf(value, "separators"), "separator");
  if (!separators.ok) return separators;
  const constants = textsOf(partOf(value, "constants"), "constant");
  if (!constants.ok) return constants;
  return ok({ columns, separators: separators.value, constants: constants.value });
}

function textsOf(part: Readonly<Record<string, unknown>>, what: string): Result<Partial<Record<Field, string>>> {
  const texts: Partial<Record<Field, string>> = {};
  for (const [field, said] of Object.entries(part)) {
    if (!isField(field)) return noField(field);
    if (!isText(said)) return fail("bad_request", `The mapping's ${what} for “${field}” must be a text.`);
    texts[field] = said;
  }
  return ok(texts);
}

function partOf(value: Readonly<Record<string, unknown>>, name: string): Readonly<Record<string, unknown>> {
  const part = value[name];
  return isObject(part) ? part : {};
}

function noField(name: string): Result<never> {
  return fail("bad_request", `The mapping has a field “${short(name)}”; there are: ${fields.join(", ")}.`);
}

/** Headings that the mapping names and the table lacks. */
export function missingHeadings(mapping: Mapping, headings: readonly string[]): string[] {
  const there = new Set(headings.map(headingKey));
  return Object.values(mapping.columns)
    .flat()
    .filter((heading) => !there.has(headingKey(heading)));
}

/** The layout of a table with these headings by a mapping; undefined where a heading that it names is not there. */
export function layoutBy(
  mapping: Mapping,
  headings: readonly string[],
  delimiter: TableLayout["delimiter"],
): TableLayout<Column> | undefined {
  if (missingHeadings(mapping, headings).length > 0) return undefined;
  const fieldOf = new Map<string, Field>();
  for (const field of fields) {
    for (const heading of mapping.columns[field] ?? []) fieldOf.set(headingKey(heading), field);
  }
  const counts = new Map<Field, number>();
  const columns = headings.map((heading): Column | undefined => {
    const field = fieldOf.get(headingKey(heading));
    if (field === undefined) return undefined;
    const count = (counts.get(field) ?? 0) + 1;
    counts.set(field, count);
    return count === 1 ? field : `${field}~${count}`;
  });
  return { name: nameOf(mapping), delimiter, columns };
}

export const formatName = "csv";

function nameOf({ separators, constants }: RowRules): string {
  if (Object.keys(separators).length === 0 && Object.keys(constants).length === 0) return formatName;
  return `${formatName}:${Buffer.from(JSON.stringify({ separators, constants })).toString("base64url")}`;
}

/** What `layoutBy` put into a layout's name; undefined where it is none of ours. */
export function rulesOf(layoutName: string): RowRules | undefined {
  const none = { separators: {}, constants: {} };
  if (layoutName === formatName) return none;
  if (!layoutName.startsWith(`${formatName}:`)) return undefined;
  try {
    const said: unknown = JSON.parse(Buffer.from(layoutName.slice(formatName.length + 1), "base64url").toString());
    if (!isObject(said)) return none;
    const [separators, constants] = [textsOf(partOf(said, "separators"), ""), textsOf(partOf(said, "constants"), "")];
    return separators.ok && constants.ok ? { separators: separators.value, constants: constants.value } : none;
  } catch {
    return none;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "" && value.length <= longest;
}

function short(text: string): string {
  return text.slice(0, 60);
}
