/**
 * `npm run bench:dossier -- [--records N] [--references N] [--json]`: how long a list of publications takes from its upload to its statement, in an index of N
 * made-up works (50,000 by default) and 9,757 real journals. Seven in ten references are to works of the index, garbled as people garble them. Fails
 * over 10 seconds for 500.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { parseArgs } from "node:util";
import { pino } from "pino";
import { openSqliteStore } from "../src/catalogue/sqlite/index.ts";
import { importFile } from "../src/harvest/importer.ts";
import { formats } from "../src/harvest/sources/index.ts";
import { openDossiers } from "../src/jobs/dossiers/dossiers.ts";
import { openDossierStore } from "../src/recognition/dossier/store/sqlite.ts";
import { openEmbeddedEngine } from "../src/search/embedded/index.ts";
import { followChanges } from "../src/search/indexer.ts";
import { loadSettings } from "../src/settings/settings.ts";
import { random } from "../test/dossier/corpus.ts";
import { garblings } from "../test/dossier/garble.ts";
import { styles } from "../test/dossier/styles.ts";
import { importPath } from "../test/import-kit.ts";
import { hasSharedData, sharedData } from "../test/shared-data.ts";
import { documentOf } from "./scale/sources.ts";
import { type Work, wordsOf, workOf } from "./scale/works.ts";

const { values } = parseArgs({
  options: {
    records: { type: "string", default: "50000" },
    references: { type: "string", default: "500" },
    json: { type: "boolean", default: false },
  },
});
const [records, references] = [Number(values.records), Number(values.references)];
if (!hasSharedData) {
  console.error("This benchmark needs the real text beside the checkout.");
  process.exit(2);
}
/** Milliseconds for 500 references. */
const most = 10_000;

const words = await wordsOf(sharedData("bench/arxiv-88k.jsonl.gz"));
const folder = mkdtempSync(join(tmpdir(), "definepk-dossier-bench-"));
const store = openSqliteStore(folder);
const writer = await store.writer("bench");
const settings = loadSettings({});

function* document(from: number, to: number): Generator<Uint8Array> {
  const works = function* (): Generator<Work> {
    for (let number = from; number < to; number += 1) yield workOf(number, words);
  };
  for (const piece of documentOf("doaj", works())) yield Buffer.from(piece);
}

for (let at = 0; at < records; at += 10_000) {
  const stream = Readable.from(document(at, Math.min(records, at + 10_000)));
  await importFile({ name: `doaj-${at}.jsonl`, stream, sourceId: "doaj" }, { writer, formats, settings });
  process.stderr.write(`${at} imported\n`);
}
await importPath(writer, sharedData("doaj/doaj-journals-2014-03-09.csv"), "journals");
writer.close();
const catalogue = store.reader();
const engine = openEmbeddedEngine(join(folder, "search"), { threads: 1 });
await followChanges({ catalogue, engine });

/** A reference to a work, one thing done to it; beyond the last record: to a work that is not there. */
function referenceOf(at: number, chance: () => number): string {
  const isThere = at % 10 < 7;
  const { title, authors, journal, year, volume, issue, page, doi } = workOf(
    ((at * 97) % records) + (isThere ? 0 : records),
    words,
  );
  const facts = {
    authors: authors.map((one) => ({ ...one })),
    title,
    journal: journal.title,
    volume: String(volume),
    number: String(issue),
    pages: String(page),
    year: String(year),
    doi: chance() < 0.3 ? doi : "",
  };
  const pick = <T>(from: readonly T[]): T => from[Math.floor(chance() * from.length)] as T;
  pick(Object.values(garblings))(facts, chance);
  return pick(Object.values(styles))(facts);
}

const chance = random(7);
const list = Array.from({ length: references }, (_, at) => `${at + 1}. ${referenceOf(at, chance)}`).join("\n");
const dossierStore = openDossierStore(folder);
const clock = (): Date => new Date();
const dossiers = openDossiers({
  store: dossierStore,
  catalogue,
  engine,
  log: pino({ level: "silent" }),
  clock,
  days: 1,
});
// What is met first is read from the disk and compiled: the server has done so long before.
await dossiers.submit({ bytes: Buffer.from(list.split("\n").slice(0, 20).join("\n")) });
await dossiers.idle();
const start = performance.now();
const id = await dossiers.submit({ bytes: Buffer.from(list) });
const seen: number[] = [];
const watch = setInterval(() => id.ok && seen.push(dossiers.progress(id.value)?.done ?? 0), 250);
let longest = 0;
let last = performance.now();
const turns = setInterval(() => {
  longest = Math.max(longest, performance.now() - last - 5);
  last = performance.now();
}, 5);
await dossiers.idle();
const ms = performance.now() - start;
clearInterval(watch);
clearInterval(turns);
const entries = (id.ok ? await dossiers.look(id.value) : undefined)?.statement?.entries ?? [];
const sure = entries.filter(({ work }) => work?.sure === true).length;
const result = {
  records,
  references: entries.length,
  ms: Math.round(ms),
  msPerReference: Math.round((ms / entries.length) * 10) / 10,
  sure,
  progressSeen: new Set(seen).size,
  longestTurnMs: Math.round(longest),
};
console.log(values.json ? JSON.stringify(result) : result);
await dossiers.stop();
await dossierStore.close();
await engine.close();
store.close();
rmSync(folder, { recursive: true });
if (ms > (most * references) / 500 || entries.length !== references) process.exit(1);
