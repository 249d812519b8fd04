import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { seeded } from "../soak/mutations.ts";
import { countsOfFile } from "./replay.ts";

const child = fileURLToPath(new URL("counting-child.ts", import.meta.url));

/** Runs until it has written something, then kills it; gives how many were written for sure, and how many at most. */
async function runAndKill(folder: string, name: string, pause: number): Promise<{ least: number; most: number }> {
  const run = spawn(process.execPath, [child, folder, name], { stdio: ["ignore", "pipe", "inherit"] });
  let said = "";
  run.stdout.on("data", (chunk: Buffer) => {
    said += chunk.toString();
  });
  const ended = new Promise((resolve) => run.once("close", resolve));
  while (!said.includes("written") && run.exitCode === null) await wait(1);
  await wait(pause);
  run.kill("SIGKILL");
  await ended;
  const last = (word: string): number =>
    Number(said.match(new RegExp(`${word} (\\d+)\\n(?![^]*${word} \\d+\\n)`))?.[1] ?? 0);
  return { least: last("written"), most: last("begin") };
}

it("loses by kill -9 no more than the batch that was not written, and leaves a sound file", {
  timeout: 120_000,
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), "usage-kill-"));
  const random = seeded(11);
  let [least, most] = [0, 0];
  try {
    for (let kill = 0; kill < 6; kill += 1) {
      const written = await runAndKill(folder, `child${kill}`, random() * 60);
      least += written.least;
      most += written.most;
      expect(written.least).toBeGreaterThan(0);
      expect(written.most - written.least).toBeLessThanOrEqual(50);
      const counts = countsOfFile(join(folder, "usage.db"));
      const views = Object.entries(counts).reduce(
        (sum, [key, row]) => sum + (key.endsWith(" index ") ? (row["views"] ?? 0) : 0),
        0,
      );
      expect(views).toBeGreaterThanOrEqual(least);
      expect(views).toBeLessThanOrEqual(most);
      expect((views - least) % 50).toBe(0);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});
