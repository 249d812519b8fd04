import type { Source } from "../catalogue/writer.ts";
import { asProblem, type Problem, ProblemError } from "../domain/result.ts";
import { systemClock } from "./clock.ts";
import { foretelling } from "./dry-run.ts";
import type { HarvestParts } from "./harvest-parts.ts";
import type { HarvestReport } from "./report.ts";
import { takeNotes } from "./run-notes.ts";
import { shown } from "./shown.ts";
import type { ClientWork, HarvestProgress } from "./source-client.ts";
import { createCounter } from "./tally.ts";

export type { HarvestParts } from "./harvest-parts.ts";
export type { HarvestProgress } from "./source-client.ts";

type Ending = Pick<HarvestReport, "state" | "message" | "retryAt">;

/**
 * Harvests one source and keeps a run of it. Records and the checkpoint that covers them are kept in one transaction, so after any
 * interruption, a crash included, the next call goes on behind the last page taken, and nothing is lost or taken twice.
 * Expected failures end in the report: `failed` where nothing could be had, `incomplete` where something was, `stopped` on the signal.
 */
export async function harvestSource(source: Source, parts: HarvestParts): Promise<HarvestReport> {
  const { writer, dryRun = false } = parts;
  const counter = createCounter();
  const runId = dryRun ? undefined : await writer.startRun(source.id);
  const clock = parts.clock ?? systemClock;
  const notes = runId === undefined ? undefined : takeNotes({ writer, runId, clock, tally: () => counter.tally() });
  const onProgress: HarvestParts["onProgress"] = (read, progress) => {
    notes?.told(progress);
    parts.onProgress?.(read, progress);
  };
  let ending: Ending;
  try {
    ending = await attempt(source, { ...parts, onProgress }, counter);
  } catch (error) {
    // A fault of ours or of the store: the run must not stay open, and the fault must be seen.
    if (runId !== undefined)
      await writer.endRun(runId, "failed", counter.tally(), "The program failed; its log says why.").catch(() => {});
    throw error;
  } finally {
    await notes?.end();
  }
  const tally = counter.tally();
  if (runId !== undefined) await writer.endRun(runId, ending.state, tally, ending.message, ending.retryAt);
  return { file: source.url ?? source.id, source: source.id, format: source.format, tally, ...ending };
}

async function attempt(
  source: Source,
  parts: HarvestParts,
  counter: ReturnType<typeof createCounter>,
): Promise<Ending> {
  const { writer, dryRun = false, onProgress, signal } = parts;
  let progress: HarvestProgress = { pages: 0 };
  const tell = (changed: HarvestProgress): void => {
    progress = changed;
    onProgress?.(counter.tally().read, changed);
  };
  const work: ClientWork = {
    fetcher: parts.fetcher,
    sourceId: source.id,
    format: source.format,
    maxRecordBytes: parts.settings.maxRecordBytes,
    maxPages: parts.settings.harvestMaxPages,
    full: parts.full ?? false,
    contact: parts.settings.contact ?? "",
    ingest: dryRun ? foretelling(writer) : (batch) => writer.ingest(batch),
    save: async (checkpoint) => {
      if (!dryRun) await writer.setCheckpoint(source.id, checkpoint);
    },
    onOutcomes: (outcomes) => {
      counter.count(outcomes);
      onProgress?.(counter.tally().read, progress);
    },
    onPage: tell,
    onWait: (milliseconds, why) => onProgress?.(counter.tally().read, { ...progress, wait: { milliseconds, why } }),
    clock: parts.clock ?? systemClock,
    ...(signal ? { signal } : {}),
  };
  try {
    const format = parts.formats.find((one) => one.name === source.format);
    if (!format?.harvest) {
      const known = parts.formats.filter((one) => one.harvest).map((one) => one.name);
      throw new ProblemError(
        "unknown_format",
        `${source.id} is of the format ${source.format}, which cannot be harvested: only ${known.join(", ")} can.`,
      );
    }
    const { url } = source;
    if (url === undefined)
      throw new ProblemError(
        "bad_address",
        `${source.id} has no address to harvest: it came from a file. Use \`definepk import\`.`,
      );
    const notes = await format.harvest({ ...source, url }, work);
    return notes.length > 0 ? { state: "done", message: notes.join(" ") } : { state: "done" };
  } catch (error) {
    const problem = asProblem(error);
    if (!problem || ["internal", "busy", "damaged"].includes(problem.code)) throw error;
    const ending = endingOf(problem, counter.tally().read > 0 || progress.pages > 0);
    const { waitMs } = problem.details ?? {};
    if (problem.code !== "retry_later" || typeof waitMs !== "number") return ending;
    const message = `${ending.message} It is asked again then, a week from now at the latest.`;
    return { ...ending, message, retryAt: new Date(work.clock.now() + waitMs).toISOString() };
  }
}

function endingOf(problem: Problem, gotSomething: boolean): Ending {
  if (problem.code === "stopped") return { state: "stopped", message: problem.message };
  if (!gotSomething) return { state: "failed", message: problem.message };
  return { state: "incomplete", message: sentenceOf(problem) };
}

/** Says where it broke, and that the harvest goes on from there. */
function sentenceOf({ message, details }: Problem): string {
  const { offset, token } = details ?? {};
  if (typeof offset !== "number") return message;
  const after = typeof token === "string" ? `after token “${shown(token)}”` : "that begins the list";
  return `${message} This was at byte ${offset} of the page ${after}. What came before is kept; the next harvest goes on from there.`;
}
