import type { PartialDate } from "../../domain/partial-date.ts";
import type { Verdict } from "../../domain/verdict-type.ts";
import type { JournalMatch } from "./match/journal.ts";

/** A record as it was called when it was matched. */
export interface Named {
  readonly id: string;
  readonly title: string;
  /** From the fictional sample: never to be taken for a real one. */
  readonly sample?: true;
}

/** One line of a list with its answer; plain JSON, kept as it was given. */
export interface Entry {
  /** From 1, in the order of the list. */
  readonly number: number;
  readonly printed: string;
  /** Why the line could not be read. */
  readonly unreadable?: string;
  /** The work of the index that is meant; `others`: works that it may be as well. */
  readonly work?: Named & {
    readonly kind: "article" | "book" | "chapter";
    readonly sure: boolean;
    readonly others: readonly Named[];
  };
  /** The journal that is judged. `by`: how it was found; `work` = it is the work's own. */
  readonly journal?: Named & {
    readonly issns: readonly string[];
    readonly sure: boolean;
    readonly by: "work" | JournalMatch["by"];
    readonly others: readonly Named[];
  };
  /** The date that is judged, and whose it is. */
  readonly date?: PartialDate;
  readonly dateOf?: "work" | "reference";
  /** What the reference says, where that is another year than the work's. */
  readonly saidDate?: PartialDate;
  /** Only where the journal is sure and a date is known. */
  readonly verdict?: Verdict;
}

/** What a line counts as in the totals. */
export const outcomes = [
  "W",
  "X",
  "Y",
  "Z",
  "recognised",
  "not_recognised",
  "several",
  "not_decided",
  "no_data",
  "undated",
  "unsure",
  "unmatched",
] as const;
export type Outcome = (typeof outcomes)[number];

export function outcomeOf({ verdict, journal, work }: Entry): Outcome {
  if (verdict !== undefined)
    return verdict.outcome === "recognised" ? (verdict.category ?? "recognised") : verdict.outcome;
  if (journal?.sure === true) return "undated";
  return journal === undefined && work === undefined ? "unmatched" : work?.sure === true ? "unmatched" : "unsure";
}

/** Lines that a person should look at: not matched for sure, or without one answer. */
export function isOpen(entry: Entry): boolean {
  return !["W", "X", "Y", "Z", "recognised", "not_recognised"].includes(outcomeOf(entry));
}
