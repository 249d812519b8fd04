/**
 * `npm run bench:ingest [-- --records N]`: records per second from XML to catalogue, beside what saxes alone needs for the same bytes.
 * The corpus is made from the real OJS records beside this checkout, repeated under new identifiers, DOIs and titles until there are N.
 */
import { createReadStream, createWriteStream, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { finished } from "node:stream/promises";
import { parseArgs } from "node:util";
import { SaxesParser } from "saxes";
import { openSqliteStore } from "../src/catalogue/sqlite/index.ts";
import { importFile } from "../src/harvest/importer.ts";
import { formats } from "../src/harvest/sources/index.ts";
import { loadSettings } from "../src/settings/settings.ts";
import { hasSharedData, sharedFiles } from "../test/shared-data.ts";

const { values } = parseArgs({ options: { records: { type: "string", default: "30000" }, json: { type: "string" } } });
const wanted = Number(values.records);
if (!hasSharedData) {
  console.error("This benchmark needs the real OJS records beside the checkout.");
  process.exit(2);
}

const folder = mkdtempSync(join(tmpdir(), "definepk-bench-"));
const file = join(folder, "records.xml");
await writeCorpus(file, wanted);
const bytes = statSync(file).size;

const saxesSeconds = await time(parseOnly);
let peak = 0;
const watch = setInterval(() => {
  peak = Math.max(peak, process.memoryUsage.rss());
}, 50);
const store = openSqliteStore(join(folder, "data"));
const writer = await store.writer("bench");
const first = await time(importAll);
const again = await time(importAll);
clearInterval(watch);
writer.close();
store.close();
rmSync(folder, { recursive: true, force: true });

const result = {
  records: wanted,
  bytes,
  saxes: { seconds: saxesSeconds, perSecond: wanted / saxesSeconds },
  ingest: { seconds: first, perSecond: wanted / first },
  unchanged: { seconds: again, perSecond: wanted / again },
  ratio: first / saxesSeconds,
  peakRssBytes: peak,
};
console.log(`${wanted} records, ${(bytes / 1e6).toFixed(1)} MB of XML`);
console.log(`saxes alone           ${saxesSeconds.toFixed(2)} s   ${Math.round(result.saxes.perSecond)} records/s`);
console.log(
  `XML to catalogue      ${first.toFixed(2)} s   ${Math.round(result.ingest.perSecond)} records/s   ${result.ratio.toFixed(2)} times saxes alone`,
);
console.log(
  `the same again        ${again.toFixed(2)} s   ${Math.round(result.unchanged.perSecond)} records/s, all unchanged`,
);
console.log(`peak resident memory  ${(peak / 1e6).toFixed(0)} MB`);
if (values.json) (await import("node:fs")).writeFileSync(values.json, JSON.stringify(result));

async function time(work: () => Promise<void>): Promise<number> {
  const start = process.hrtime.bigint();
  await work();
  return Number(process.hrtime.bigint() - start) / 1e9;
}

async function parseOnly(): Promise<void> {
  const parser = new SaxesParser({ xmlns: false });
  let elements = 0;
  parser.on("opentag", () => {
    elements += 1;
  });
  const decoder = new TextDecoder();
  for await (const chunk of createReadStream(file, { highWaterMark: 256 * 1024 }))
    parser.write(decoder.decode(chunk as Uint8Array, { stream: true }));
  parser.close();
  if (elements === 0) throw new Error("saxes saw nothing");
}

async function importAll(): Promise<void> {
  const stream = createReadStream(file, { highWaterMark: 256 * 1024 });
  const report = await importFile({ name: "records.xml", stream }, { writer, formats, settings: loadSettings({}) });
  if (report.tally.read !== wanted) throw new Error(`read ${report.tally.read} of ${wanted}: ${report.message ?? ""}`);
}

async function writeCorpus(path: string, count: number): Promise<void> {
  const records: string[] = [];
  for (const source of sharedFiles("oai", ".xml")) {
    for (const [record] of readFileSync(source, "utf8").matchAll(/<record[ >][\s\S]*?<\/record>/g))
      if (!record.includes('status="deleted"')) records.push(record);
  }
  const out = createWriteStream(path);
  out.write(
    '<?xml version="1.0" encoding="UTF-8"?>\n<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/">\n<responseDate>2026-08-01T00:00:00Z</responseDate>\n',
  );
  out.write('<request verb="ListRecords" metadataPrefix="oai_dc">https://bench.example/oai</request>\n<ListRecords>\n');
  for (let index = 0; index < count; index += 1) {
    const record = records[index % records.length] ?? "";
    const round = Math.floor(index / records.length);
    const renamed = record
      .replace(/<identifier>([^<]+)</, `<identifier>$1-${index}<`)
      .replace(/(<dc:title[^>]*>)/, `$1${round === 0 ? "" : `Part ${round}: `}`)
      .replaceAll(/>(10\.\d{4,9}\/[^<]+)</g, `>$1.${round}<`);
    if (!out.write(`${renamed}\n`)) await new Promise<void>((resolve) => out.once("drain", () => resolve()));
  }
  out.end("</ListRecords>\n</OAI-PMH>\n");
  await finished(out);
}
