import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openSqliteStore } from "../../src/catalogue/sqlite/index.ts";
import type { HarvestReport } from "../../src/harvest/report.ts";
import { dumpCatalogue, dumpRecords } from "./catalogue-dump.ts";
import { type KillTarget, startTarget, type TargetName } from "./kill-targets.ts";
import { seeded } from "./mutations.ts";

export interface KillOptions {
  readonly target?: TargetName;
  readonly records: number;
  readonly kills: number;
  readonly seed: number;
  readonly onKill?: (done: number, at: string) => void;
}

export interface KillResult {
  /** Children that were killed while they harvested. */
  readonly killed: number;
  /** Kills after which the next child asked for another page than the first: it went on. */
  readonly resumed: number;
  readonly final: HarvestReport;
  /** Lines that only one of the two catalogues has, the first few. */
  readonly differences: readonly string[];
  readonly lines: number;
  /** Records whose kept bytes are not those that the server gives. */
  readonly wrongBytes: number;
  /** What the store's own check finds. */
  readonly findings: readonly string[];
}

const child = fileURLToPath(new URL("harvest-child.ts", import.meta.url));
const sourceId = "killed";

/**
 * Harvests the same server twice: once undisturbed, and once by a row of processes that are killed (SIGKILL) at random moments,
 * then by one that may finish. Gives what differs between the two catalogues.
 */
export async function killHarvests({ target, records, kills, seed, onKill }: KillOptions): Promise<KillResult> {
  const random = seeded(seed);
  const folder = mkdtempSync(join(tmpdir(), "definepk-kill-"));
  const server = await startTarget(target ?? "oai-pmh", records, Math.max(5, Math.floor(records / (kills * 8))));
  try {
    const [calm, harsh] = [join(folder, "calm"), join(folder, "harsh")];
    await addSource(calm, server);
    cpSync(calm, harsh, { recursive: true });
    await run(calm);
    let killed = 0;
    let resumed = 0;
    while (killed < kills) {
      const requests = server.requests.length;
      const wasKilled = await runAndKill(harsh, server, random);
      if (server.requests.slice(requests).some((path) => server.goesOn(path))) resumed += 1;
      if (!wasKilled) throw new Error(`the harvest was over after ${killed} kills: give it more records`);
      killed += 1;
      onKill?.(killed, server.requests.at(-1) ?? "");
    }
    const final = await run(harsh);
    const checked = await check(harsh, server);
    const dump = server.inOrder ? dumpCatalogue : dumpRecords;
    const [expected, got] = [dump(calm), dump(harsh)];
    return { killed, resumed, final, lines: expected.length, differences: compare(expected, got), ...checked };
  } finally {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function addSource(folder: string, { source }: KillTarget): Promise<void> {
  const store = openSqliteStore(folder);
  const writer = await store.writer("soak");
  await writer.putSource({ id: sourceId, name: "Killed", ...source });
  store.close();
}

/** Runs a child to its end and gives its report. */
async function run(folder: string): Promise<HarvestReport> {
  const process = start(folder);
  let said = "";
  process.stdout.on("data", (chunk: Buffer) => {
    said += chunk.toString();
  });
  const code = await ended(process);
  if (code !== 0) throw new Error(`the child ended with ${code}: ${said}`);
  return JSON.parse(said) as HarvestReport;
}

/** Kills a child a random moment after a random request of its; false = it was over before. */
async function runAndKill(folder: string, server: KillTarget, random: () => number): Promise<boolean> {
  const from = server.requests.length;
  const after = from + 1 + Math.floor(random() * 8);
  const process = start(folder);
  const end = ended(process);
  while (process.exitCode === null && server.requests.length < after) await Promise.race([end, pause(1)]);
  await Promise.race([end, pause(random() * 40)]);
  if (process.exitCode !== null) return false;
  process.kill("SIGKILL");
  await end;
  return true;
}

function start(folder: string) {
  return spawn(process.execPath, [child, folder, sourceId], { stdio: ["ignore", "pipe", "inherit"] });
}

function ended(process: ReturnType<typeof start>): Promise<number | null> {
  return new Promise((resolve) => process.once("close", resolve));
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

async function check(folder: string, server: KillTarget): Promise<{ wrongBytes: number; findings: string[] }> {
  const store = openSqliteStore(folder);
  const writer = await store.writer("check");
  let wrongBytes = 0;
  for (const [identifier, bytes] of server.expected()) {
    const raw = await writer.rawOf(sourceId, identifier);
    if (!raw || Buffer.from(raw.bytes).toString() !== bytes) wrongBytes += 1;
  }
  const findings: string[] = [];
  for await (const { what, subject } of store.verify()) findings.push(`${what} ${subject}`);
  store.close();
  return { wrongBytes, findings };
}

function compare(expected: readonly string[], got: readonly string[]): string[] {
  const [left, right] = [new Set(expected), new Set(got)];
  const missing = expected.filter((one) => !right.has(one)).map((one) => `- ${one}`);
  const surplus = got.filter((one) => !left.has(one)).map((one) => `+ ${one}`);
  return [...missing.slice(0, 5), ...surplus.slice(0, 5)];
}
