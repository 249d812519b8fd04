import type { Category } from "../domain/recognition.ts";
import type { ChangeKind } from "../domain/recognition-change.ts";

/** `withdrawn`: a list that was known says it no longer. */
export type PreviewKind = ChangeKind | "withdrawn";

/** Days and category of a row, as it says them. */
export interface ShownRow {
  readonly category?: Category;
  readonly from?: string;
  readonly to?: string;
  readonly area?: string;
  readonly list?: string;
}

/** One thing that a list changes for a journal. */
export interface PreviewChange extends ShownRow {
  readonly journal: string;
  /** The journal's id where the index has it. */
  readonly id?: string;
  readonly issn?: string;
  readonly before?: ShownRow;
}

/** An ISSN with a wrong check digit, as the list prints it, and the one that it most likely is. */
export interface WrongIssn {
  readonly issn: string;
  readonly journal: string;
  readonly likely?: string;
}

/** A title without a right ISSN that several journals of the index bear: its rows wait for a person to say which. */
export interface UnclearTitle {
  readonly journal: string;
  readonly candidates: readonly string[];
}

/** What lists change, or changed, in all, with the first of each kind. */
export interface Preview {
  readonly rows: number;
  readonly journals: number;
  /** Of these, how many the index does not have yet. */
  readonly newJournals: number;
  /** Rows that cannot be read. */
  readonly unreadable: number;
  readonly lists: readonly string[];
  readonly counts: Readonly<Record<PreviewKind, number>>;
  readonly first: Readonly<Record<PreviewKind, readonly PreviewChange[]>>;
  readonly wrongIssns: { readonly count: number; readonly first: readonly WrongIssn[] };
  readonly unclear: { readonly count: number; readonly first: readonly UnclearTitle[] };
}
