import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { basename } from "node:path";
import type { CatalogueStore } from "../catalogue/store.ts";
import type { CatalogueWriter } from "../catalogue/writer.ts";
import type { RecognitionList } from "../domain/recognition.ts";
import { asProblem, ProblemError } from "../domain/result.ts";
import { importFile } from "../harvest/importer.ts";
import type { HarvestReport } from "../harvest/report.ts";
import type { SourceFormat } from "../harvest/source.ts";
import { createCounter } from "../harvest/tally.ts";
import { documentsOf, type FileDocument } from "../harvest/workbook.ts";
import type { SearchEngine } from "../search/engine.ts";
import { followChanges } from "../search/indexer.ts";
import type { Settings } from "../settings/settings.ts";
import { collectList } from "./collect-list.ts";
import { companionOf } from "./companion-of.ts";
import { type TurnOptions, takeTurn } from "./take-turn.ts";

export interface ImportParts extends TurnOptions {
  readonly store: CatalogueStore;
  readonly engine: SearchEngine;
  readonly formats: readonly SourceFormat[];
  readonly settings: Settings;
  readonly onProgress?: (file: string, read: number) => void;
  readonly onFile?: (report: HarvestReport) => void;
}

export interface ImportOptions {
  readonly format?: SourceFormat;
  readonly source?: { readonly id: string; readonly name: string; readonly sample?: boolean };
  /** Each file is a whole recognition list for its window. */
  readonly completeList?: boolean;
  /** Whose journals its lists are of. */
  readonly scope?: RecognitionList["scope"];
  /** Which column of a table is what; the files' source keeps it. */
  readonly mapping?: unknown;
}

/**
 * Imports files one after the other under one writer lease, and brings the search index up to date after each.
 * `-` is standard input. A file that cannot be read fails alone. Throws `file_not_found` before anything is done where one is missing.
 */
export async function importFiles(
  files: readonly string[],
  parts: ImportParts,
  options: ImportOptions = {},
): Promise<HarvestReport[]> {
  await checkFiles(files);
  const writer = await takeTurn(parts.store, "import", parts);
  const catalogue = parts.store.reader();
  const reports: HarvestReport[] = [];
  try {
    for (const file of files) {
      if (parts.signal?.aborted) break;
      for (const report of await importOne(file, writer, parts, options)) {
        reports.push(report);
        parts.onFile?.(report);
      }
      writer.rest();
      await followChanges(
        { catalogue, engine: parts.engine },
        parts.signal === undefined ? {} : { signal: parts.signal },
      );
    }
  } finally {
    catalogue.close();
    writer.close();
  }
  return reports;
}

/** One report a document: a workbook has several sheets. Those of its sheets that hold no records are left out where another does. */
async function importOne(
  file: string,
  writer: CatalogueWriter,
  parts: ImportParts,
  options: ImportOptions,
): Promise<HarvestReport[]> {
  const reports: HarvestReport[] = [];
  try {
    for await (const document of openFile(file)) {
      if (parts.signal?.aborted) break;
      reports.push(await importDocument(file, document, writer, parts, options));
    }
  } catch (error) {
    const problem = asProblem(error);
    if (problem === undefined || reports.length > 0) throw error;
    const nothing = { source: "", format: options.format?.name ?? "", tally: createCounter().tally() };
    return [{ ...nothing, file, state: "failed", message: problem.message }];
  }
  const read = reports.filter(({ format, state }) => format !== "" || state === "stopped");
  return read.length > 0 ? read : reports.slice(0, 1);
}

async function importDocument(
  file: string,
  document: FileDocument,
  writer: CatalogueWriter,
  parts: ImportParts,
  options: ImportOptions,
): Promise<HarvestReport> {
  const { name, stream, sheet } = document;
  const shown = sheet === undefined ? file : `${file}#${sheet}`;
  const isWhole = options.completeList ?? false;
  const list = collectList(parts.formats, { complete: isWhole, scope: options.scope ?? "unknown" });
  // the reader of a format that is given is watched too
  const format = list.formats.find((one) => one.name === options.format?.name);
  if (options.source?.sample) {
    const { id, name: title, sample } = options.source;
    if (!(await writer.source(id))) await writer.putSource({ id, name: title, format: "files", sample });
  }
  const beside = await companionOf(file);
  const sourceName = beside?.name ?? (sheet === undefined ? undefined : basename(file));
  const report = await importFile(
    {
      name,
      stream,
      ...(sourceName === undefined ? {} : { sourceName }),
      ...(beside === undefined ? {} : { companion: beside.companion }),
      ...(format === undefined ? {} : { format }),
      ...(options.source === undefined ? {} : { sourceId: options.source.id }),
      ...(options.mapping === undefined ? {} : { sourceSettings: { mapping: options.mapping } }),
    },
    {
      writer,
      formats: list.formats,
      settings: parts.settings,
      ...(parts.signal === undefined ? {} : { signal: parts.signal }),
      ...(parts.onProgress === undefined ? {} : { onProgress: (read: number) => parts.onProgress?.(file, read) }),
    },
  );
  const problem = isWhole ? whyNotWhole(report, list.lists(name).length) : undefined;
  if (problem !== undefined)
    return { ...report, file: shown, state: report.state === "done" ? "incomplete" : report.state, message: problem };
  if (report.state === "done") for (const found of list.lists(name)) await writer.putList(report.source, found);
  return { ...report, file: shown };
}

/** What a file holds, `-` for standard input; a workbook's sheets one by one. */
export function openFile(file: string): AsyncIterable<FileDocument> {
  const stream = file === "-" ? process.stdin : createReadStream(file, { highWaterMark: 256 * 1024 });
  return documentsOf(file === "-" ? "stdin" : basename(file), stream);
}

/** A row that could not be read may be any journal's: absence from the rest would prove nothing. */
function whyNotWhole({ state, tally, message }: HarvestReport, lists: number): string | undefined {
  if (state !== "done") return message ?? "The file was not read to its end, so it does not count as a whole list.";
  if (tally.quarantined > 0) {
    return `${tally.quarantined} rows could not be read, so this does not count as a whole list: absence from it proves nothing. Mend them (definepk quarantine list) and import it again.`;
  }
  return lists === 0 ? "There is no row with a date in it, so it cannot count as a whole list." : undefined;
}

/** Throws `file_not_found` for the first that is not there, or is a folder. */
export async function checkFiles(files: readonly string[]): Promise<void> {
  for (const file of files) if (file !== "-") await checkFile(file);
}

async function checkFile(file: string): Promise<void> {
  const found = await stat(file).catch(() => undefined);
  if (!found) throw new ProblemError("file_not_found", `There is no file ${file}.`);
  if (found.isDirectory())
    throw new ProblemError("file_not_found", `${file} is a folder: name the files in it, e.g. ${file}/*.xml`);
}
