/**
 * `npm run bench:usage [-- --rounds N --seconds S --connections C]`: how much longer an article's page takes with the counting of uses than without it. Two real
 * servers over the sample, one with DEFINEPK_COUNT_USAGE=no, are asked in turns, every request from another visitor, so that each is counted. Ends with exit
 * code 1 above 5 %.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import autocannon from "autocannon";
import { percentiles } from "./search/measure.ts";

const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "8" },
    seconds: { type: "string", default: "5" },
    connections: { type: "string", default: "1" },
  },
});
const wanted = 1.05;
const program = fileURLToPath(new URL("../bin/definepk.js", import.meta.url));
const agent = "Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0";

interface Site {
  readonly name: string;
  readonly server: ChildProcess;
  readonly folder: string;
  readonly url: string;
  readonly times: number[];
  failed: number;
}

async function start(name: string, countUsage: "yes" | "no"): Promise<Site> {
  const folder = mkdtempSync(join(tmpdir(), "definepk-bench-usage-"));
  const own = Object.fromEntries(Object.entries(process.env).filter(([key]) => !key.startsWith("DEFINEPK_")));
  const server = spawn(process.execPath, [program, "serve"], {
    env: {
      ...own,
      DEFINEPK_DATA: folder,
      DEFINEPK_PORT: "0",
      DEFINEPK_RATE_LIMIT_PER_MINUTE: "0",
      DEFINEPK_LOG_LEVEL: "warn",
      DEFINEPK_TRUST_PROXY: "yes",
      DEFINEPK_HARVEST_AUTOMATICALLY: "no",
      DEFINEPK_COUNT_USAGE: countUsage,
    },
    stdio: ["ignore", "ignore", "pipe"],
  });
  const url = await new Promise<string>((resolve, reject) => {
    let said = "";
    server.stderr?.setEncoding("utf8").on("data", (text: string) => {
      said += text;
      const [, address] = /DefinePK is at (\S+)/.exec(said) ?? [];
      if (address !== undefined) resolve(address);
    });
    server.once("close", (code) => reject(new Error(`the server ended with ${code}: ${said}`)));
  });
  return { name, server, folder, url, times: [], failed: 0 };
}

/** The articles' pages. */
async function pagesOf(site: Site): Promise<string[]> {
  const answer = (await (await fetch(`${site.url}/api/v1/articles?per_page=50`)).json()) as {
    hits: { record: { id: string } }[];
  };
  if (answer.hits.length === 0) throw new Error("there are no articles");
  return answer.hits.map(({ record: { id } }) => `/articles/${id}`);
}

let visitor = 0;
const nextVisitor = (): string => {
  visitor += 1;
  return `10.${(visitor >> 16) & 255}.${(visitor >> 8) & 255}.${visitor & 255}`;
};

async function round(site: Site, pages: readonly string[], seconds: number, kept: boolean): Promise<void> {
  const times: number[] = [];
  const { promise, resolve, reject } = Promise.withResolvers<autocannon.Result>();
  const options: autocannon.Options = {
    url: site.url,
    connections: Number(values.connections),
    duration: seconds,
    requests: pages.map((path) => ({
      path,
      setupRequest: (request: autocannon.Request) => ({
        ...request,
        headers: { "user-agent": agent, accept: "text/html", "x-forwarded-for": nextVisitor() },
      }),
    })),
  };
  // The result's own times are whole milliseconds.
  const run = autocannon(options, (error: Error | null, result) => (error ? reject(error) : resolve(result)));
  run.on("response", (_client, _status, _bytes, time) => times.push(time));
  const { non2xx, errors } = await promise;
  site.failed += non2xx + errors;
  if (kept) for (const time of times) site.times.push(time);
}

const sites = [await start("off", "no"), await start("on", "yes")] as const;
try {
  const [off, on] = sites;
  const pages = await pagesOf(off);
  for (const site of sites) await round(site, pages, 4, false);
  for (let turn = 0; turn < Number(values.rounds); turn += 1) {
    // Whoever comes first has the advantage or the harm of it.
    for (const site of turn % 2 === 0 ? [off, on] : [on, off]) await round(site, pages, Number(values.seconds), true);
  }
  const results = sites.map(({ name, times, failed }) => {
    const mean = times.reduce((sum, time) => sum + time, 0) / times.length;
    return { name, requests: times.length, mean, ...percentiles(times), failed };
  });
  for (const { name, requests, mean, p50, p95, p99, failed } of results) {
    console.log(
      `${name.padEnd(3)} ${requests} pages, ${failed} failed: mean ${mean.toFixed(3)} ms, p50 ${p50.toFixed(3)}, p95 ${p95.toFixed(3)}, p99 ${p99.toFixed(3)}`,
    );
  }
  // What was counted is seconds behind.
  await new Promise((resolve) => setTimeout(resolve, 37_000));
  const { total } = (await (await fetch(`${on.url}/api/v1/statistics`)).json()) as { total: { views: number } };
  const [without, counted] = results;
  const ratio = { mean: (counted?.mean ?? 0) / (without?.mean ?? 1), p95: (counted?.p95 ?? 0) / (without?.p95 ?? 1) };
  console.log(
    `on / off: mean ${ratio.mean.toFixed(3)}, p95 ${ratio.p95.toFixed(3)} (wanted: ${wanted} at most); ${total.views} views counted`,
  );
  const isRight = on.failed + off.failed === 0 && total.views >= on.times.length;
  process.exitCode = isRight && ratio.mean <= wanted && ratio.p95 <= wanted ? 0 : 1;
} finally {
  for (const { server, folder } of sites) {
    server.kill("SIGTERM");
    await new Promise((resolve) => server.once("close", resolve));
    rmSync(folder, { recursive: true, force: true });
  }
}
