import type { CatalogueReader, CatalogueRecord } from "../catalogue/catalogue.ts";
import type { Kind } from "../domain/record.ts";
import type { SearchEngine } from "./engine.ts";
import type { FacetName } from "./fields.ts";
import type { Offers } from "./softer.ts";
import type { SearchState } from "./state.ts";

export interface SearchParts {
  readonly engine: SearchEngine;
  readonly catalogue: CatalogueReader;
}

/** A piece of a text; `hit` = to be marked. */
export interface Segment {
  readonly text: string;
  readonly hit: boolean;
}

export interface Hit {
  readonly record: CatalogueRecord;
  readonly title: readonly Segment[];
  readonly titleLang?: string;
  /** The best passage of the abstract, else of a chapter's text or a book's contents, if any. */
  readonly passage: readonly Segment[];
  readonly passageLang?: string;
  /** Of a video: the second at which its passage is said. */
  readonly at?: number;
  /** The title of an article's journal or a chapter's book, to show and link. */
  readonly journalTitle?: string;
  /** How many more headlines of its story were found. */
  readonly alike?: number;
}

export interface FacetValue {
  readonly value: string;
  /** For people: a journal's title, a language's English name key stays in `value`. */
  readonly label: string;
  readonly count: number;
  readonly selected: boolean;
}

/** Why the query was read as it was: a message key of the delivery layer with its arguments. */
export interface Explanation {
  readonly code:
    | "unclosed_quote"
    | "unclosed_bracket"
    | "unknown_field"
    /** A field that is known with a value that is not: `kind:poem`. */
    | "unknown_value"
    | "stray_operator"
    | "bad_range"
    | "too_long"
    | "wildcard_too_short"
    /** A star that does not end its word. */
    | "wildcard_inside"
    /** `or` or `not` in small letters, which is a word, in a query so short that an operator was probably meant. */
    | "small_operator"
    | "fewer_words"
    /** Something was typed, but nothing that can be looked for: `%`, `🌾`. Nothing is found then. */
    | "no_words"
    /** An ISSN, ISBN or ORCID iD that cannot be one. */
    | "wrong_check_digit";
  readonly subject: string;
  /** The query that was probably meant: with the field's right name, the operator in capitals, the ISSN's right check digit. */
  readonly suggestion?: string;
}

export interface SearchResult extends Offers {
  readonly state: SearchState;
  readonly total: number;
  readonly hits: readonly Hit[];
  readonly tabs: readonly { readonly kind: Kind | undefined; readonly count: number }[];
  readonly facets: readonly { readonly name: FacetName; readonly values: readonly FacetValue[] }[];
  /** Records a year within the search, its own year filter apart; ascending, gaps left out. */
  readonly histogram: readonly { readonly year: number; readonly count: number }[];
  /** A bare DOI, ISSN, ISBN or ORCID that names exactly one record: go straight there. */
  readonly direct?: CatalogueRecord;
  readonly explanations: readonly Explanation[];
  /** Pages that can be had by number. */
  readonly pages: number;
  /** The search whose page comes next, if any. */
  readonly next?: SearchState;
  readonly complete: boolean;
}
