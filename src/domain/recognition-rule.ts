import type { Category } from "./recognition.ts";

/** What a rule does to an answer; `notice` is told to readers and does nothing. */
export type RuleEffect =
  /** Papers of so many years before a journal's first recognition are accepted too. It gives them no category. */
  | { readonly kind: "accepted_before"; readonly years: number }
  /** A category was given up: its last day, `YYYY-MM-DD`. */
  | { readonly kind: "category_ended"; readonly category: Category; readonly lastDay: string }
  /** The day, `MM-DD`, on which the body's year begins. */
  | { readonly kind: "year_begins"; readonly day: string }
  | { readonly kind: "notice" };

/** A rule of HEC as data, with its own source and dates: applied by name and shown in the verdict, never baked into rows. */
export interface RecognitionRule {
  /** Short and permanent, `three-years-before`. */
  readonly name: string;
  /** What it says, in one sentence of our own. */
  readonly text: string;
  readonly effect: RuleEffect;
  /** When HEC decided it; partial. */
  readonly decidedOn?: string;
  /** Days of papers that it is for, inclusive partial dates; absent = the source names none. */
  readonly from?: string;
  readonly to?: string;
  /** Document, page or address. */
  readonly source?: string;
}

/** A rule as kept, with the times at which this index learned of it and dropped it: ISO 8601 instants, UTC. */
export interface KnownRule extends RecognitionRule {
  readonly recordedAt?: string;
  readonly withdrawnAt?: string;
}
