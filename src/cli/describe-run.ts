import { outcomes } from "../catalogue/ingest-types.ts";
import type { FileReport, RunReport } from "../jobs/reports.ts";
import { columns } from "./output.ts";

const words: Readonly<Record<FileReport["state"], string>> = {
  done: "",
  incomplete: "incomplete: ",
  failed: "failed: ",
  stopped: "stopped: ",
};

/** A run's report as a table for people, what went wrong below it. */
export function describeRun(report: RunReport): string {
  const head = ["file", "format", "read", ...outcomes];
  const row = (name: string, format: string, tally: RunReport["totals"]) => [
    name,
    format,
    String(tally.read),
    ...outcomes.map((outcome) => String(tally[outcome])),
  ];
  const lines = [head, ...report.files.map((file) => row(file.file, file.format, file))];
  if (report.files.length > 1) lines.push(row("all", "", report.totals));
  const notes = report.files
    .filter((file) => file.state !== "done" || file.message !== undefined)
    .map(
      (file) =>
        `${file.file}: ${file.state === "failed" && file.retryAt !== undefined ? "to come back later: " : words[file.state]}${file.message ?? "see the log"}`,
    );
  return [columns(lines), ...notes].join("\n");
}
