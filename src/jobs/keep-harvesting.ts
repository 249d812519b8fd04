import { type ChildProcess, spawn } from "node:child_process";
import { constants, setPriority } from "node:os";
import type { Logger } from "pino";
import type { StoreReader } from "../catalogue/store.ts";
import type { RunReport } from "./reports.ts";
import { type ScheduleSettings, schedule } from "./schedule/due-sources.ts";

/** How often the server looks whether a source is due. Milliseconds, as are the others. */
const interval = 60_000;
/** After a harvest that ended in a way that it should not, doubled each time. */
const longestPause = 3_600_000;
/** A harvest that is told to stop ends with its batch; one that does not is killed, which loses nothing that was taken. */
const patience = 20_000;
/** A report is a line; more than this is not kept. Characters. */
const longestReport = 4_000_000;

export interface HarvestCommand {
  readonly program: string;
  readonly arguments: readonly string[];
  readonly environment: NodeJS.ProcessEnv;
}

/**
 * Harvests what is due while the server runs, in a process of its own with low priority, so that no page waits for it. The process
 * ends when the channel to it is closed: with `stop`, and also when the server is killed.
 */
export function keepHarvesting(parts: {
  readonly catalogue: Pick<StoreReader, "sources" | "runs">;
  readonly settings: ScheduleSettings;
  readonly log: Logger;
  readonly command: HarvestCommand;
  /** Milliseconds; for tests. */
  readonly interval?: number;
}): { stop(): Promise<void> } {
  const { catalogue, settings, log, command } = parts;
  const every = parts.interval ?? interval;
  let child: ChildProcess | undefined;
  let pause = 0;
  let notBefore = 0;
  let isStopping = false;

  async function look(): Promise<void> {
    const now = Date.now();
    if (child || isStopping || now < notBefore) return;
    const [first] = await schedule(catalogue, settings, now);
    if (!first || first.due.at > now || child || isStopping) return;
    child = start(command, log);
    const outcome = await ended(child);
    child = undefined;
    const report = readReport(outcome.said);
    if (report) {
      pause = 0;
      tell(report, log);
    } else if (!isStopping) {
      pause = Math.min(Math.max(2 * pause, every), longestPause);
      notBefore = Date.now() + pause;
      log.error(
        { code: outcome.code, signal: outcome.signal, said: outcome.said.slice(-2000), again: `in ${pause / 1000} s` },
        "the harvest of what is due ended without a report",
      );
    }
  }

  function attempt(): void {
    working = look().catch((error: unknown) =>
      log.error({ err: error }, "what is due could not be found out; trying again"),
    );
  }

  let working: Promise<void> = Promise.resolve();
  attempt();
  const timer = setInterval(() => {
    if (!child) attempt();
  }, every);
  return {
    async stop() {
      isStopping = true;
      clearInterval(timer);
      const running = child;
      if (running?.connected) running.disconnect();
      const killer = setTimeout(() => running?.kill("SIGKILL"), patience);
      await working;
      clearTimeout(killer);
    },
  };
}

function start({ program, arguments: args, environment }: HarvestCommand, log: Logger): ChildProcess {
  // A group of its own: Ctrl-C at the server's terminal reaches the server alone, which then closes the channel.
  const child = spawn(program, args, {
    env: environment,
    stdio: ["ignore", "pipe", "inherit", "ipc"],
    detached: true,
  });
  try {
    if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_LOW);
  } catch (error) {
    log.warn({ err: error }, "the harvest could not be given a low priority");
  }
  log.info({ pid: child.pid }, "harvesting what is due");
  return child;
}

function ended(
  child: ChildProcess,
): Promise<{ readonly code: number | null; readonly signal: string | null; readonly said: string }> {
  let said = "";
  child.stdout?.setEncoding("utf8").on("data", (text: string) => {
    if (said.length < longestReport) said += text;
  });
  return new Promise((resolve) => {
    child.once("error", (error) => resolve({ code: null, signal: null, said: error.message }));
    // Node gives no "close" for a process whose channel was closed from here.
    child.once("exit", (code, signal) => {
      const answer = (): void => resolve({ code, signal, said });
      if (child.stdout?.readableEnded === false) child.stdout.once("close", answer);
      else answer();
    });
  });
}

function readReport(said: string): RunReport | undefined {
  try {
    const report = JSON.parse(said) as Partial<RunReport>;
    return Array.isArray(report.files) && report.totals ? (report as RunReport) : undefined;
  } catch {
    return undefined;
  }
}

function tell({ files, totals }: RunReport, log: Logger): void {
  for (const { source, state, message } of files)
    if (state === "failed" || state === "incomplete")
      log.warn({ source, state }, message ?? "a harvest did not end well");
  if (files.length > 0) log.info({ sources: files.length, ...totals }, "harvested what was due");
}
