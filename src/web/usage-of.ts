import type { UsageCounts } from "../domain/usage.ts";
import { dateOfDay } from "../statistics/periods.ts";
import { lastPeriods, type Span, seriesOf } from "../statistics/series.ts";
import type { PeriodCounts } from "../statistics/store.ts";
import type { Subject } from "../statistics/tally.ts";
import type { WebParts } from "./parts.ts";

/** A row of days or months. */
export interface UsageSeries {
  readonly span: Span;
  readonly rows: readonly PeriodCounts[];
}

/** The statistics of one subject as its page shows them. */
export interface UsageView {
  readonly total: UsageCounts;
  readonly months: UsageSeries;
  /** YYYY-MM-DD of the first day that anything was counted on this site. */
  readonly since: string | undefined;
}

const months = 12;

/** undefined = nothing is counted at this site. */
export async function usageOf(
  subject: Subject,
  { usage, clock }: Pick<WebParts, "usage" | "clock">,
): Promise<UsageView | undefined> {
  if (usage === undefined) return undefined;
  const span = lastPeriods("month", months, clock());
  const [total, rows, since] = await Promise.all([usage.total(subject), seriesOf(usage, subject, span), usage.since()]);
  return { total, months: { span, rows }, since: since === undefined ? undefined : dateOfDay(since) };
}
