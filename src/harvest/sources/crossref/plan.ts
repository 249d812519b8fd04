import { parseIssn } from "../../../domain/issn.ts";
import { ProblemError } from "../../../domain/result.ts";
import { type WindowSize, windowSizes } from "../../windows.ts";
import type { WorksQuery } from "./request.ts";

/** What a source's settings ask for. */
export interface Plan {
  /** Each a list of its own: some journals by ISSN, or some publishers by DOI prefix. */
  readonly lists: readonly WorksQuery["filters"][];
  readonly rows: number;
  readonly windows: WindowSize;
  /** Names the question: its answer's checkpoint is of no use to another. */
  readonly of: string;
}

/** Works that one answer has; with long lists of references 200 of them are some megabytes. */
const defaultRows = 200;
/** Crossref's own bound. */
const mostRows = 1000;
/** As many in one question as fit an address with ease. */
const perList = 20;

/** Where Crossref's REST API is, unless a source says otherwise. */
export const crossrefAddress = "https://api.crossref.org";

/** A DOI prefix with its registrant code (DOI Handbook, 2.2.2). */
export function isDoiPrefix(text: string): boolean {
  return /^10\.\d{4,9}(?:\.\d{1,9})*$/.test(text);
}

/**
 * Reads a source's settings `issn` and `doiPrefix` (each one or several), `rows` and `windows`. Throws `bad_setting` where they name neither a valid ISSN nor a
 * DOI prefix: a question without either would be for all of Crossref.
 */
export function planOf(source: { readonly id: string; readonly settings: Readonly<Record<string, unknown>> }): Plan {
  const { issn, doiPrefix, rows, windows } = source.settings;
  const issns = texts(issn).flatMap((text) => {
    const parsed = parseIssn(text);
    return parsed?.valid ? [parsed.value] : [];
  });
  const prefixes = texts(doiPrefix).filter(isDoiPrefix);
  if (issns.length + prefixes.length === 0) {
    throw new ProblemError(
      "bad_setting",
      `${source.id} names neither a valid ISSN nor a DOI prefix, so there is nothing to ask Crossref for. Add it anew with --issn or --doi-prefix.`,
    );
  }
  const lists = [...chunks("issn", issns), ...chunks("prefix", prefixes)];
  const size = windowSizes.find((size) => size === windows) ?? "none";
  const isNumber = typeof rows === "number" && Number.isInteger(rows) && rows > 0;
  return {
    lists,
    rows: isNumber ? Math.min(rows, mostRows) : defaultRows,
    windows: size,
    of: JSON.stringify(lists),
  };
}

function texts(value: unknown): string[] {
  return [value].flat().flatMap((one) => (typeof one === "string" ? [one.trim()] : []));
}

function chunks(name: string, values: readonly string[]): WorksQuery["filters"][] {
  const each = [...new Set(values)].map((value) => [name, value] as const);
  const count = Math.ceil(each.length / perList);
  return Array.from({ length: count }, (_, index) => each.slice(index * perList, (index + 1) * perList));
}
