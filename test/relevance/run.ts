/**
 * `npm run relevance [-- --json FILE] [-- --missed]`: how well the search answers judged queries on real records, by class. Ends with 1 where
 * a class is below its bar or a query names no record. `--missed` lists the queries whose first hit is not wanted.
 */
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { hasSharedData } from "../shared-data.ts";
import { corpusFiles } from "./corpus.ts";
import { evaluate, withIndex } from "./evaluate.ts";
import { judgedClasses } from "./judgements.ts";
import { mean } from "./measures.ts";

const { values } = parseArgs({ options: { json: { type: "string" }, missed: { type: "boolean", default: false } } });
if (!hasSharedData) {
  console.error("The judged queries need the real records beside the checkout.");
  process.exit(2);
}
const results = await withIndex(corpusFiles(), (parts, records) => evaluate(judgedClasses, parts, records));

const percent = (part: number): string => `${(part * 100).toFixed(1)} %`.padStart(9);
const line = (name: string, count: number, of: (typeof results)[number] | ReturnType<typeof mean>, note = ""): string =>
  [
    name.padEnd(18),
    String(count).padStart(7),
    of.mrr.toFixed(3).padStart(8),
    of.ndcg.toFixed(3).padStart(8),
    percent(of.successAt1),
    percent(of.successAt10),
    note,
  ].join("  ");
console.log("class               queries    MRR@10   NDCG@10  success@1  success@10  bar");
for (const result of results) {
  const note = result.reached === undefined ? "" : result.reached ? "reached" : "MISSED";
  console.log(line(result.name, result.queries.length, result, note));
}
const all = results.flatMap((result) => result.queries);
console.log(line("all", all.length, mean(all)));
for (const query of values.missed ? all.filter((one) => one.successAt1 === 0) : [])
  console.log(
    `not first: ${query.query} (${query.relevant} wanted${query.successAt10 === 1 ? ", among the first ten" : ""})`,
  );
if (values.json !== undefined)
  writeFileSync(values.json, JSON.stringify({ queries: all.length, ...mean(all), classes: results }));
for (const { query } of all.filter((one) => one.relevant === 0)) console.error(`no record is wanted by: ${query}`);
if (results.some((result) => result.reached === false) || all.some((one) => one.relevant === 0)) process.exitCode = 1;
