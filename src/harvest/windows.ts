/** OAI-PMH dates come in days or in seconds (3.3.1); both ends of a request must be of the same kind. */
export type Granularity = "day" | "second";

/** How a first harvest is cut into lists of their own; `none` = one list of everything. */
export const windowSizes = ["none", "year", "month"] as const;
export type WindowSize = (typeof windowSizes)[number];

/** The next smaller size, or undefined below the smallest. */
export function smaller(size: WindowSize): WindowSize | undefined {
  return windowSizes[windowSizes.indexOf(size) + 1];
}

/** One list's dates, both inclusive; days (`YYYY-MM-DD`) or instants. A missing end is open. */
export interface Window {
  readonly from?: string;
  readonly until?: string;
}

/** OAI-PMH began in 2001: what servers say of the years before is one window. */
const beginning = "2000-12-31";

/**
 * The first window of a harvest that begins at `from`. Without `from` (a first harvest) its start is open, for `earliestDatestamp`
 * is often wrong: it only says where the first window may end. The last window has no end: what changes meanwhile is in it.
 */
export function firstWindow(
  size: WindowSize,
  from: string | undefined,
  earliest: string | undefined,
  today: string,
): Window {
  const start = from === undefined ? {} : { from };
  if (size === "none") return start;
  const day = isDay(from)
    ? from.slice(0, 10)
    : isDay(earliest) && earliest > beginning
      ? earliest.slice(0, 10)
      : beginning;
  const until = endOf(day, size);
  return until < today ? { ...start, until } : start;
}

/** The window after it, or undefined after the last. */
export function windowAfter(window: Window, size: WindowSize, today: string): Window | undefined {
  if (window.until === undefined || size === "none") return undefined;
  const from = addDays(window.until, 1);
  const until = endOf(from, size);
  return until < today ? { from, until } : { from };
}

/** A window's dates as request arguments, both in the server's granularity. */
export function dateArguments(window: Window, granularity: Granularity): Window {
  const { from, until } = window;
  return {
    ...(from === undefined ? {} : { from: inGranularity(from, granularity, "T00:00:00Z") }),
    ...(until === undefined ? {} : { until: inGranularity(until, granularity, "T23:59:59Z") }),
  };
}

function inGranularity(date: string, granularity: Granularity, time: string): string {
  if (granularity === "day") return date.slice(0, 10);
  return date.length > 10 ? date : date + time;
}

/** A day earlier than an instant or day of a server, to the second: servers' clocks, time zones and late commits differ. */
export function withOverlap(date: string): string | undefined {
  const at = Date.parse(date.length === 10 ? `${date}T00:00:00Z` : date);
  if (Number.isNaN(at)) return undefined;
  return new Date(at - 86_400_000).toISOString().replace(/\.\d+Z$/, "Z");
}

function endOf(day: string, size: WindowSize): string {
  if (size === "year") return `${day.slice(0, 4)}-12-31`;
  const [year = 0, month = 1] = day.split("-").map(Number);
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

function isDay(text: string | undefined): text is string {
  return text !== undefined && /^\d{4}-\d{2}-\d{2}/.test(text) && !Number.isNaN(Date.parse(text.slice(0, 10)));
}
