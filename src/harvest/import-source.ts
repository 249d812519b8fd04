import type { NewSource, Source, SourceStore } from "../catalogue/writer.ts";
import type { ReadEvent, SourceFormat } from "./source.ts";
import { sameAddressKey, sourceIdOf, sourceIdOfFile } from "./source-id.ts";

type Sources = Pick<SourceStore, "source" | "sources">;

/** The source of a file, and what to add first where it is not there yet. */
export interface FileSource {
  readonly id: string;
  readonly add?: NewSource;
  /** Its own settings and those that were given with the file. */
  readonly settings: Readonly<Record<string, unknown>>;
}

interface FileInput {
  readonly name: string;
  readonly sourceName?: string;
  readonly sourceId?: string;
  readonly sourceSettings?: Readonly<Record<string, unknown>>;
}

/**
 * The format of the file's source, where its settings say how files of it are to be read: a table that no format recognises, but whose
 * source has a mapping.
 */
export async function formatOfSource(
  { name, sourceName = name, sourceId }: FileInput,
  writer: Sources,
  formats: readonly SourceFormat[],
): Promise<SourceFormat | undefined> {
  const known = await writer.source(sourceId ?? (await idOfFile(sourceName, writer)));
  return known?.settings["mapping"] === undefined ? undefined : formats.find((one) => one.name === known.format);
}

/** Finds the source of a file by its first bytes: the sample if that is given, the address that the file names, `sourceId`, its own name. */
export async function sourceOfFile(
  format: SourceFormat,
  head: Uint8Array,
  input: FileInput,
  writer: Sources,
): Promise<FileSource> {
  const settings = input.sourceSettings ?? {};
  const given = input.sourceId === undefined ? undefined : await writer.source(input.sourceId);
  if (given?.sample) return { id: given.id, settings };
  const url = addressIn(format.reader().write(head));
  if (url !== undefined) {
    const sources = await writer.sources();
    const key = sameAddressKey(url);
    const known = sources.find((source) => source.url !== undefined && sameAddressKey(source.url) === key);
    if (known) return withSettings(known, settings);
    const id = sourceIdOf(url, (id) => sources.some((source) => source.id === id));
    // Not harvested from the network before the operator says so.
    const name = URL.parse(url)?.host ?? url;
    return { id, settings, add: { id, name, format: format.name, url, enabled: false, settings } };
  }
  const fileName = input.sourceName ?? input.name;
  const id = input.sourceId ?? (await idOfFile(fileName, writer));
  const known = given ?? (await writer.source(id));
  if (known) return withSettings(known, settings);
  return { id, settings, add: { id, name: input.sourceId ?? fileName, format: format.name, settings } };
}

function idOfFile(name: string, writer: Sources): Promise<string> {
  return sourceIdOfFile(name, async (id) => {
    const known = await writer.source(id);
    return known?.url === undefined ? known?.name : undefined;
  });
}

/** A source that is there; to be written again only where it gets other settings. */
function withSettings(known: Source, given: Readonly<Record<string, unknown>>): FileSource {
  const settings = { ...known.settings, ...given };
  const { id, name, format, url, enabled, sample } = known;
  const isNew = Object.entries(given).some(
    ([key, value]) => JSON.stringify(known.settings[key]) !== JSON.stringify(value),
  );
  if (!isNew) return { id, settings };
  return { id, settings, add: { id, name, format, enabled, sample, settings, ...(url === undefined ? {} : { url }) } };
}

function addressIn(events: readonly ReadEvent[]): string | undefined {
  for (const event of events) {
    if (event.type === "record") return undefined;
    if (event.type === "source" && /^https?:\/\//i.test(event.url) && URL.canParse(event.url)) return event.url;
  }
  return undefined;
}
