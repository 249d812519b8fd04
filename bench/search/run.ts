/** `npm run bench:search -- --records N --json FILE`: the search engines side by side (bench/README.md). */
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { hasSharedData } from "../../test/shared-data.ts";
import { runBench } from "./bench.ts";
import { type PeerName, peers } from "./peers/index.ts";
import { moreLines, tableOf } from "./table.ts";

const { values } = parseArgs({
  options: {
    records: { type: "string", default: "100000" },
    queries: { type: "string", default: "1000" },
    sample: { type: "string", default: "200" },
    engines: { type: "string", default: "embedded,fts5,postgres,minisearch,orama" },
    json: { type: "string" },
    folder: { type: "string" },
    keep: { type: "boolean", default: false },
  },
});

const names = Object.keys(peers).filter((name) => name !== "threads");
const engines = values.engines.split(",");
const wrong = engines.find((name) => !names.includes(name));
const numbers = [values.records, values.queries, values.sample].map(Number);
if (wrong !== undefined || numbers.some((number) => !Number.isInteger(number) || number < 1)) {
  console.error(
    wrong === undefined
      ? "--records, --queries and --sample are whole numbers from 1 on."
      : `No engine ${wrong}; there are ${names.join(", ")}.`,
  );
  process.exit(2);
}
if (!hasSharedData) {
  console.error("This benchmark needs the real abstracts and titles beside the checkout.");
  process.exit(2);
}

const [records = 0, queries = 0, sample = 0] = numbers;
const result = await runBench({
  records,
  queries,
  sample,
  engines: engines as PeerName[],
  keep: values.keep,
  live: true,
  ...(values.folder === undefined ? {} : { folder: values.folder }),
  say: (line) => console.error(line),
});
console.log(
  `${result.records} records, ${(result.textBytes / 1e6).toFixed(0)} MB of text, ${result.queries} queries; times in ms, ratios at p95 to the embedded engine`,
);
console.log(tableOf(result));
for (const line of moreLines(result)) console.log(line);
console.log(`agree: ${result.agree}`);
for (const line of result.disagreements) console.log(`  ${line}`);
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(result, null, 2)}\n`);
