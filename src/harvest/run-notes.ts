import type { Tally } from "../catalogue/ingest-types.ts";
import type { CatalogueWriter, RunProgress } from "../catalogue/writer.ts";
import type { Clock } from "./clock.ts";
import type { HarvestProgress } from "./source-client.ts";

/** How often a run's progress is kept for those who watch it, and at the least, so that a run that was broken off is known by its silence. Milliseconds. */
const shortest = 1000;
const longestSilence = 20_000;

export interface RunNotes {
  told(progress: HarvestProgress): void;
  /** Ends it; nothing is written afterwards. */
  end(): Promise<void>;
}

/**
 * Keeps how far a run is with the run, once a second at most: what is told in between is kept with the next. A note that cannot be
 * written is left out, for the run's own writes will fail too and say so.
 */
export function takeNotes(parts: {
  readonly writer: Pick<CatalogueWriter, "noteRun">;
  readonly runId: number;
  readonly clock: Clock;
  readonly tally: () => Tally;
}): RunNotes {
  const { writer, runId, clock, tally } = parts;
  let latest: { progress: HarvestProgress; at: number } = { progress: { pages: 0 }, at: clock.now() };
  let isNew = true;
  let writtenAt = 0;
  let writing: Promise<void> = Promise.resolve();

  function write(): void {
    if (!isNew && clock.now() - writtenAt < longestSilence) return;
    isNew = false;
    writtenAt = clock.now();
    const note: RunProgress = { at: new Date(writtenAt).toISOString(), ...noteOf(latest.progress, latest.at) };
    writing = writer.noteRun(runId, tally(), note).catch(() => undefined);
  }

  const timer = setInterval(write, shortest);
  timer.unref();
  return {
    told(progress) {
      latest = { progress, at: clock.now() };
      isNew = true;
      if (latest.at - writtenAt >= shortest) write();
    },
    async end() {
      clearInterval(timer);
      await writing;
    },
  };
}

function noteOf({ pages, listSize, wait }: HarvestProgress, toldAt: number): Omit<RunProgress, "at"> {
  return {
    pages,
    ...(listSize === undefined ? {} : { listSize }),
    ...(wait === undefined
      ? {}
      : { wait: { until: new Date(toldAt + wait.milliseconds).toISOString(), why: wait.why.slice(0, 300) } }),
  };
}
