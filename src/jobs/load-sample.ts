import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { CatalogueStore } from "../catalogue/store.ts";
import type { CatalogueWriter } from "../catalogue/writer.ts";
import type { HarvestReport } from "../harvest/report.ts";
import { type ImportParts, importFiles } from "./import-files.ts";

interface SampleIndex {
  readonly source: { readonly id: string; readonly name: string };
  readonly files: readonly { readonly file: string; readonly format: string }[];
}

/** Whether nothing was ever put into the catalogue: only then is the sample loaded by itself. */
export async function isUntouched(store: CatalogueStore): Promise<boolean> {
  const reader = store.reader();
  try {
    const { sources, seq } = await reader.counts();
    return sources === 0 && seq === 0;
  } finally {
    reader.close();
  }
}

/** Imports the fictional sample through the same code as anything else, as one source marked as sample. */
export async function loadSample(folder: string, parts: ImportParts): Promise<HarvestReport[]> {
  const index = JSON.parse(await readFile(join(folder, "index.json"), "utf8")) as SampleIndex;
  const source = { ...index.source, sample: true };
  const reports: HarvestReport[] = [];
  for (const { file, format: name } of index.files) {
    const format = parts.formats.find((one) => one.name === name);
    reports.push(
      ...(await importFiles([join(folder, file)], parts, { source, ...(format === undefined ? {} : { format }) })),
    );
  }
  return reports;
}

/** Withdraws the sample; gives the number of source records withdrawn, 0 where there is none. */
export async function removeSample(writer: CatalogueWriter): Promise<number> {
  let withdrawn = 0;
  for (const source of await writer.sources()) if (source.sample) withdrawn += await writer.removeSource(source.id);
  return withdrawn;
}
