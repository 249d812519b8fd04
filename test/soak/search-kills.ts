import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { openEmbeddedEngine } from "../../src/search/embedded/index.ts";
import type { SearchDocument, SearchEngine } from "../../src/search/engine.ts";
import { apply, compared } from "../contract/search-compare.ts";
import { request } from "../contract/search-corpus.ts";
import { below, type Random, seeded } from "./mutations.ts";
import { batchAt } from "./search-batch.ts";

const child = fileURLToPath(new URL("search-child.ts", import.meta.url));
/** After so many batches an index is begun anew: what must be known of it is worked out from the first. */
const longest = 400;

export interface KillsOptions {
  readonly seed: number;
  readonly kills: number;
  readonly onKill?: (done: number, batches: number) => void;
}

export interface KillsResult {
  readonly kills: number;
  readonly batches: number;
  readonly flips: number;
  readonly faults: readonly string[];
}

/**
 * Kills (SIGKILL) a writer at random moments of indexing and merging. After each: the index opens, holds every batch that was acknowledged and
 * none by half, answers as a look at every document does, finds its files sound; then a byte is flipped in one of its files, which must
 * be noticed, and turned back.
 */
export async function soakKills({ seed, kills, onKill }: KillsOptions): Promise<KillsResult> {
  const root = mkdtempSync(join(tmpdir(), "definepk-kills-"));
  const random = seeded(seed);
  const faults: string[] = [];
  let [batches, flips, run, next] = [0, 0, 0, 0];
  let live = new Map<string, SearchDocument>();
  try {
    for (let kill = 0; kill < kills; kill += 1) {
      const runSeed = seed * 1000 + run;
      const folder = join(root, String(run));
      const said = await writeUntilKilled(folder, runSeed, next, random);
      const engine = openEmbeddedEngine(folder);
      const found = (await engine.position())?.seq ?? -1;
      if (found < said) faults.push(`kill ${kill}: batch ${said} was acknowledged, ${found} is the last there`);
      for (; next <= found; next += 1) {
        apply(live, batchAt(runSeed, next));
        batches += 1;
      }
      const what = found < 0 ? undefined : await check(engine, live, seed + kill);
      if (what !== undefined) faults.push(`kill ${kill}: ${what}`);
      await engine.close();
      if (found >= 0) {
        const unseen = await flip(folder, random);
        flips += 1;
        if (unseen !== undefined) faults.push(`kill ${kill}: ${unseen}`);
      }
      onKill?.(kill + 1, batches);
      if (next <= longest) continue;
      rmSync(folder, { recursive: true, force: true });
      [run, next, live] = [run + 1, 0, new Map()];
    }
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
  return { kills, batches, flips, faults };
}

/** The last batch that the writer said was done; -1 = none. */
async function writeUntilKilled(folder: string, seed: number, from: number, random: Random): Promise<number> {
  const threads = random() < 0.5 ? "0" : "1";
  const writer = spawn(process.execPath, ["--no-warnings", child, folder, String(seed), String(from), threads], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(writer, "exit");
  let said = "";
  writer.stdout.on("data", (piece) => {
    said += String(piece);
  });
  // Now and then before it has written anything.
  const lines = below(random, 30);
  while (said.split("\n").length <= lines && writer.exitCode === null) await new Promise((go) => setTimeout(go, 3));
  await new Promise((go) => setTimeout(go, below(random, 25)));
  writer.kill("SIGKILL");
  const [code] = (await ended) as [number | null];
  if (code !== null) throw new Error(`the writer ended by itself with ${code}`);
  const last = said.slice(0, said.lastIndexOf("\n")).split("\n").at(-1);
  return last === undefined || last === "" ? -1 : Number(last);
}

async function check(
  engine: SearchEngine,
  live: ReadonlyMap<string, SearchDocument>,
  seed: number,
): Promise<string | undefined> {
  const damage = await engine.check();
  if (damage.length > 0) return damage.join(" ");
  const versions = await engine.versions(undefined, 100_000);
  const wanted = [...live.values()].map(({ id, version }) => ({ id, version }));
  if (
    !isDeepStrictEqual(
      versions,
      wanted.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    )
  ) {
    return `${versions.length} documents are there, should be ${wanted.length}, or in other versions`;
  }
  for (const one of fc.sample(request, { seed, numRuns: 8 })) {
    const { got, wanted } = await compared(engine, [...live.values()], { ...one, limit: 1000 });
    if (!isDeepStrictEqual(got, wanted)) return `${JSON.stringify(one)} gave ${JSON.stringify(got)}`;
  }
  return undefined;
}

/** Turns one bit of one file of the index in use round, and back; a sentence where that was not noticed. */
async function flip(folder: string, random: Random): Promise<string | undefined> {
  const inUse = join(folder, readFileSync(join(folder, "current"), "utf8").trim());
  const engine = openEmbeddedEngine(folder);
  const named = await filesInUse(inUse);
  const name = named[below(random, named.length)]!;
  const path = join(inUse, name);
  const before = readFileSync(path);
  const at = below(random, before.length);
  const spoilt = Buffer.from(before);
  spoilt[at]! ^= 1 << below(random, 8);
  writeFileSync(path, spoilt);
  const noticed = (await engine.check()).length > 0 || (await engine.position()) === undefined;
  await engine.close();
  writeFileSync(path, before);
  return noticed ? undefined : `byte ${at} of ${name} (${statSync(path).size} bytes) was changed unnoticed`;
}

/** A writer that was killed may have left files that belong to no state: those may be anything. */
async function filesInUse(folder: string): Promise<string[]> {
  const manifest = readFileSync(join(folder, "manifest.json"), "utf8");
  const { segments } = JSON.parse(manifest.slice(manifest.indexOf(" ") + 1)) as {
    segments: { number: number; side: number; gone: number }[];
  };
  const named = new Set(["manifest.json"]);
  for (const { number, side, gone } of segments) {
    named.add(`${number}.segment`).add(`${number}.${side}.side`).add(`${number}.${gone}.gone`);
  }
  return readdirSync(folder).filter((name) => named.has(name));
}
