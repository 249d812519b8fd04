import type { Authority } from "../../../domain/recognition.ts";
import { titleKey } from "../../../text/title.ts";

/** Words that are in the address of anybody's page. */
const common = new Set([
  "pakistan",
  "journal",
  "research",
  "international",
  "university",
  "science",
  "sciences",
  "review",
]);

/**
 * Whose word a page's is, by its address: the journal's own where the address is that of a journal's site (a page of Open Journal Systems, or
 * a host with a word of its title), else the press. Neither gives a verdict.
 */
export function authorityOf(url: string, title: string): Authority {
  const { hostname = "", pathname = "" } = URL.parse(url) ?? {};
  if (/news/i.test(pathname)) return "press";
  if (/\/index\.php\/[^/]+\/(?:about|issue|article|index|announcement|information|current-issue)\b/i.test(pathname))
    return "journal";
  const words = titleKey(title)
    .split(" ")
    .filter((word) => word.length >= 4 && !common.has(word));
  return words.some((word) => hostname.includes(word)) ? "journal" : "press";
}
