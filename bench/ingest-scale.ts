/**
 * `npm run bench:scale -- --records N [--step N]`: whether an import keeps its rate and its memory as the catalogue grows. N synthetic
 * records (a million by default) of three sources in OAI-PMH, Crossref's and DOAJ's formats, half of each source's works known to
 * another; the words are of real text. Prints each step's rate (100,000 records by default), and fails if the last step is slower than
 * three quarters of the first, or if more than 500 MB were resident.
 */
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { parseArgs } from "node:util";
import { openSqliteStore } from "../src/catalogue/sqlite/index.ts";
import { importFile } from "../src/harvest/importer.ts";
import { formats } from "../src/harvest/sources/index.ts";
import { loadSettings } from "../src/settings/settings.ts";
import { hasSharedData, sharedData } from "../test/shared-data.ts";
import { documentOf, holds, roundOfRecords, roundOfWorks, type SourceName, sources } from "./scale/sources.ts";
import { type Work, wordsOf, workOf } from "./scale/works.ts";

const { values } = parseArgs({
  options: { records: { type: "string", default: "1000000" }, step: { type: "string", default: "100000" } },
});
const [records, step] = [Number(values.records), Number(values.step)];
if (!hasSharedData) {
  console.error("This benchmark needs the real text beside the checkout.");
  process.exit(2);
}
const least = 0.75;
const mostResident = 500e6;

const words = await wordsOf(sharedData("bench/arxiv-88k.jsonl.gz"));
const folder = mkdtempSync(join(tmpdir(), "definepk-scale-"));
const store = openSqliteStore(folder);
const writer = await store.writer("bench");
const settings = loadSettings({});
let peak = 0;
const watch = setInterval(() => {
  peak = Math.max(peak, process.memoryUsage.rss());
}, 50);

function* worksOf(source: SourceName, from: number, to: number): Generator<Work> {
  for (let number = from; number < to; number += 1) if (holds(source, number)) yield workOf(number, words);
}

/** Text in pieces of a size that files are read in. */
function* pieces(lines: Iterable<string>): Generator<Uint8Array> {
  let held = "";
  for (const line of lines) {
    held += line;
    if (held.length > 256 * 1024) {
      yield Buffer.from(held);
      held = "";
    }
  }
  yield Buffer.from(held);
}

/** Imports the step's works from each source in turn. Gives records and seconds, making them up not counted. */
async function importStep(from: number, to: number): Promise<{ read: number; seconds: number }> {
  let [read, seconds] = [0, 0];
  for (const source of sources) {
    // A few thousand works at a time, made up before the clock starts.
    for (let at = from; at < to; at += 9000) {
      const documents = [...pieces(documentOf(source, worksOf(source, at, Math.min(to, at + 9000))))];
      const start = process.hrtime.bigint();
      const name = `${source}-${at}.${source === "oai" ? "xml" : "jsonl"}`;
      const report = await importFile(
        { name, stream: Readable.from(documents), sourceId: source },
        { writer, formats, settings },
      );
      seconds += Number(process.hrtime.bigint() - start) / 1e9;
      read += report.tally.read;
      if (report.tally.quarantined > 0) throw new Error(`${report.tally.quarantined} records in quarantine`);
    }
  }
  return { read, seconds };
}

const rates: number[] = [];
const worksAStep = Math.ceil(step / roundOfRecords) * roundOfWorks;
let read = 0;
for (let from = 0; read < records; from += worksAStep) {
  const done = await importStep(from, from + worksAStep);
  read += done.read;
  const rate = done.read / done.seconds;
  rates.push(rate);
  const size = statSync(join(folder, "catalogue.db")).size;
  console.log(
    `${String(read).padStart(9)} records  ${Math.round(rate)} records/s  ${(peak / 1e6).toFixed(0)} MB resident at most  ${(size / 1e6).toFixed(0)} MB of catalogue`,
  );
}
const counts = await store.reader().counts();
console.log(
  `${counts.kinds.article} articles of ${worksAStep * rates.length} works in ${counts.kinds.journal} journals`,
);
clearInterval(watch);
writer.close();
store.close();
rmSync(folder, { recursive: true, force: true });

const ratio = (rates.at(-1) ?? 0) / (rates[0] ?? 1);
console.log(
  `the last step runs at ${(100 * ratio).toFixed(0)} % of the first's rate; ${(peak / 1e6).toFixed(0)} MB resident at most`,
);
if (ratio < least || peak > mostResident) process.exitCode = 1;
