import { setImmediate as nextTurn } from "node:timers/promises";
import type { Source, SourceStore } from "../../catalogue/writer.ts";
import { intervalOf } from "./interval.ts";
import { type Due, lookBack, nextDue } from "./next-due.ts";

export interface ScheduleSettings {
  readonly harvestIntervalHours: number;
}

type Reader = Pick<SourceStore, "sources" | "runs">;

/** When a source is due; undefined for one that is not harvested by itself: disabled, or without an address. */
export async function dueOf(
  reader: Pick<Reader, "runs">,
  source: Pick<Source, "id" | "enabled" | "url" | "settings">,
  settings: ScheduleSettings,
  now: number,
): Promise<Due | undefined> {
  if (!source.enabled || source.url === undefined) return undefined;
  const runs = await reader.runs(source.id, { limit: lookBack, kind: "harvest" });
  return nextDue({ id: source.id, interval: intervalOf(source, settings.harvestIntervalHours), runs, now });
}

export interface DueSource {
  readonly source: Source;
  readonly due: Due;
}

/** What others of this process may do between so many sources: the store answers without leaving the thread. */
const atOnce = 20;

/** All sources that are harvested by themselves, the one that is due first at the beginning. */
export async function schedule(reader: Reader, settings: ScheduleSettings, now: number): Promise<DueSource[]> {
  const found: DueSource[] = [];
  for (const [index, source] of (await reader.sources()).entries()) {
    if (index % atOnce === atOnce - 1) await nextTurn();
    const due = await dueOf(reader, source, settings, now);
    if (due) found.push({ source, due });
  }
  return found.sort((a, b) => a.due.at - b.due.at);
}
