import type { RecordData } from "../domain/record.ts";
import type { LocalText } from "../domain/text.ts";
import { sameFirstAuthor } from "../text/first-author.ts";
import { similarTitles } from "../text/title.ts";

function anyPair(a: readonly LocalText[], b: readonly LocalText[], test: (a: string, b: string) => boolean): boolean {
  return a.some((one) => b.some((other) => test(one.value, other.value)));
}

/** Whether two records could be one by their titles, in any language that both have. */
export function titlesAgree(a: RecordData, b: RecordData): boolean {
  return anyPair(a.titles, b.titles, similarTitles);
}

/** The second half of rule 3: an equal DOI joins only if title or first author agrees. */
export function titleOrAuthorAgrees(a: RecordData, b: RecordData): boolean {
  return titlesAgree(a, b) || sameFirstAuthor(a.contributors, b.contributors);
}
