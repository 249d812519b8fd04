import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openSqliteStore } from "../src/catalogue/sqlite/index.ts";
import { formats } from "../src/harvest/sources/index.ts";
import { importFiles } from "../src/jobs/import-files.ts";
import { previewLists } from "../src/jobs/preview-lists.ts";
import { openEmbeddedEngine } from "../src/search/embedded/index.ts";
import { loadSettings } from "../src/settings/settings.ts";
import { writeList } from "./recognition-list.ts";

/*
 * Takes in a made-up list of HJRS' shape, 28,000 journals of six years in one file, as `definepk recognition import --complete` does: what
 * it changes, the import with its index, the same again. Arguments: journals, years.
 */
const [journals = 28_000, years = 6] = process.argv.slice(2).map(Number);
const folder = mkdtempSync(join(tmpdir(), "definepk-bench-lists-"));
const file = join(folder, "list.csv");
const rows = await writeList(file, { journals, years });
const settings = loadSettings({});
const store = openSqliteStore(join(folder, "data"));
const engine = openEmbeddedEngine(join(folder, "data", "search"), { threads: 0, mergeDocuments: 40_000 });
let highest = 0;
const watch = setInterval(() => {
  highest = Math.max(highest, process.memoryUsage.rss());
}, 50);

async function timed(what: string, run: () => Promise<string>): Promise<void> {
  highest = 0;
  const before = performance.now();
  const said = await run();
  const seconds = (performance.now() - before) / 1000;
  console.log(
    `${what.padEnd(22)} ${seconds.toFixed(1).padStart(6)} s  ${Math.round(rows / seconds).toLocaleString("en")} rows/s  ${Math.round(highest / 1e6)} MB  ${said}`,
  );
}

const preview = async (): Promise<string> => {
  const catalogue = store.reader();
  const whole = { scope: "unknown" } as const;
  const { counts } = await previewLists([file], { catalogue, formats, settings }, { first: 10, whole });
  catalogue.close();
  return JSON.stringify(Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0)));
};
const take = async (): Promise<string> => {
  const [report] = await importFiles([file], { store, engine, formats, settings }, { completeList: true });
  const { created, unchanged, quarantined } = report?.tally ?? {};
  return JSON.stringify({ state: report?.state, created, unchanged, quarantined });
};

console.log(`${rows.toLocaleString("en")} rows of ${journals.toLocaleString("en")} journals`);
try {
  await timed("what it changes", preview);
  await timed("import", take);
  await timed("what it changes now", preview);
  await timed("the same again", take);
} finally {
  clearInterval(watch);
  await engine.close();
  store.close();
  rmSync(folder, { recursive: true, force: true });
}
