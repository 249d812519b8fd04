/** A process of its own for tests of the catalogue: `node catalogue-child.ts <adapter> <folder> hold|read|ingest [seed]`. */
import { createInterface } from "node:readline";
import { setTimeout as wait } from "node:timers/promises";
import { adapters } from "./catalogue-kit.ts";
import { batches } from "./catalogue-stream.ts";

const [name, folder = "", task = ""] = process.argv.slice(2);
const adapter = adapters.find((one) => one.name === name);
if (adapter === undefined) throw new Error(`no adapter ${name}`);
const store = adapter.open(folder);

switch (task) {
  case "hold":
    await store.writer("hold");
    console.log("held");
    await wait(600_000);
    break;
  case "read": {
    const reader = store.reader();
    for await (const _question of createInterface(process.stdin)) {
      const { epoch } = await reader.changes(0, 1);
      console.log(JSON.stringify({ articles: (await reader.counts()).kinds.article, epoch }));
    }
    store.close();
    break;
  }
  case "ingest": {
    // Each line is an acknowledgement: what it names must survive whatever happens next.
    const writer = await store.writer("ingest", 10_000);
    for (const [index, batch] of batches().entries()) {
      const done = (await writer.source(batch.sourceId))?.checkpoint;
      if (typeof done === "number" && done >= index) continue;
      await writer.ingest({ ...batch, checkpoint: index });
      process.stdout.write(`${index}\n`);
    }
    store.close();
    break;
  }
  default:
    throw new Error(`no task ${task}`);
}
