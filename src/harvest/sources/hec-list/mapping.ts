import { fail, ok, type Result } from "../../../domain/result.ts";
import { headingKey, isSeparatorLine } from "../../readers/delimited.ts";
import { textOf } from "../../readers/table-bytes.ts";
import { type Column, columnOfHeading, columns, headingsIn, isColumn } from "./columns.ts";

/** Which column of a list is what, as an operator writes it (docs/recognition.md). What it does not name is read by its heading's words. */
export interface ListMapping {
  /** Heading by column. */
  readonly columns: Readonly<Partial<Record<Column, string>>>;
  /** What holds for every row that does not say it itself. */
  readonly constants: Readonly<Partial<Record<Column, string>>>;
}

const how =
  'Write it as {"columns": {"journal": "Title of journal", …}, "constants": {"list": "HJRS 2023-24", "year": "2023-24"}}.';
const longest = 1000;

/** A mapping out of JSON. `bad_request` says in one sentence what is wrong and how to write it. */
export function parseListMapping(value: unknown): Result<ListMapping> {
  if (!isObject(value)) return fail("bad_request", `The mapping is no JSON object. ${how}`);
  const unknown = Object.keys(value).find((key) => key !== "columns" && key !== "constants");
  if (unknown !== undefined) {
    return fail(
      "bad_request",
      `The mapping has a part “${unknown.slice(0, 60)}”; its parts are columns, constants. ${how}`,
    );
  }
  const named = textsOf(value["columns"] ?? {}, "column");
  if (!named.ok) return named;
  const headings = Object.values(named.value).map(headingKey);
  const twice = headings.find((heading, index) => headings.indexOf(heading) !== index);
  if (twice !== undefined) return fail("bad_request", `The mapping names the column “${twice.slice(0, 60)}” twice.`);
  const constants = textsOf(value["constants"] ?? {}, "constant");
  return constants.ok ? ok({ columns: named.value, constants: constants.value }) : constants;
}

function textsOf(part: unknown, what: string): Result<Partial<Record<Column, string>>> {
  if (!isObject(part)) return fail("bad_request", `The mapping's part “${what}s” is no JSON object. ${how}`);
  const texts: Partial<Record<Column, string>> = {};
  for (const [name, said] of Object.entries(part)) {
    if (!isColumn(name)) {
      return fail("bad_request", `The mapping has a field “${name.slice(0, 60)}”; there are: ${columns.join(", ")}.`);
    }
    if (typeof said !== "string" || said.trim() === "" || said.length > longest) {
      return fail("bad_request", `The mapping's ${what} for “${name}” must be a text.`);
    }
    texts[name] = said;
  }
  return ok(texts);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export interface ListSuggestion {
  readonly mapping: ListMapping;
  /** Headings that nothing was found for. */
  readonly unused: readonly string[];
}

/** Headings that most likely mean a column: enough to propose it, not to read a list by it. Tried in this order. */
const hints: readonly (readonly [Column, RegExp])[] = [
  ["eissn", /\b(?:e|online|electronic)\W?issn\b|\bissn\b.*\b(?:online|e)\b/],
  ["issn", /\bissn\b/],
  ["subarea", /\bsub\W?(?:category|area|field|discipline)/],
  ["category", /\b(?:category|tier|hjrs|class|grade)\b|کیٹگری/],
  ["journal", /\b(?:journal|title|name)\b|رسالہ|جریدہ|مجلہ/],
  ["area", /\b(?:area|field|discipline|subject|faculty)\b/],
  ["to", /\b(?:to|till|until|upto|end|expir\w*|valid\w*)\b/],
  ["from", /\b(?:from|since|start|effective|wef|w\.e\.f)\b/],
  ["year", /\b(?:year|session)\b|سال/],
  ["publisher", /\b(?:publisher|university|institut\w*|organi[sz]ation)\b/],
];
const linesLooked = 20;

/** A mapping to begin from: the line among the first that has most headings of a list. Undefined where no line has two. */
export function suggestListMapping(head: Uint8Array): ListSuggestion | undefined {
  const lines = textOf(head)
    .split(/[\r\n]+/)
    .filter((line) => line.trim() !== "" && !isSeparatorLine(line) && line.length <= 10_000)
    .slice(0, linesLooked);
  const found = lines.flatMap((line) => {
    const headings = headingsIn(line)?.headings.filter((heading) => heading !== "" && heading.length <= 200) ?? [];
    return headings.length < 2 ? [] : [suggestionOf(headings)];
  });
  const count = ({ mapping }: ListSuggestion): number => Object.keys(mapping.columns).length;
  const [best] = found.toSorted((a, b) => count(b) - count(a));
  return best !== undefined && count(best) >= 2 ? best : undefined;
}

function suggestionOf(headings: readonly string[]): ListSuggestion {
  const named: Partial<Record<Column, string>> = {};
  const free = new Set(headings);
  const take = (column: Column, heading: string | undefined): void => {
    if (heading === undefined || named[column] !== undefined) return;
    named[column] = heading;
    free.delete(heading);
  };
  for (const heading of headings) {
    const column = columnOfHeading(heading);
    if (column !== undefined) take(column, heading);
  }
  for (const [column, hint] of hints)
    take(
      column,
      [...free].find((heading) => hint.test(headingKey(heading))),
    );
  const inOrder = Object.fromEntries(columns.flatMap((column) => (named[column] ? [[column, named[column]]] : [])));
  return { mapping: { columns: inOrder, constants: {} }, unused: [...free] };
}
