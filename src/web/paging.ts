import { ProblemError } from "../domain/result.ts";

const deepest = 100_000;

/** The page asked for, from 1. Throws `bad_request` for what is not a whole number from 1. */
export function pageAsked(query: Readonly<Record<string, unknown>>): number {
  const given = query.page;
  if (given === undefined || given === "") return 1;
  const page = typeof given === "string" && /^[1-9]\d{0,5}$/.test(given) ? Number(given) : 0;
  if (page < 1 || page > deepest) throw new ProblemError("bad_request", "The page must be a whole number from 1.");
  return page;
}

/** How many pages hold so many entries, at least one. Throws `page_beyond_end` where the page asked for is none of them. */
export function pageCount(page: number, total: number, perPage: number): number {
  const pages = Math.max(1, Math.ceil(total / perPage));
  if (page > pages) throw new ProblemError("page_beyond_end", `The list ends with page ${pages}.`);
  return pages;
}

/** The address of one page of a list. */
export function pagePath(path: string, page: number, parameters: Readonly<Record<string, string>> = {}): string {
  const query = new URLSearchParams(parameters);
  if (page > 1) query.set("page", String(page));
  const text = query.toString();
  return text === "" ? path : `${path}?${text}`;
}
