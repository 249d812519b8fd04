import type { CatalogueStore } from "../catalogue/store.ts";
import type { NewSource, Source } from "../catalogue/writer.ts";
import { sameAddressKey } from "../harvest/source-id.ts";
import { type TurnOptions, takeTurn } from "./take-turn.ts";

export interface AddedSources {
  readonly added: readonly Source[];
  /** Those that ask the same of the same address as a source that was there. */
  readonly known: readonly { readonly id: string; readonly url?: string }[];
}

export interface AddSourcesParts extends TurnOptions {
  readonly store: CatalogueStore;
}

/**
 * Adds sources that are not there yet: another address, or another question to the same one (set, ISSN, prefix). A taken id gets a number, unless
 * `isIdGiven`: then whoever gave it means that one, and it counts as known.
 */
export async function addSources(
  wanted: readonly NewSource[],
  parts: AddSourcesParts,
  isIdGiven = false,
): Promise<AddedSources> {
  const writer = await takeTurn(parts.store, "sources add", parts);
  try {
    const there: (NewSource | Source)[] = await writer.sources();
    const added: Source[] = [];
    const known: { id: string; url?: string }[] = [];
    for (const source of wanted) {
      const same = isIdGiven
        ? there.find(({ id }) => id === source.id)
        : there.find((one) => questionOf(one) === questionOf(source));
      if (same) {
        known.push({ id: same.id, ...(same.url === undefined ? {} : { url: same.url }) });
        continue;
      }
      let { id } = source;
      for (let n = 2; there.some((one) => one.id === id); n += 1) id = `${source.id}-${n}`;
      added.push(await writer.putSource({ ...source, id }));
      there.push({ ...source, id });
    }
    return { added, known };
  } finally {
    writer.close();
  }
}

/** What makes two sources the same: format, address, and which part of it. */
function questionOf({ format, url, settings = {}, id }: NewSource | Source): string {
  const { set, issn, doiPrefix } = settings;
  const part = [set, issn, doiPrefix].map((value) => [value ?? []].flat().map(String).sort());
  return JSON.stringify([format, url === undefined ? id : sameAddressKey(url), part]);
}
