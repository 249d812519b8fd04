import type { Pages } from "../../../domain/record.ts";
import type { Citation } from "./citation-type.ts";
import { freeCitation } from "./free-citation.ts";
import { isNumbered, parseIssueStatement } from "./issue-statement.ts";
import { parsePages } from "./pages.ts";

/**
 * A citation as OJS and its like write it in dc:source, `Journal; Vol. 5 No. 2 (2025): Issue title; 39-64`, or as printed elsewhere (free-citation.ts). The journal's
 * and the issue's title may hold `;` and `:` themselves. A text that fits nothing is taken for the journal's name alone.
 */
export function parseCitation(text: string): Citation | undefined {
  const whole = text.replace(/\s+/g, " ").trim();
  if (whole === "" || whole.length > 2000) return undefined;
  const parts = whole.split(/ ?; /).map((part) => part.trim());
  const numbered = parts.findIndex((part) => isNumbered(parseIssueStatement(part)));
  const at = numbered >= 0 ? numbered : parts.findIndex((part, index) => index > 0 && isYearIssue(part, parts, index));
  if (at >= 0) return byIssue(parts, at);
  const free = freeCitation(whole);
  if (free !== undefined) return free;
  return parts.length === 1 ? { journal: whole, certain: false } : byTitle(parts);
}

/** A year alone is an issue only where pages do not begin: `Journal; 1947` is page 1947 as likely as a year. */
function isYearIssue(part: string, parts: readonly string[], index: number): boolean {
  const issue = parseIssueStatement(part);
  if (issue?.year === undefined) return false;
  return index < parts.length - 1 || part.startsWith("(") || issue.title !== undefined;
}

function byIssue(parts: readonly string[], at: number): Citation {
  const journal = parts.slice(0, at).join("; ");
  const tail = parts.slice(at);
  const last = tail.length > 1 ? tail.at(-1) : undefined;
  const titled = parseIssueStatement(tail[0] ?? "")?.title !== undefined;
  const pages = last === undefined ? undefined : (parsePages(last) ?? freePages(last, titled));
  const issue = parseIssueStatement((pages === undefined ? tail : tail.slice(0, -1)).join("; "));
  return {
    ...(journal === "" ? {} : { journal }),
    ...(issue === undefined ? {} : { issue }),
    ...(pages === undefined ? {} : { pages }),
    certain: isNumbered(issue),
  };
}

/** What follows an issue without a title can only be pages, however it looks; after a title it may be more of that title. */
function freePages(text: string, titled: boolean): Pages | undefined {
  return !titled && text !== "" && text.length <= 60 ? { printed: text } : undefined;
}

/** The issue is named by its title alone: `AAVPT Biennial Symposia; 20th Biennial Symposium; 12-15`. */
function byTitle(parts: readonly string[]): Citation {
  const pages = parsePages(parts.at(-1) ?? "");
  const title = parts.slice(1, pages === undefined ? undefined : -1).join("; ");
  return {
    ...(parts[0] === undefined || parts[0] === "" ? {} : { journal: parts[0] }),
    ...(title === "" ? {} : { issue: { title } }),
    ...(pages === undefined ? {} : { pages }),
    certain: false,
  };
}
