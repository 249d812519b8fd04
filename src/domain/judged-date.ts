import { firstDay, lastDay, type PartialDate } from "./partial-date.ts";
import type { RecordData } from "./record.ts";

/** Which of an article's dates it is. */
export type DateKind = "published" | "online" | "issue";

export interface KindOfDate {
  readonly kind: DateKind;
  readonly date: PartialDate;
}

/** An article's dates that differ from each other: first the one by which it is judged. */
export function datesOf(data: RecordData): readonly KindOfDate[] {
  const own = judgedDate(data);
  if (own === undefined || data.kind !== "article") return own === undefined ? [] : [{ kind: "published", date: own }];
  const kind = data.published === undefined ? "issue" : "published";
  const others: readonly { kind: DateKind; date: PartialDate | undefined }[] = [
    { kind: "online", date: data.online },
    { kind: "issue", date: kind === "issue" ? undefined : data.container?.issue?.date },
  ];
  return [
    { kind, date: own },
    ...others.flatMap((other) =>
      other.date === undefined || sameDays(other.date, own) ? [] : [{ kind: other.kind, date: other.date }],
    ),
  ];
}

function sameDays(a: PartialDate, b: PartialDate): boolean {
  return firstDay(a) === firstDay(b) && lastDay(a) === lastDay(b);
}

/** The date by which a record is dated and judged: its own, else its issue's; undefined where neither is known. */
export function judgedDate(data: RecordData): PartialDate | undefined {
  if (data.published !== undefined || data.kind !== "article") return data.published;
  const issue = data.container?.issue;
  if (issue?.date !== undefined) return issue.date;
  return issue?.year === undefined ? undefined : { start: String(issue.year).padStart(4, "0") };
}
