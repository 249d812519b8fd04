import type { Issue } from "../catalogue/catalogue.ts";
import type { Messages } from "./messages/en.ts";

/** `Volume 33, No. 1 (2025): Special issue`, of what is known; an issue without any of it is just "Issue". */
export function issueName(issue: Omit<Issue, "id" | "journalId" | "articles">, t: Messages): string {
  const parts = [
    issue.volume === undefined ? "" : t.journal.volume(issue.volume),
    issue.number === undefined ? "" : t.journal.number(issue.number),
  ].filter((part) => part !== "");
  const named = parts.join(", ");
  const title = issue.title ?? "";
  const year = issue.year === undefined ? "" : named === "" && title === "" ? String(issue.year) : ` (${issue.year})`;
  if (named === "")
    return title === "" ? year || t.journal.issueUnnamed : `${title}${title.includes(String(issue.year)) ? "" : year}`;
  return `${named}${year}${title === "" ? "" : `: ${title}`}`;
}
