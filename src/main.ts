import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { pino } from "pino";
import { hasCatalogue } from "./catalogue/sqlite/data-folder.ts";
import { openSqliteStore } from "./catalogue/sqlite/index.ts";
import type { CatalogueStore } from "./catalogue/store.ts";
import type { Context } from "./cli/context.ts";
import { createOutput } from "./cli/output.ts";
import { type GlobalOptions, runProgram } from "./cli/program.ts";
import { createFetcher } from "./harvest/fetcher.ts";
import { formats } from "./harvest/sources/index.ts";
import { openEmbeddedEngine } from "./search/embedded/index.ts";
import type { SearchEngine } from "./search/engine.ts";
import { environmentOf, loadSettings } from "./settings/settings.ts";
import { withReads } from "./statistics/reads-in-index.ts";
import { backupUsage, restoreUsage } from "./statistics/sqlite/backup.ts";
import { hasUsage, openUsageStore } from "./statistics/sqlite/index.ts";
import type { UsageStore } from "./statistics/store.ts";

const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as {
  version: string;
};
const presetFolder = fileURLToPath(new URL("../presets/", import.meta.url));
const sampleFolder = fileURLToPath(new URL("../sample/", import.meta.url));

/** Larger merges of the search index are left to the server, so that an import of any size stays under 300 MB of memory. */
const commandMerges = 40_000;

/** The composition root: reads settings, builds the parts once each is asked for, and runs one command. Ends the process with the command's exit code. */
export async function run(argv: readonly string[]): Promise<void> {
  const stopping = new AbortController();
  let signals = 0;
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.on(signal, () => {
      signals += 1;
      stopping.abort();
      // The second time they mean it.
      if (signals > 1) process.exit(130);
    });
  }
  // A server that started this command is gone, or wants it to end.
  process.once("disconnect", () => stopping.abort());
  process.channel?.unref();
  const closers: (() => Promise<void> | void)[] = [];
  const close = async (): Promise<void> => {
    for (const closer of closers.splice(0).reverse()) await closer();
  };
  const code = await runProgram(argv, version, (options) => openContext(options, stopping.signal, closers), close);
  process.exitCode = code;
}

function openContext(
  { json, overrides }: GlobalOptions,
  signal: AbortSignal,
  closers: (() => Promise<void> | void)[],
): Context {
  const settings = loadSettings(process.env, overrides);
  const log = pino({ level: settings.logLevel }, pino.destination({ dest: 2, sync: true }));
  const once = <T>(open: () => T, close: (part: T) => Promise<void> | void): (() => T) => {
    let part: { readonly value: T } | undefined;
    return () => {
      if (!part) {
        const value = open();
        part = { value };
        closers.push(() => close(value));
      }
      return part.value;
    };
  };
  const store = once<CatalogueStore>(
    () => openSqliteStore(settings.data),
    (part) => part.close(),
  );
  const openEngine = (threads: number): SearchEngine =>
    openEmbeddedEngine(join(settings.data, "search"), {
      threads,
      ...(threads === 0 ? { mergeDocuments: commandMerges } : {}),
      searchLimitMs: settings.searchLimitMs,
      ...(threads === 0 ? {} : { memoryBytes: settings.searchMemoryMb * 1024 * 1024 }),
    });
  // A command asks once or twice: a thread of its own would take longer to start than it saves.
  const plainEngine = once<SearchEngine>(
    () => openEngine(0),
    (part) => part.close(),
  );
  const usage = once<UsageStore>(
    () => openUsageStore(settings.data),
    (part) => part.close(),
  );
  // What a command indexes keeps its place among the most read.
  const engine = (): SearchEngine => {
    if (!hasUsage(settings.data)) return plainEngine();
    try {
      return withReads(plainEngine(), usage());
    } catch (error) {
      log.warn({ err: error }, "the statistics cannot be read: what is indexed now is counted as never read");
      return plainEngine();
    }
  };
  const servingEngine = once<SearchEngine>(
    () => openEngine(settings.searchThreads),
    (part) => part.close(),
  );
  const fetcher = once(
    () => createFetcher({ settings, version }),
    (part) => part.close(),
  );
  const out = createOutput(json, process);
  return {
    settings,
    log,
    out,
    signal,
    turn: { signal, onWait: (message) => out.say(`${message.replace(/ Try again.*$/, "")} Waiting …`) },
    formats,
    presetFolder,
    hasCatalogue: () => hasCatalogue(settings.data),
    store,
    engine,
    fetcher,
    usageFiles: {
      backup: (file) => backupUsage(settings.data, file),
      restore: (file) => restoreUsage(settings.data, file),
    },
    // The site's parts take time and memory that no other command has use for.
    serve: async () =>
      (await import("./serve.ts")).serveSite({
        settings,
        log,
        signal,
        store: store(),
        engine: servingEngine(),
        formats,
        sampleFolder,
        presetFolder,
        harvestCommand: {
          program: process.execPath,
          arguments: [...process.execArgv, process.argv[1] ?? "", "harvest", "--json"],
          environment: { ...process.env, ...environmentOf(settings) },
        },
      }),
  };
}
