/**
 * `npm run bench:news -- --headlines N [--step N]`: how long headlines take to be imported and put into their stories. N made-up headlines (a million by
 * default) of eight outlets, some 900 a day, words by their frequency in real text, three in ten the headline of another outlet said nearly the same. Prints each step's rate
 * and memory; fails over 10 minutes for a million, over 1 GB resident, or where fewer than nine in ten of the pairs that were made share a story, or more than one in fifty others do.
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
import { randomFrom, wordsOf } from "./scale/works.ts";

const { values } = parseArgs({
  options: { headlines: { type: "string", default: "1000000" }, step: { type: "string", default: "100000" } },
});
const [total, step] = [Number(values.headlines), Number(values.step)];
if (!hasSharedData) {
  console.error("This benchmark needs the real text beside the checkout.");
  process.exit(2);
}
const mostSeconds = 600;
const mostResident = 1e9;
const aDay = 900;
const outlets = ["Kite Herald", "Daily String", "The Wind", "Reel", "Patang", "Manjha", "Sky Post", "Evening Tail"];
const firstDay = Date.UTC(2020, 0, 1) / 86_400_000;

const words = await wordsOf(sharedData("bench/arxiv-88k.jsonl.gz"));

interface Made {
  readonly text: string;
  readonly day: string;
  readonly outlet: string;
  /** The headline that it says again. */
  readonly again?: number;
}

const textOf = (number: number): string => {
  const random = randomFrom(number * 7919 + 13);
  return Array.from({ length: 7 + random(6) }, () => words[random(words.length)] ?? "kite").join(" ");
};

/** Whether it may say again what another said: three in ten. */
const mayRepeat = (number: number): boolean => number % aDay >= 100 && randomFrom(number + 17)(10) < 3;

/** What follows from its number alone. */
function made(number: number): Made {
  const random = randomFrom(number);
  const day = new Date((firstDay + Math.floor(number / aDay)) * 86_400_000).toISOString().slice(0, 10);
  const own = outlets[number % outlets.length] ?? "";
  const again = number - 1 - random(90);
  if (!mayRepeat(number) || mayRepeat(again)) return { text: textOf(number), day, outlet: own };
  const source = textOf(again).split(" ");
  // a word more, or the last one left out
  const text = random(2) === 0 ? [...source, words[random(words.length)] ?? ""] : source.slice(0, -1);
  return { text: text.join(" "), day, outlet: outlets[(again + 1) % outlets.length] ?? "", again };
}

function* rows(from: number, to: number): Generator<Uint8Array> {
  yield Buffer.from("date,title,outlet,link\n");
  for (let at = from; at < to; at += 1000) {
    const lines = Array.from({ length: Math.min(1000, to - at) }, (_, n) => {
      const { text, day, outlet } = made(at + n);
      return `${day},${text.replaceAll(",", "")},${outlet},https://kites.example/${at + n}\n`;
    });
    yield Buffer.from(lines.join(""));
  }
}

const folder = mkdtempSync(join(tmpdir(), "definepk-news-"));
const store = openSqliteStore(folder);
const writer = await store.writer("bench");
const settings = loadSettings({});
let peak = 0;
const watch = setInterval(() => {
  peak = Math.max(peak, process.memoryUsage.rss());
}, 50);

let seconds = 0;
for (let from = 0; from < total; from += step) {
  const to = Math.min(total, from + step);
  // made up before the clock starts
  const pieces = [...rows(from, to)];
  const start = process.hrtime.bigint();
  const report = await importFile(
    { name: `news-${from}.csv`, stream: Readable.from(pieces), sourceId: "news" },
    { writer, formats, settings },
  );
  const took = Number(process.hrtime.bigint() - start) / 1e9;
  seconds += took;
  if (report.tally.created !== to - from) throw new Error(JSON.stringify(report));
  const size = statSync(join(folder, "catalogue.db")).size;
  console.log(
    `${String(to).padStart(9)} headlines  ${Math.round((to - from) / took)}/s  ${(peak / 1e6).toFixed(0)} MB resident at most  ${(size / 1e6).toFixed(0)} MB of catalogue`,
  );
}
clearInterval(watch);

/** Of the last headlines: which pairs share a story, and whether they were made to. */
async function shares(): Promise<{ found: number; pairs: number; wrong: number; alone: number }> {
  const reader = store.reader();
  const looked = Math.min(total, 5000);
  const idOf = async (number: number): Promise<string> =>
    (await reader.byIdentifier("url", `https://kites.example/${number}`))[0] ?? "";
  let [found, pairs, wrong, alone] = [0, 0, 0, 0];
  for (let number = total - looked; number < total; number += 1) {
    const { again } = made(number);
    const id = await idOf(number);
    const story = (await reader.storiesOf([id])).get(id);
    if (again !== undefined) {
      const other = await idOf(again);
      pairs += 1;
      if (story !== undefined && (await reader.storiesOf([other])).get(other) === story) found += 1;
    } else {
      alone += 1;
      const members = story === undefined ? [] : await reader.headlinesOfStory(story, 300);
      const others = await reader.records(members.filter((one) => one !== id));
      const numbers = others.map(({ data }) => Number(data.links[0]?.url.split("/").at(-1)));
      if (numbers.some((one) => made(one).again === undefined)) wrong += 1;
    }
  }
  reader.close();
  return { found, pairs, wrong, alone };
}

const { found, pairs, wrong, alone } = await shares();
writer.close();
store.close();
rmSync(folder, { recursive: true, force: true });
console.log(
  `${seconds.toFixed(0)} s for ${total}; ${(peak / 1e6).toFixed(0)} MB resident at most; of the last headlines ${found} of ${pairs} pairs share a story, ${wrong} of ${alone} others are with one that they should not be with`,
);
const isSlow = seconds > (mostSeconds * total) / 1e6;
if (isSlow || peak > mostResident || found < pairs * 0.9 || wrong > alone / 50) process.exitCode = 1;
