import type { CatalogueWriter, NewSource } from "../catalogue/writer.ts";
import type { ReadEvent, SourceFormat } from "./source.ts";
import { sameAddressKey, sourceIdOf } from "./source-id.ts";

/** The source of a file, and what to add first where it is not there yet. */
export interface FileSource {
  readonly id: string;
  readonly add?: NewSource;
}

/** Finds the source of a file by its first bytes: the sample if that is given, the address that the file names, `sourceId`, its own name. */
export async function sourceOfFile(
  format: SourceFormat,
  head: Uint8Array,
  input: { readonly name: string; readonly sourceId?: string },
  writer: CatalogueWriter,
): Promise<FileSource> {
  const given = input.sourceId === undefined ? undefined : await writer.source(input.sourceId);
  if (given?.sample) return { id: given.id };
  const url = addressIn(format.reader().write(head));
  if (url !== undefined) {
    const sources = await writer.sources();
    const key = sameAddressKey(url);
    const known = sources.find((source) => source.url !== undefined && sameAddressKey(source.url) === key);
    if (known) return { id: known.id };
    const id = sourceIdOf(url, (id) => sources.some((source) => source.id === id));
    // Not harvested from the network before the operator says so.
    return { id, add: { id, name: URL.parse(url)?.host ?? url, format: format.name, url, enabled: false } };
  }
  if (given) return { id: given.id };
  const id = input.sourceId ?? sourceIdOf(input.name);
  if (await writer.source(id)) return { id };
  return { id, add: { id, name: input.sourceId ?? input.name, format: format.name } };
}

function addressIn(events: readonly ReadEvent[]): string | undefined {
  for (const event of events) {
    if (event.type === "record") return undefined;
    if (event.type === "source" && /^https?:\/\//i.test(event.url) && URL.canParse(event.url)) return event.url;
  }
  return undefined;
}
