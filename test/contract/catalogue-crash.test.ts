import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { adapters, findings, opened, without } from "./catalogue-kit.ts";
import { batches } from "./catalogue-stream.ts";

const child = fileURLToPath(new URL("catalogue-child.ts", import.meta.url));
const rounds = 6;

type Kit = Awaited<ReturnType<typeof opened>>;

/** What a catalogue holds, without the times at which it came. */
async function content({ reader }: Kit) {
  const versions = await reader.versions(undefined, 100_000);
  const records = await reader.records(versions.map((one) => one.id));
  const journals = records.filter((record) => record.kind === "journal");
  return {
    records: records.map((record) => without(record, "updatedAt", "createdAt")),
    issues: await Promise.all(journals.map((journal) => reader.issues(journal.id))),
    rows: await Promise.all(
      journals.map(async ({ id }) => (await reader.recognition(id)).rows.map((row) => without(row, "recordedAt"))),
    ),
    quarantined: (await reader.quarantined()).map((entry) => entry.identifier).sort(),
    counts: await reader.counts(),
    log: (await reader.changes(0, 100_000)).changes,
  };
}

/** Lets a process ingest, and kills it after a while. Gives the batches that it acknowledged, and whether it came to the end. */
async function killed(adapter: string, folder: string, after: number): Promise<{ last: number; ended: boolean }> {
  const process_ = spawn(process.execPath, [child, adapter, folder, "ingest"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let told = "";
  process_.stdout.on("data", (text: Buffer) => {
    told += text.toString();
    // The time counts from the first acknowledgement: starting up takes long enough.
    if (told.length === text.length) void wait(after).then(() => process_.kill("SIGKILL"));
  });
  const [code] = (await once(process_, "close")) as [number | null];
  return { last: Number(told.split("\n").at(-2) ?? -1), ended: code === 0 };
}

describe.each(adapters)("kill -9 over $name", ({ name, open }) => {
  it("loses nothing that was acknowledged, and ends as if undisturbed", { timeout: 120_000 }, async () => {
    const kit = await opened(open);
    kit.writer.close();
    let ended = false;
    for (let round = 0; round < rounds; round += 1) {
      const result = await killed(name, kit.folder, Math.random() * 60);
      ({ ended } = result);
      const checkpoints = await Promise.all(
        ["a", "b", "c"].map(async (id) => (await kit.reader.source(id))?.checkpoint),
      );
      const kept = Math.max(...checkpoints.map((one) => (typeof one === "number" ? one : -1)));
      expect(kept).toBeGreaterThanOrEqual(result.last);
      expect(await findings(kit.store)).toEqual([]);
      if (ended) break;
    }
    if (!ended) expect(await killed(name, kit.folder, 100_000)).toMatchObject({ ended: true });
    const calm = await opened(open);
    for (const batch of batches()) await calm.writer.ingest(batch);
    expect(await content(kit)).toEqual(await content(calm));
    kit.end();
    calm.end();
  });
});
