import { openEmbeddedEngine } from "../../src/search/embedded/index.ts";
import { batchAt } from "./search-batch.ts";

/** Writes the batches of a history from one place on until it is killed, and says each that is done. With `threads` merges run in a thread. */
const [folder = "", seed = "1", from = "0", threads = "0"] = process.argv.slice(2);
const engine = openEmbeddedEngine(folder, { threads: Number(threads) });

for (let seq = Number(from); ; seq += 1) {
  await engine.write(batchAt(Number(seed), seq));
  process.stdout.write(`${seq}\n`);
}
