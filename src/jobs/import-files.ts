import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { basename } from "node:path";
import type { CatalogueStore } from "../catalogue/store.ts";
import type { CatalogueWriter } from "../catalogue/writer.ts";
import { ProblemError } from "../domain/result.ts";
import { importFile } from "../harvest/importer.ts";
import type { HarvestReport } from "../harvest/report.ts";
import type { SourceFormat } from "../harvest/source.ts";
import type { SearchEngine } from "../search/engine.ts";
import { followChanges } from "../search/indexer.ts";
import type { Settings } from "../settings/settings.ts";
import { collectList } from "./collect-list.ts";

export interface ImportParts {
  readonly store: CatalogueStore;
  readonly engine: SearchEngine;
  readonly formats: readonly SourceFormat[];
  readonly settings: Settings;
  readonly signal?: AbortSignal;
  readonly onProgress?: (file: string, read: number) => void;
  readonly onFile?: (report: HarvestReport) => void;
}

export interface ImportOptions {
  readonly format?: SourceFormat;
  readonly source?: { readonly id: string; readonly name: string; readonly sample?: boolean };
  /** Each file is a whole recognition list for its window. */
  readonly completeList?: boolean;
  /** How long to wait for the writer lease. */
  readonly waitMs?: number;
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
  for (const file of files) if (file !== "-") await checkFile(file);
  const writer = await parts.store.writer("import", options.waitMs);
  const catalogue = parts.store.reader();
  const reports: HarvestReport[] = [];
  try {
    for (const file of files) {
      if (parts.signal?.aborted) break;
      const report = await importOne(file, writer, parts, options);
      reports.push(report);
      parts.onFile?.(report);
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

async function importOne(
  file: string,
  writer: CatalogueWriter,
  parts: ImportParts,
  options: ImportOptions,
): Promise<HarvestReport> {
  const stream = file === "-" ? process.stdin : createReadStream(file, { highWaterMark: 256 * 1024 });
  const name = file === "-" ? "stdin" : basename(file);
  const list = options.completeList ? collectList(parts.formats) : undefined;
  if (options.source?.sample) {
    const { id, name: title, sample } = options.source;
    if (!(await writer.source(id))) await writer.putSource({ id, name: title, format: "files", sample });
  }
  const report = await importFile(
    {
      name,
      stream,
      ...(options.format === undefined ? {} : { format: options.format }),
      ...(options.source === undefined ? {} : { sourceId: options.source.id }),
    },
    {
      writer,
      formats: list?.formats ?? parts.formats,
      settings: parts.settings,
      ...(parts.signal === undefined ? {} : { signal: parts.signal }),
      ...(parts.onProgress === undefined ? {} : { onProgress: (read: number) => parts.onProgress?.(file, read) }),
    },
  );
  if (report.state === "done") for (const found of list?.lists(name) ?? []) await writer.putList(report.source, found);
  return { ...report, file };
}

async function checkFile(file: string): Promise<void> {
  const found = await stat(file).catch(() => undefined);
  if (!found) throw new ProblemError("file_not_found", `There is no file ${file}.`);
  if (found.isDirectory())
    throw new ProblemError("file_not_found", `${file} is a folder: name the files in it, e.g. ${file}/*.xml`);
}
