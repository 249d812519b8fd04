// `npm run soak:formats [-- --documents N --seed N]`: see formats.ts. Ends with 1 where a promise was broken, and keeps the documents that did it.
import { existsSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { formats } from "../../src/harvest/sources/index.ts";
import { samplesIn, soakFormats } from "./formats.ts";

const { values } = parseArgs({
  options: { documents: { type: "string", default: "20000" }, seed: { type: "string", default: "1" } },
});
const [documents, seed] = [Number(values.documents), Number(values.seed)];
const folders = ["../fixtures", "../../sample", "../../../shared/data"]
  .map((path) => fileURLToPath(new URL(path, import.meta.url)))
  .filter((path) => existsSync(path));
const samples = samplesIn(folders, formats);
const without = formats.filter((format) => !samples.some((sample) => sample.format === format));
/** Samples, code and one document at a time: more means that something stays. Bytes. */
const mostMemory = 700 * 1024 * 1024;
let memory = 0;
const result = soakFormats(samples, {
  seed,
  documents,
  onDocument: (done) => {
    if (done % 100 !== 0) return;
    memory = Math.max(memory, process.memoryUsage().rss);
    process.stderr.write(`\r${done} of ${documents} documents`);
  },
});
process.stderr.write("\n");
console.log(`${samples.length} samples of ${formats.length - without.length} formats, seed ${seed}`);
if (without.length > 0) console.log(`no sample of: ${without.map((format) => format.name).join(", ")}`);
const { faults, ...counts } = result;
console.log(JSON.stringify({ ...counts, memoryMB: Math.round(memory / 1024 / 1024) }));
if (memory > mostMemory) console.log(`more memory than ${mostMemory / 1024 / 1024} MB was used`);
if (faults.length > 0) {
  const folder = mkdtempSync(join(tmpdir(), "definepk-soak-"));
  for (const { seed, format, sample, what, document } of faults) {
    const file = join(folder, `${format}-${seed}`);
    writeFileSync(file, document);
    console.log(`${format}, ${sample}, document seed ${seed}, kept as ${file}: ${what.slice(0, 1000)}`);
  }
}
process.exitCode = faults.length === 0 && memory <= mostMemory ? 0 : 1;
