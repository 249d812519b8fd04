import type { PartialDate } from "./partial-date.ts";
import type { RecordData } from "./record.ts";

/** The date by which a record is dated and judged: its own, else its issue's; undefined where neither is known. */
export function judgedDate(data: RecordData): PartialDate | undefined {
  if (data.published !== undefined || data.kind !== "article") return data.published;
  const issue = data.container?.issue;
  if (issue?.date !== undefined) return issue.date;
  return issue?.year === undefined ? undefined : { start: String(issue.year).padStart(4, "0") };
}
