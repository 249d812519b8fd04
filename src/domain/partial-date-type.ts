/**
 * A date at the precision that its source gives: `2015`, `2020-03`, `2024-07-01`, or a range of such (`July-December 2023`).
 * Gregorian calendar, ISO 8601 reduced precision (8601-1, 5.2.2).
 */
export interface PartialDate {
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
  readonly start: string;
  /** Same forms; only for a range, and never before `start`. */
  readonly end?: string;
  /** As received, where it says more or other than `start` and `end`. */
  readonly printed?: string;
}
