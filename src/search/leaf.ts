import { parseDoi } from "../domain/doi.ts";
import type { Identifier } from "../domain/identifier.ts";
import { parseIsbn } from "../domain/isbn.ts";
import { parseIssn } from "../domain/issn.ts";
import { parseOrcid } from "../domain/orcid.ts";
import { parseChoice } from "./facet-values.ts";
import type { IdentifierField, QueryField, TextField } from "./fields.ts";
import { identifierKey } from "./identifier-key.ts";
import type { QueryNode } from "./query.ts";
import { parseRange } from "./range.ts";
import { trimToWords } from "./tree.ts";

/** How the value of each identifier's field is read. */
export const identifierReaders: Readonly<Record<IdentifierField, (text: string) => Identifier | undefined>> = {
  doi: parseDoi,
  issn: parseIssn,
  isbn: parseIsbn,
  orcid: parseOrcid,
};

/** A word or quotation as the query has it. */
export interface Raw {
  readonly text: string;
  readonly quoted: boolean;
  readonly at: number;
}

/** The value of a field that is not text; undefined where it cannot be read as one. */
export function valueLeaf(field: Exclude<QueryField, { as: "text" }>, raw: Raw): QueryNode | undefined {
  const { at } = raw;
  switch (field.as) {
    case "number": {
      const range = parseRange(field.field, raw.text.trim());
      return range && { type: "range", field: field.field, ...range, at };
    }
    case "identifier": {
      const identifier = identifierReaders[field.scheme](raw.text);
      return identifier && { type: "identifier", scheme: field.scheme, value: identifierKey(identifier), at };
    }
    case "facet": {
      const choice = parseChoice(field.facet, raw.text);
      return choice && { type: "facet", ...choice, at };
    }
    default:
      return field satisfies never;
  }
}

/**
 * What parts words without a blank (`diabetes,karachi`, `wheat/rice`): everything but letters, digits and what may stand inside one word,
 * hyphens, apostrophes and dots. A star parts too, unless it ends the word before it.
 */
const partsWords =
  /[^\p{L}\p{M}\p{N}\p{Default_Ignorable_Code_Point}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069'’‘.\-‐‑‒–*]|(?<=\*)(?=[^*])/u;

/** Words that the language has a meaning for are kept in small letters; to the search they are the same. */
const reserved = /^(?:AND|OR|NOT)$/u;

export interface TextLeaves {
  readonly nodes: readonly QueryNode[];
  /** The part before a colon, where it looks like a field that there is not. */
  readonly unknownField?: string;
  /** A prefix too short to be looked up. */
  readonly shortPrefix?: string;
  /** A word with a star before its end. */
  readonly starInside?: string;
}

/** A word or quotation in a text field or, without one, in all. What has a comma, slash, plus or colon inside is several words. */
export function textLeaves(raw: Raw, field?: TextField): TextLeaves {
  const where = field === undefined ? {} : { field };
  if (raw.quoted) {
    const text = trimToWords(raw.text.replace(/[\s\p{Cc}<>&]+/gu, " "));
    return { nodes: text === undefined ? [] : [{ type: "phrase", text, ...where, at: raw.at }] };
  }
  const nodes: QueryNode[] = [];
  let shortPrefix: string | undefined;
  for (const part of raw.text.split(partsWords)) {
    // Two stars are a note's mark.
    const starred = /[^*]\*$/u.test(part);
    const trimmed = trimToWords(part);
    if (trimmed === undefined) continue;
    const text = reserved.test(trimmed.normalize("NFKC")) ? trimmed.normalize("NFKC").toLowerCase() : trimmed;
    // One letter would match a good part of all words.
    const isShort = starred && Array.from(text).length < 2;
    if (isShort) shortPrefix = text;
    const type: "prefix" | "word" = starred && !isShort ? "prefix" : "word";
    nodes.push({ type, text, ...where, at: raw.at } as QueryNode);
  }
  const named = field === undefined ? /^([a-z]{3,20}):(?!\/\/)./iu.exec(raw.text) : null;
  return {
    nodes,
    ...(named?.[1] === undefined ? {} : { unknownField: named[1] }),
    ...(shortPrefix === undefined ? {} : { shortPrefix }),
    ...(/\*[\p{L}\p{N}]/u.test(raw.text) ? { starInside: raw.text } : {}),
  };
}
