import type { Percentiles } from "./measure.ts";
import type { BenchResult, EngineResult } from "./result.ts";

const ms = (time: number): string => (time < 10 ? time.toFixed(2) : time < 100 ? time.toFixed(1) : time.toFixed(0));
const mb = (bytes: number): string => (bytes / 1e6).toFixed(bytes < 1e8 ? 1 : 0);

const heads = [
  "engine",
  "records",
  "p50",
  "p95",
  "p99",
  "ratio",
  "plain p50",
  "p95",
  "p99",
  "ratio",
  "records/s",
  "MB",
  "of text",
  "RSS MB",
  "open ms",
  "totals",
];

/** The result as a table: times in ms, ratios at p95 to the embedded engine with as many records. */
export function tableOf({ engines }: BenchResult): string {
  const measured = Object.entries(engines).filter((one): one is [string, EngineResult] => !("absent" in one[1]));
  const embedded = new Map(
    measured.filter(([name]) => name.startsWith("embedded")).map(([, result]) => [result.records, result]),
  );
  const rows = measured.flatMap(([name, one]) => {
    const own = row(name, one, embedded.get(one.records));
    if (one.threads === undefined) return [own];
    const { facets, plain, openMs, rssBytes } = one.threads;
    const threaded = { ...one, facets, plain, openMs, searchRssBytes: rssBytes, rssBytes };
    return [own, row("  in a thread", threaded, one).with(10, "").with(11, "").with(12, "")];
  });
  const widths = heads.map((head, at) => Math.max(head.length, ...rows.map((cells) => cells[at]!.length)));
  const line = (cells: readonly string[]): string =>
    cells.map((cell, at) => (at === 0 ? cell.padEnd(widths[at]!) : cell.padStart(widths[at]!))).join("  ");
  const absent = Object.entries(engines).flatMap(([name, one]) =>
    "absent" in one ? [`${name}: left out: ${one.absent}`] : [],
  );
  return [line(heads), ...rows.map(line), ...absent].join("\n");
}

function row(name: string, one: EngineResult, embedded: EngineResult | undefined): string[] {
  const ratio = (kind: "facets" | "plain"): string =>
    embedded === undefined ? "" : (one[kind].p95 / embedded[kind].p95).toFixed(1);
  return [
    name,
    String(one.records),
    ...[one.facets.p50, one.facets.p95, one.facets.p99].map(ms),
    ratio("facets"),
    ...[one.plain.p50, one.plain.p95, one.plain.p99].map(ms),
    ratio("plain"),
    one.indexPerSecond.toFixed(0),
    mb(one.bytes),
    one.bytesPerTextByte.toFixed(2),
    mb(one.rssBytes),
    ms(one.openMs),
    `${one.sameTotals}/${one.sampled}`,
  ];
}

/** What else was measured of the embedded engine. */
export function moreLines({ engines }: BenchResult): string[] {
  const { embedded } = engines;
  if (embedded === undefined || "absent" in embedded) return [];
  const { suggest, spellings, threads, live } = embedded;
  const helps = [
    ...line("suggestions", suggest),
    ...line("suggestions in a thread", threads?.suggest),
    ...line("words near to a misspelt one", spellings),
    ...line("words near to one in a thread", threads?.spellings),
  ];
  if (live === undefined) return helps;
  const { visible, quiet, busy, slowdown, writtenPerSecond } = live;
  return [
    ...helps,
    `one changed record is found after     p50 ${ms(visible.p50)} ms, p95 ${ms(visible.p95)} ms, at most ${ms(visible.most)} ms`,
    `searches in a thread, nothing written p50 ${ms(quiet.p50)} ms, p95 ${ms(quiet.p95)} ms`,
    `  while ${writtenPerSecond.toFixed(0)} records/s are written    p50 ${ms(busy.p50)} ms, p95 ${ms(busy.p95)} ms (${slowdown.toFixed(2)} times at p50)`,
  ];
}

function line(name: string, times: Percentiles | undefined): string[] {
  if (times === undefined) return [];
  return [`${name.padEnd(37)} p50 ${ms(times.p50)} ms, p95 ${ms(times.p95)} ms, p99 ${ms(times.p99)} ms`];
}
