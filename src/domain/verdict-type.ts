import type { Category, KnownRow, RecognitionList } from "./recognition.ts";

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
    }
  | { readonly outcome: "not_decided"; readonly last: KnownRow }
  | { readonly outcome: "no_data" };

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
  /** Only rows of this subject area, and rows without one. */
  readonly area?: string;
}
