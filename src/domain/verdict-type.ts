import type { Category, KnownRow, RecognitionList } from "./recognition.ts";
import type { KnownRule, RecognitionRule } from "./recognition-rule.ts";

/** A rule that bears on the answer, and the row through which it does: the first recognition, or the one in a category that ended. */
export interface AppliedRule {
  readonly rule: RecognitionRule;
  readonly row: KnownRow;
}

/** The answer for a date on which only one holds (design/recognition.md, "The verdict", 1 to 4). */
export type SingleVerdict =
  | {
      readonly outcome: "recognised";
      readonly row: KnownRow;
      readonly category?: Category;
      /** Other rows that say the same: an extension beside the original, the next year's row for a date that is only a year. */
      readonly alsoBy?: readonly KnownRow[];
    }
  | {
      readonly outcome: "not_recognised";
      readonly reason: "absent_from_list" | "gap" | "lost";
      /** The row that ended before the date, and the one that begins after it. */
      readonly before?: KnownRow;
      readonly after?: KnownRow;
      /** The complete list that covers the date and lacks the journal. */
      readonly list?: RecognitionList;
      /** The row that says that recognition was lost. */
      readonly loss?: KnownRow;
      readonly rules?: readonly AppliedRule[];
    }
  | { readonly outcome: "not_decided"; readonly last: KnownRow; readonly rules?: readonly AppliedRule[] }
  | {
      readonly outcome: "no_data";
      /** The first known row, where it begins after the date. */
      readonly after?: KnownRow;
      readonly rules?: readonly AppliedRule[];
    };

/** One of several answers: the days, both inclusive, for which it holds. */
export interface DatedVerdict {
  readonly from: string;
  readonly to: string;
  readonly verdict: SingleVerdict;
}

/** What is known of a journal's recognition on a date. */
export type Verdict =
  | SingleVerdict
  | {
      readonly outcome: "several";
      readonly answers: readonly DatedVerdict[];
      /** Rows answer differently for one and the same day: of different areas, or overlapping ones that disagree. */
      readonly conflict: boolean;
    };

export interface VerdictOptions {
  /** `YYYY-MM-DD`: rows and lists without an end say nothing of days after it. */
  readonly today?: string;
  /** `YYYY-MM-DD`: only what HEC had decided by then. */
  readonly asKnownOn?: string;
  /** ISO 8601 instant: only what this index had recorded by then and not yet taken back, so that a statement of that moment stays as it was. */
  readonly asRecordedAt?: string;
  /** Only rows of this subject area, and rows without one. */
  readonly area?: string;
  /** Rules to apply. They never change a category: what they add is named in the answer. */
  readonly rules?: readonly KnownRule[];
}
