import { createReadStream } from "node:fs";
import { basename } from "node:path";
import type { CatalogueStore } from "../../src/catalogue/store.ts";
import { importFile } from "../../src/harvest/importer.ts";
import type { HarvestReport } from "../../src/harvest/report.ts";
import { formats } from "../../src/harvest/sources/index.ts";
import { loadSettings } from "../../src/settings/settings.ts";
import { sharedData, sharedFiles } from "../shared-data.ts";

/** Real records of every kind that the judgements speak of, and others that they must not be taken for. */
export function corpusFiles(): string[] {
  return [
    ...sharedFiles("oai", ".xml"),
    ...["bunyad", "ishraq"].map((name) => sharedData(`urdu/${name}-articles.jsonl`)),
    ...sharedFiles("crossref", ".xml"),
    sharedData("crossref/works-2018-badsample.jsonl"),
    sharedData("crossref/works-list-api-2019.json"),
    sharedData("doaj/doaj-journals-2014-03-09.csv"),
    sharedData("journals/pk-journals-from-pages.jsonl"),
  ];
}

/** Imports files as `definepk import` does, broken ones too. */
export async function importCorpus(store: CatalogueStore, files: readonly string[]): Promise<HarvestReport[]> {
  const writer = await store.writer("relevance");
  const settings = loadSettings({});
  const reports: HarvestReport[] = [];
  try {
    for (const file of files) {
      const stream = createReadStream(file, { highWaterMark: 256 * 1024 });
      reports.push(await importFile({ name: basename(file), stream }, { writer, formats, settings }));
    }
  } finally {
    writer.close();
  }
  return reports;
}
