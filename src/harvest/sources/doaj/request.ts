import { parseIssn } from "../../../domain/issn.ts";
import { ProblemError } from "../../../domain/result.ts";
import type { PageAsked } from "../../lists/service.ts";
import type { Window } from "../../windows.ts";

/** Where DOAJ is, unless a source says otherwise. */
export const doajAddress = "https://doaj.org";

/** What DOAJ gives at most: articles a page, and articles of one question (its settings DISCOVERY_MAX_PAGE_SIZE and DISCOVERY_MAX_RECORDS_SIZE). */
export const maxRows = 100;
export const maxReach = 1000;

/** Its articles are asked for so many journals at a time by default: one, for a question reaches no further than a thousand articles. */
export interface DoajPlan {
  readonly issns: readonly string[];
  readonly of: string;
}

/** Reads a source's setting `issn` (one or several). Throws `bad_setting` where it names no valid one. */
export function planOf(source: {
  readonly id: string;
  readonly settings: Readonly<Record<string, unknown>>;
}): DoajPlan {
  const issns = [source.settings["issn"]].flat().flatMap((text) => {
    const issn = typeof text === "string" ? parseIssn(text) : undefined;
    return issn?.valid ? [issn.value] : [];
  });
  if (issns.length === 0) {
    throw new ProblemError(
      "bad_setting",
      `${source.id} names no valid ISSN, so there is nothing to ask DOAJ for. Add it anew with --issn.`,
    );
  }
  const each = [...new Set(issns)];
  return { issns: each, of: JSON.stringify(["doaj", ...each]) };
}

/**
 * Address of a page of articles (DOAJ API, search): of one journal, of the window's years of publication, changed since a day. Articles that state no year, or
 * an impossible one, are in the last window: it is all but the years before.
 */
export function articlesUrl(base: string, issn: string, { window, cursor, since }: Omit<PageAsked, "list">): string {
  const parts = [
    `issn:"${issn}"`,
    ...yearsOf(window),
    // a time would have colons, which DOAJ escapes; so days, and no `*` for an open end, which it refuses
    ...(since === undefined ? [] : [`last_updated:[${since} TO 9999-12-31]`]),
  ];
  const url = new URL(base);
  const path = url.pathname.replace(/\/+$/, "");
  url.pathname = `${/\/api(?:\/v\d+)?$/.test(path) ? path : `${path}/api`}/search/articles/${encodeURIComponent(parts.join(" AND "))}`;
  url.searchParams.set("page", cursor ?? "1");
  url.searchParams.set("pageSize", String(maxRows));
  // without an order pages may share articles
  url.searchParams.set("sort", "created_date:asc");
  return url.href;
}

function yearsOf({ from, until }: Window): string[] {
  const [first, last] = [from?.slice(0, 4), until?.slice(0, 4)];
  if (last !== undefined) return [`bibjson.year:[${first ?? "0"} TO ${last}]`];
  return first === undefined ? [] : [`NOT bibjson.year:[0 TO ${Number(first) - 1}]`];
}

/** The number of the page that a link leads to; "" where it leads nowhere, or further than DOAJ gives. */
export function pageOf(link: string): string {
  const page = URL.parse(link, doajAddress)?.searchParams.get("page") ?? "";
  return /^\d{1,6}$/.test(page) && Number(page) <= maxReach / maxRows ? page : "";
}
