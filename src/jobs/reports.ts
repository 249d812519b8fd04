import { outcomes, type Tally } from "../catalogue/ingest-types.ts";
import type { HarvestReport } from "../harvest/report.ts";

/** One line of `import --json` and `harvest --json`: read is the sum of the outcomes (design: Commands). */
export type FileReport = {
  readonly file: string;
  readonly format: string;
  readonly source: string;
  readonly state: HarvestReport["state"];
  readonly message?: string;
  /** When the server asked to come back, ISO 8601. */
  readonly retryAt?: string;
} & Tally;

export interface RunReport {
  readonly files: readonly FileReport[];
  readonly totals: Tally;
}

export function toRunReport(reports: readonly HarvestReport[]): RunReport {
  const totals = { read: 0, created: 0, updated: 0, unchanged: 0, merged: 0, deleted: 0, quarantined: 0 };
  const files = reports.map((report): FileReport => {
    totals.read += report.tally.read;
    for (const outcome of outcomes) totals[outcome] += report.tally[outcome];
    const { file, format, source, state, message, retryAt, tally } = report;
    return {
      ...{ file, format, source, state },
      ...(message === undefined ? {} : { message }),
      ...(retryAt === undefined ? {} : { retryAt }),
      ...tally,
    };
  });
  return { files, totals };
}

/** 1 where a file or source failed or ended incomplete; quarantined records alone are no failure. */
export function exitCodeOf(reports: readonly HarvestReport[]): 0 | 1 {
  return reports.every((report) => report.state === "done") ? 0 : 1;
}
