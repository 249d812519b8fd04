/**
 * `npm run bench:check [-- --journals N --seconds S --connections C]`: checks a second that the compatible API answers, by the real server in
 * a process of its own over made-up lists. Ends with exit code 1 under 500 a second, or where an answer is wrong.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import autocannon from "autocannon";
import { openSqliteStore } from "../../src/catalogue/sqlite/index.ts";
import { formats } from "../../src/harvest/sources/index.ts";
import { importFiles } from "../../src/jobs/import-files.ts";
import { openEmbeddedEngine } from "../../src/search/embedded/index.ts";
import { loadSettings } from "../../src/settings/settings.ts";
import { madeUpJournals, writeLists } from "./lists.ts";
import { madeUpQuestions, type Question } from "./questions.ts";

const { values } = parseArgs({
  options: {
    journals: { type: "string", default: "5000" },
    seconds: { type: "string", default: "20" },
    connections: { type: "string", default: "20" },
    json: { type: "boolean", default: false },
  },
});
const wanted = 500;
const checked = 500;
const program = fileURLToPath(new URL("../../bin/definepk.js", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "definepk-bench-check-"));

async function fill(): Promise<{ questions: Question[]; rows: number }> {
  const journals = madeUpJournals(Number(values.journals));
  const store = openSqliteStore(folder);
  const engine = openEmbeddedEngine(join(folder, "search"));
  const parts = { store, engine, formats, settings: loadSettings({}) };
  const reports = await importFiles(writeLists(folder, journals), parts, { completeList: true });
  await engine.close();
  store.close();
  const rows = reports.reduce((sum, { tally }) => sum + tally.created, 0);
  return { questions: madeUpQuestions(journals, 5000), rows };
}

function serve(): { server: ChildProcess; url: Promise<string> } {
  const own = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("DEFINEPK_")));
  const server = spawn(process.execPath, [program, "serve"], {
    env: {
      ...own,
      DEFINEPK_DATA: folder,
      DEFINEPK_PORT: "0",
      DEFINEPK_RATE_LIMIT_PER_MINUTE: "0",
      DEFINEPK_LOG_LEVEL: "warn",
    },
    stdio: ["ignore", "ignore", "pipe"],
  });
  const url = new Promise<string>((resolve, reject) => {
    let said = "";
    server.stderr?.setEncoding("utf8").on("data", (text: string) => {
      said += text;
      const [, address] = /DefinePK is at (\S+)/.exec(said) ?? [];
      if (address !== undefined) resolve(address);
    });
    server.once("close", (code) => reject(new Error(`the server ended with ${code}: ${said}`)));
  });
  return { server, url };
}

/** How many of the first answers are not what the lists say. */
async function wrongAnswers(url: string, questions: readonly Question[]): Promise<number> {
  let wrong = 0;
  for (const { path, category } of questions.slice(0, checked)) {
    const answer = (await (await fetch(url + path)).json()) as { status: string; category?: string | null };
    const right = category === undefined ? answer.status === "error" : answer.category === category;
    if (!right) wrong += 1;
  }
  return wrong;
}

/** Seconds that a thousand questions at once take. */
async function batchSeconds(url: string, questions: readonly Question[]): Promise<number> {
  const asked = questions.slice(0, 1000).map(({ path }) => {
    const parameters = new URL(path, url).searchParams;
    return {
      issn: parameters.get("issn") ?? undefined,
      eissn: parameters.get("eissn") ?? undefined,
      title: parameters.get("journal_name") ?? undefined,
      date: parameters.get("publication_date") ?? undefined,
    };
  });
  const start = performance.now();
  const answer = await fetch(`${url}/api/v1/recognition/batch`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ questions: asked }),
  });
  const { answers } = (await answer.json()) as { answers: unknown[] };
  if (answers.length !== asked.length) throw new Error(`${answers.length} answers to ${asked.length} questions`);
  return (performance.now() - start) / 1000;
}

const { questions, rows } = await fill();
const { server, url: starting } = serve();
try {
  const url = await starting;
  const wrong = await wrongAnswers(url, questions);
  const { requests, latency, non2xx, errors } = await autocannon({
    url,
    connections: Number(values.connections),
    duration: Number(values.seconds),
    requests: questions.map(({ path }) => ({ path })),
  });
  const batch = await batchSeconds(url, questions);
  const result = {
    journals: Number(values.journals),
    rows,
    checksPerSecond: requests.average,
    latencyMs: { p50: latency.p50, p97_5: latency.p97_5, p99: latency.p99 },
    failed: non2xx + errors,
    wrong,
    batchOf1000Seconds: batch,
  };
  if (values.json) console.log(JSON.stringify(result));
  else {
    console.log(`${result.journals} journals, ${rows} rows`);
    console.log(`${requests.average.toFixed(0)} checks/s over ${values.connections} connections (wanted: ${wanted})`);
    console.log(`p50 ${latency.p50} ms, p97.5 ${latency.p97_5} ms, p99 ${latency.p99} ms`);
    console.log(`${result.failed} failed; ${wrong} of ${checked} answers wrong`);
    console.log(`1,000 questions at once: ${batch.toFixed(2)} s`);
  }
  process.exitCode = requests.average >= wanted && wrong === 0 && result.failed === 0 ? 0 : 1;
} finally {
  server.kill("SIGTERM");
  await new Promise((resolve) => server.once("close", resolve));
  rmSync(folder, { recursive: true, force: true });
}
