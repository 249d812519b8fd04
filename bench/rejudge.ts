/**
 * `npm run bench:rejudge -- --records N [--folder DIR]`: how long it takes until N articles (a million by default), in 400 journals, are judged
 * anew after the import of one recognition list, in catalogue and search. Fails above five minutes, or where the category of an article is
 * not the one that the list gives its journal. With a folder, catalogue and index are kept there and used again.
 */
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { parseArgs } from "node:util";
import { openSqliteStore } from "../src/catalogue/sqlite/index.ts";
import type { CatalogueWriter } from "../src/catalogue/writer.ts";
import { importFile } from "../src/harvest/importer.ts";
import { formats } from "../src/harvest/sources/index.ts";
import { openEmbeddedEngine } from "../src/search/embedded/index.ts";
import { followChanges } from "../src/search/indexer.ts";
import { loadSettings } from "../src/settings/settings.ts";
import { hasSharedData, sharedData } from "../test/shared-data.ts";
import { documentOf, holds } from "./scale/sources.ts";
import { type Work, wordsOf, workOf } from "./scale/works.ts";

const { values } = parseArgs({
  options: { records: { type: "string", default: "1000000" }, folder: { type: "string" } },
});
if (!hasSharedData) {
  console.error("This benchmark needs the real text beside the checkout.");
  process.exit(2);
}
const records = Number(values.records);
const bar = 300;
const folder = values.folder ?? mkdtempSync(join(tmpdir(), "definepk-rejudge-"));
const isThere = existsSync(join(folder, "catalogue.db"));
const settings = loadSettings({});
const store = openSqliteStore(folder);
const engine = openEmbeddedEngine(join(folder, "search"));
const parts = { catalogue: store.reader(), engine };
const words = await wordsOf(sharedData("bench/arxiv-88k.jsonl.gz"));
const categories = ["W", "X", "Y"] as const;
/** Works of the source that the articles come from, in rounds of nine. */
const worksEach = 9000;

async function take(writer: CatalogueWriter, name: string, source: string, document: Iterable<string>): Promise<void> {
  const stream = Readable.from([...document].map((text) => Buffer.from(text)));
  const report = await importFile({ name, stream, sourceId: source }, { writer, formats, settings });
  if (report.state !== "done" || report.tally.quarantined > 0)
    throw new Error(report.message ?? `${name} was not read`);
}

function* worksFrom(from: number): Generator<Work> {
  for (let number = from; number < from + worksEach; number += 1) if (holds("oai", number)) yield workOf(number, words);
}

async function fill(): Promise<void> {
  const writer = await store.writer("bench");
  for (let from = 0; ((await parts.catalogue.counts()).kinds.article ?? 0) < records; from += worksEach) {
    await take(writer, `oai-${from}.xml`, "oai", documentOf("oai", worksFrom(from)));
    process.stderr.write(`\r${from} works`);
  }
  writer.close();
  await followChanges(parts, { onProgress: (done, all) => process.stderr.write(`\rindexed ${done} of ${all}`) });
}

/** Each journal of the works in a category for all years; another one with each run. */
function* list(turn: number): Generator<string> {
  yield "journal,issn,category,from,to\n";
  const seen = new Set<string>();
  for (let number = 0; seen.size < 400 && number < 20_000; number += 1) {
    const { title, issn } = workOf(number, words).journal;
    if (seen.has(issn)) continue;
    yield `"${title}",${issn},${categories[(seen.size + turn) % 3]},1990-01-01,2030-12-31\n`;
    seen.add(issn);
  }
}

async function counts(): Promise<Map<string, number>> {
  const whole = { query: null, filters: { kind: ["article"] }, offset: 0, limit: 0, sort: "newest" } as const;
  const { facets } = await engine.search({ ...whole, facets: { category: 9 } });
  return new Map(facets.category?.map(({ value, count }) => [value, count]));
}

if (!isThere) await fill();
const articles = (await parts.catalogue.counts()).kinds.article ?? 0;
const before = await counts();
const start = process.hrtime.bigint();
const since = (): number => Number(process.hrtime.bigint() - start) / 1e9;
const writer = await store.writer("bench");
await take(writer, "list.csv", "hec", list(before.size === 0 ? 0 : 1));
const imported = since();
const { indexed } = await followChanges(parts);
const seconds = since();
writer.close();
const judged = [...(await counts())];
console.log(
  `${articles} articles judged anew in ${seconds.toFixed(1)} s (list ${imported.toFixed(1)} s, ${indexed} documents changed in the index); categories ${judged.map(([value, count]) => `${value} ${count}`).join(", ")}; ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB resident at most`,
);
// A second run must have changed every article's category.
const same = before.size > 0 && categories.every((one) => before.get(one) === new Map(judged).get(one));
const right = judged.reduce((sum, [value, count]) => sum + (value === "uncertain" || value === "none" ? 0 : count), 0);
await engine.close();
store.close();
if (values.folder === undefined) rmSync(folder, { recursive: true, force: true });
if (seconds > bar || right !== articles || same) process.exitCode = 1;
