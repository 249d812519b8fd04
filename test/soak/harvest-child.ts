// One harvest in a process of its own, to be killed: `node harvest-child.ts <data folder> <source id>`. Prints the report as JSON.
import { openSqliteStore } from "../../src/catalogue/sqlite/index.ts";
import { createFetcher } from "../../src/harvest/fetcher.ts";
import { harvestSource } from "../../src/harvest/runner.ts";
import { formats } from "../../src/harvest/sources/index.ts";
import { loadSettings } from "../../src/settings/settings.ts";

const [folder = "", sourceId = ""] = process.argv.slice(2);
const settings = loadSettings({}, { allow_private_addresses: "yes", harvest_delay_ms: "0" });
const store = openSqliteStore(folder);
// The one before was killed: its lease ends with it, but the system may need a moment.
const writer = await store.writer("soak", 10_000);
const source = await writer.source(sourceId);
if (!source) throw new Error(`no source ${sourceId} in ${folder}`);
const fetcher = createFetcher({ settings, version: "0.0.0" });
const report = await harvestSource(source, { writer, fetcher, formats, settings });
await fetcher.close();
store.close();
console.log(JSON.stringify(report));
