/** What a request for works asks for. */
export interface WorksQuery {
  /** Filters by name; one name several times is "or", different names are "and". */
  readonly filters: readonly (readonly [name: string, value: string])[];
  readonly rows: number;
  /** `*` begins a list, an answer's `next-cursor` goes on with it. */
  readonly cursor: string;
  /** Mail address for the polite pool. */
  readonly mailto?: string;
}

/** Address of a request for works (REST API of Crossref, deep paging with cursors). `base` may end in `/works` or not. */
export function worksUrl(base: string, { filters, rows, cursor, mailto }: WorksQuery): string {
  const url = new URL(base);
  url.pathname = `${url.pathname.replace(/\/+$/, "").replace(/\/works$/, "")}/works`;
  url.searchParams.set("filter", filters.map(([name, value]) => `${name}:${value}`).join(","));
  url.searchParams.set("rows", String(rows));
  url.searchParams.set("cursor", cursor);
  if (mailto !== undefined) url.searchParams.set("mailto", mailto);
  return url.href;
}

/** The mail address in what the operator gave as contact: it opens the polite pool, a page's address does not. */
export function mailtoOf(contact: string): string | undefined {
  return /[^\s<>,;:()]+@[^\s<>,;:()]+\.[^\s<>,;:()]+/.exec(contact.replace(/^\s*mailto:/i, ""))?.[0];
}

const longestPace = 60_000;

/** The shortest time between two requests that an answer's `X-Rate-Limit-Limit` and `X-Rate-Limit-Interval` (`1s`) allow, in milliseconds. */
export function paceMs(headers: Readonly<Record<string, string>>): number {
  const limit = Number(headers["x-rate-limit-limit"] ?? "");
  const [, number = "", unit = ""] =
    /^\s*(\d{1,6})\s*(ms|s|m|h)?\s*$/.exec(headers["x-rate-limit-interval"] ?? "") ?? [];
  if (!(limit > 0) || number === "") return 0;
  const interval = Number(number) * ({ ms: 1, m: 60_000, h: 3_600_000 }[unit] ?? 1000);
  return Math.min(longestPace, Math.ceil(interval / limit));
}
