import { basename } from "node:path";
import type { StoreReader } from "../catalogue/store.ts";
import { asProblem } from "../domain/result.ts";
import { formatOfSource, sourceOfFile } from "../harvest/import-source.ts";
import type { ReadEvent, SourceFormat } from "../harvest/source.ts";
import { unpack } from "../harvest/unpack.ts";
import type { FileDocument } from "../harvest/workbook.ts";
import { ListPreview, type PreviewOptions, type PreviewReader } from "../recognition/preview.ts";
import type { Preview } from "../recognition/preview-type.ts";
import type { Settings } from "../settings/settings.ts";
import { checkFiles, type ImportOptions, openFile } from "./import-files.ts";

export type PreviewCatalogue = PreviewReader & Pick<StoreReader, "source" | "sources">;

interface PreviewParts {
  readonly catalogue: PreviewCatalogue;
  readonly formats: readonly SourceFormat[];
  readonly settings: Settings;
  readonly signal?: AbortSignal;
  readonly onProgress?: (file: string, read: number) => void;
}

const headBytes = 64 * 1024;

/** Reads lists as an import would, writes nothing, and says what they would change. A file that cannot be read says nothing here: the import says why. */
export async function previewLists(
  files: readonly string[],
  parts: PreviewParts,
  options: ImportOptions & PreviewOptions,
): Promise<Preview> {
  await checkFiles(files);
  const preview = new ListPreview(options);
  let read = 0;
  for (const file of files) {
    try {
      for await (const document of openFile(file)) {
        for await (const event of eventsOf(file, document, parts, options)) {
          if (parts.signal?.aborted) break;
          if (event.type !== "record") continue;
          read += 1;
          const { record } = event;
          if (record.state === "bad") preview.addUnreadable();
          else if (record.state === "live" && record.mapped.is === "recognition") preview.add(record.mapped.row);
          if (read % 1000 === 0) parts.onProgress?.(file, read);
        }
      }
    } catch (error) {
      if (asProblem(error) === undefined) throw error;
    }
  }
  return preview.report(parts.catalogue);
}

async function* eventsOf(
  file: string,
  { name, stream, sheet }: FileDocument,
  { catalogue, formats, settings }: PreviewParts,
  options: ImportOptions,
): AsyncGenerator<ReadEvent> {
  const bytes = unpack(stream, { name })[Symbol.asyncIterator]();
  const found: Uint8Array[] = [];
  let size = 0;
  for (let next = await bytes.next(); !next.done; next = await bytes.next()) {
    found.push(next.value);
    size += next.value.length;
    if (size >= headBytes) break;
  }
  const head = Buffer.concat(found);
  const input = {
    name,
    ...(sheet === undefined ? {} : { sourceName: basename(file) }),
    ...(options.source === undefined ? {} : { sourceId: options.source.id }),
    ...(options.mapping === undefined ? {} : { sourceSettings: { mapping: options.mapping } }),
  };
  const format =
    options.format ??
    formats.find((one) => one.recognise(head, name)) ??
    (await formatOfSource(input, catalogue, formats));
  if (format === undefined) return;
  const source = await sourceOfFile(format, head, input, catalogue);
  const reader = format.reader({ maxRecordBytes: settings.maxRecordBytes, settings: source.settings });
  yield* reader.write(head);
  for (let next = await bytes.next(); !next.done; next = await bytes.next()) yield* reader.write(next.value);
  yield* reader.end();
}
