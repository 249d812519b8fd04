import { createReadStream } from "node:fs";
import { basename } from "node:path";
import { Readable } from "node:stream";
import type { CatalogueWriter } from "../src/catalogue/writer.ts";
import { importFile } from "../src/harvest/importer.ts";
import type { HarvestReport } from "../src/harvest/report.ts";
import { formats } from "../src/harvest/sources/index.ts";
import { loadSettings } from "../src/settings/settings.ts";

/** Imports a text, or bytes, as a file of that name, as the command does; without the search index. */
export function importText(
  writer: CatalogueWriter,
  name: string,
  content: string | Uint8Array,
  sourceId?: string,
): Promise<HarvestReport> {
  return importStream(writer, name, Readable.from([Buffer.from(content)]), sourceId);
}

export function importPath(writer: CatalogueWriter, path: string, sourceId?: string): Promise<HarvestReport> {
  return importStream(writer, basename(path), createReadStream(path), sourceId);
}

function importStream(
  writer: CatalogueWriter,
  name: string,
  stream: AsyncIterable<Uint8Array>,
  sourceId?: string,
): Promise<HarvestReport> {
  const source = sourceId === undefined ? {} : { sourceId };
  return importFile({ name, stream, ...source }, { writer, formats, settings: loadSettings({}) });
}
