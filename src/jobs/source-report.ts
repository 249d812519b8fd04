import { setImmediate as nextTurn } from "node:timers/promises";
import type { StoreReader } from "../catalogue/store.ts";
import type { Run, Source } from "../catalogue/writer.ts";
import { dueOf, type ScheduleSettings } from "./schedule/due-sources.ts";
import { intervalOf } from "./schedule/interval.ts";
import { type DueReason, longestSilence } from "./schedule/next-due.ts";

/**
 * How a source stands: `unchecked` = listed, but nobody has looked at its server yet; `not passed` = it was looked at, and why it is
 * not harvested is in its check; `files` = what was imported from files, so that there is nothing to harvest.
 */
export type SourceStatus = "enabled" | "disabled" | "unchecked" | "not passed" | "files" | "sample";

/** What there is to know of a source, for those who run it. Instants are ISO 8601, UTC. */
export interface SourceReport extends Omit<Source, "checkpoint"> {
  readonly status: SourceStatus;
  /** Records in quarantine, and why. */
  readonly quarantined: number;
  readonly reasons: readonly { readonly code: string; readonly count: number }[];
  /** Between two harvests, of a source that is harvested by itself. */
  readonly intervalHours?: number;
  readonly due?: { readonly at: string; readonly reason: DueReason; readonly failures: number };
  /** A run that goes on; `lastRun` then is the same. */
  readonly running?: Run;
  /** One sentence: what went wrong last, where it has not been made good since. */
  readonly problem?: string;
}

export type SourceReader = Pick<StoreReader, "sources" | "source" | "runs" | "quarantineReasons">;

export function statusOf({ sample, enabled, check, url }: Source): SourceStatus {
  if (sample) return "sample";
  if (enabled && url !== undefined) return "enabled";
  if (check?.state === "pending") return "unchecked";
  if (check?.state === "failed") return "not passed";
  return url === undefined ? "files" : "disabled";
}

/** How a run ended, in a word: a server that said when to come back has not failed. */
export function shownState({ state, retryAt }: Pick<Run, "state" | "retryAt">): Run["state"] | "later" {
  return state === "failed" && retryAt !== undefined ? "later" : state;
}

/** Whether a run says something still; one that was broken off says nothing. `now` in ms since 1970. */
export function isGoingOn(run: Run | undefined, now: number): run is Run {
  return run?.state === "running" && now - Date.parse(run.progress?.at ?? run.startedAt) < longestSilence;
}

export async function reportOf(
  reader: SourceReader,
  source: Source,
  settings: ScheduleSettings,
  now: number,
): Promise<SourceReport> {
  const { checkpoint: _, ...rest } = source;
  const [runs, reasons, due] = await Promise.all([
    reader.runs(source.id, { limit: 2 }),
    reader.quarantineReasons(source.id),
    dueOf(reader, source, settings, now),
  ]);
  const [last] = runs;
  const problem = problemOf(
    source,
    runs.find(({ state }) => state !== "running"),
  );
  return {
    ...rest,
    status: statusOf(source),
    quarantined: reasons.reduce((sum, { count }) => sum + count, 0),
    reasons,
    ...(due === undefined
      ? {}
      : {
          intervalHours: intervalOf(source, settings.harvestIntervalHours) / 3_600_000,
          due: { ...due, at: new Date(due.at).toISOString() },
        }),
    ...(isGoingOn(last, now) ? { running: last } : {}),
    ...(problem === undefined ? {} : { problem }),
  };
}

function problemOf({ enabled, check }: Source, ended: Run | undefined): string | undefined {
  if (!enabled && check?.state === "failed") return check.message;
  return ended?.state === "failed" || ended?.state === "incomplete" ? ended.message : undefined;
}

/** What others of this process may do between so many sources. */
const atOnce = 20;

export async function reportsOf(
  reader: SourceReader,
  sources: readonly Source[],
  settings: ScheduleSettings,
  now: number,
): Promise<SourceReport[]> {
  const reports: SourceReport[] = [];
  for (const [index, source] of sources.entries()) {
    if (index % atOnce === atOnce - 1) await nextTurn();
    reports.push(await reportOf(reader, source, settings, now));
  }
  return reports;
}
