import type { ErrorCode } from "../domain/errors.ts";
import { isPartialDay, type PartialDate, parsePartialDate } from "../domain/partial-date.ts";

/** A question as someone writes it: which journal, when. One of the first four names the journal; ISSNs before titles. */
export interface Asked {
  /** A record's id. */
  readonly id?: string;
  readonly issn?: string;
  readonly eissn?: string;
  readonly title?: string;
  readonly date?: string;
  /** `YYYY-MM-DD`. */
  readonly asKnownOn?: string;
  readonly area?: string;
}

/** Why a question has no answer; each has a sentence in the words of who shows it. */
export const refusals = {
  no_journal: "bad_request",
  not_an_issn: "bad_request",
  wrong_check_digit: "bad_request",
  unknown_issn: "not_found",
  unknown_title: "not_found",
  unknown_id: "not_found",
  two_journals: "bad_request",
  no_date: "bad_request",
  bad_date: "bad_request",
  bad_known_on: "bad_request",
} as const satisfies Record<string, ErrorCode>;

export type Refusal = keyof typeof refusals;

/** Longer texts are no title, area or date. Characters. */
export const longestText = 500;

/** The date of a question; undefined where it is none, does not exist, or can be read two ways (`05/06/2024`): a question is asked again rather than guessed. */
export function dateAsked(text: string): PartialDate | undefined {
  const date = parsePartialDate(text);
  return date === undefined || date.printed !== undefined ? undefined : date;
}

/** A whole day, `YYYY-MM-DD`, that exists. */
export function isDay(text: string): boolean {
  return text.length === 10 && isPartialDay(text);
}
