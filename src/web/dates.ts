import { formatPartialDate, parsePartialDate } from "../domain/partial-date.ts";

/** A partial date in words, `1 July 2023`; as it stands where it cannot be read; undefined where there is none. */
export function dateText(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const date = parsePartialDate(text);
  return date === undefined ? text : formatPartialDate(date);
}

/** An instant to the minute, `15 January 2026, 12:00 UTC`. */
export function momentText(instant: string): string {
  return `${dayText(instant)}, ${instant.slice(11, 16)} UTC`;
}

/** The day of an instant, in words. */
export function dayText(instant: string): string {
  return dateText(instant.slice(0, 10)) ?? instant;
}
