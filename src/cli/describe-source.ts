import { outcomes } from "../catalogue/ingest-types.ts";
import type { Run } from "../catalogue/writer.ts";
import { type SourceReport, type SourceStatus, shownState } from "../jobs/source-report.ts";
import { minute } from "./moments.ts";
import { columns } from "./output.ts";

/** How a run ended, or how far it is: `done: 120 read, 3 created`. */
export function describeRunShortly(run: Run): string {
  const counts = outcomes.filter((name) => (run.tally[name] ?? 0) > 0).map((name) => `${run.tally[name]} ${name}`);
  const read = `${run.tally["read"] ?? 0} read`;
  return `${stateWord(run)}: ${[run.state === "running" ? readSoFar(run) : read, ...counts].join(", ")}`;
}

function stateWord(run: Run): string {
  const state = shownState(run);
  return state === "later" ? "to come back later" : state;
}

function readSoFar({ tally, progress }: Run): string {
  const { pages = 0, listSize, wait } = progress ?? {};
  const of = listSize === undefined ? "" : ` of ${listSize}`;
  const waits = wait && Date.parse(wait.until) > Date.now() ? `, waiting until ${minute(wait.until)}: ${wait.why}` : "";
  return `${tally["read"] ?? 0}${of} read in ${pages} pages${waits}`;
}

const words: Readonly<Record<SourceStatus, string>> = {
  enabled: "",
  disabled: "disabled",
  unchecked: "unchecked",
  "not passed": "not passed",
  files: "files",
  sample: "sample",
};

export function describeDue({ due, running }: SourceReport): string {
  if (running) return "running now";
  if (due === undefined) return "";
  const failures = due.failures > 0 ? ` (failed ${due.failures} in a row)` : "";
  return Date.parse(due.at) <= Date.now() ? `now${failures}` : `${minute(due.at)}${failures}`;
}

/** All sources as a table; below it what went wrong, a line each. */
export function describeSources(reports: readonly SourceReport[]): string {
  if (reports.length === 0)
    return "No sources yet. Add one: definepk sources add https://journal.example.edu.pk/index.php/journal/oai";
  const rows = reports.map((report) => [
    report.id,
    words[report.status],
    String(report.records),
    String(report.lastRun?.tally["created"] ?? 0),
    String(report.quarantined),
    report.lastRun ? `${minute(report.lastRun.startedAt)} ${stateWord(report.lastRun)}` : "never",
    describeDue(report),
    report.url ?? siteOf(report) ?? "(files)",
  ]);
  const problems = reports.flatMap(({ id, problem }) => (problem === undefined ? [] : [`${id}: ${problem}`]));
  const head = ["id", "", "records", "new", "quarantined", "last run", "next", "address"];
  return [columns([head, ...rows]), ...problems].join("\n");
}

/** One source with its last runs. */
export function describeSource({ report, runs }: { report: SourceReport; runs: readonly Run[] }): string {
  const facts: [string, string | undefined][] = [
    ["id", report.id],
    ["name", report.name],
    ["state", report.status],
    ["address", report.url],
    ["site", siteOf(report)],
    ["format", report.format],
    ["records", String(report.records)],
    ["quarantined", report.reasons.map(({ code, count }) => `${count} ${code}`).join(", ") || "0"],
    ["every", report.intervalHours === undefined ? undefined : `${report.intervalHours} h`],
    ["next", describeDue(report) || undefined],
    ["check", report.check && `${report.check.state}${report.check.message ? `: ${report.check.message}` : ""}`],
    ["problem", report.problem],
    ["notice", typeof report.settings["notice"] === "string" ? report.settings["notice"] : undefined],
  ];
  const lines = facts.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
  const past = runs.map((run) => [minute(run.startedAt), run.kind, describeRunShortly(run), run.message ?? ""]);
  return [columns(lines), "", runs.length > 0 ? columns(past) : "It never ran."].join("\n");
}

function siteOf({ settings }: SourceReport): string | undefined {
  return typeof settings["site"] === "string" ? settings["site"] : undefined;
}
