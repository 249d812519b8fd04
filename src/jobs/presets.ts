import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { CatalogueWriter, NewSource, Source } from "../catalogue/writer.ts";
import { ProblemError } from "../domain/result.ts";
import { sameAddressKey } from "../harvest/source-id.ts";

/** A fact, and the key of the origin that it comes from. */
export interface Fact {
  readonly value: string;
  readonly from: string;
}

/** A journal of a preset. Every fact says where it comes from; what was left out or mended is in the notes. */
export interface PresetJournal {
  /** Of the source that it becomes. */
  readonly id: string;
  readonly title: Fact;
  readonly otherTitles?: readonly Fact[];
  /** With right check digits only. */
  readonly issns: readonly Fact[];
  readonly publisher?: Fact;
  readonly site?: Fact;
  readonly platform?: Fact;
  /** OAI-PMH base URL; where it is not known, a check looks for it at the site. */
  readonly oai?: Fact;
  readonly notes?: readonly string[];
}

/** A feed of a preset. */
export interface PresetFeed {
  /** Of the source that it becomes. */
  readonly id: string;
  /** The outlet, with the section where it is of one. */
  readonly name: string;
  /** Name of its format. */
  readonly format: string;
  readonly url: Fact;
  /** BCP 47. */
  readonly language: string;
}

/** Where facts come from, and on which day they were true there. */
export interface Origin {
  readonly title: string;
  /** YYYY-MM-DD or YYYY; absent where it is not known. */
  readonly date?: string;
  readonly licence?: string;
  readonly url?: string;
}

/** A list of journals or feeds as facts, with the notice that must go with them (design: The sample, and real sources). */
export interface Preset {
  readonly name: string;
  readonly title: string;
  /** YYYY-MM-DD. */
  readonly made: string;
  readonly notice: string;
  readonly endorsement: string;
  readonly origins: Readonly<Record<string, Origin>>;
  readonly journals: readonly PresetJournal[];
  readonly feeds?: readonly PresetFeed[];
}

/** Names of the presets in a folder. */
export function presetNames(folder: string): string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(".json"))
    .map((file) => file.slice(0, -5))
    .sort();
}

/** Throws `bad_request`, naming those that there are. */
export function loadPreset(folder: string, name: string): Preset {
  const names = presetNames(folder);
  if (!names.includes(name))
    throw new ProblemError("bad_request", `There is no preset ${name}. There are: ${names.join(", ")}.`);
  return JSON.parse(readFileSync(join(folder, `${name}.json`), "utf8")) as Preset;
}

export interface PresetAdded {
  readonly added: readonly string[];
  /** Journals that are there already, under whatever id, and stay as they are. */
  readonly known: readonly string[];
  /** Journals of which neither site nor address is known: facts only, there is nothing to look at. */
  readonly nowhere: readonly string[];
}

/**
 * Adds each journal and feed of a preset as a source that is disabled and unchecked. What is there already, by id or by address, is left as it is,
 * so that nothing that was decided about it is undone.
 */
export async function addPreset(
  preset: Preset,
  store: { sources(): Promise<readonly Source[]>; putSource?: CatalogueWriter["putSource"] },
): Promise<PresetAdded> {
  const sources = await store.sources();
  const ids = new Set(sources.map(({ id }) => id));
  const addresses = new Set(sources.flatMap(({ url }) => (url === undefined ? [] : [sameAddressKey(url)])));
  const added: string[] = [];
  const known: string[] = [];
  const nowhere: string[] = [];
  for (const journal of preset.journals) {
    if (!journal.site && !journal.oai) {
      nowhere.push(journal.id);
      continue;
    }
    const isKnown =
      ids.has(journal.id) || (journal.oai !== undefined && addresses.has(sameAddressKey(journal.oai.value)));
    (isKnown ? known : added).push(journal.id);
    if (!isKnown) await store.putSource?.(sourceOf(journal, preset));
  }
  for (const feed of preset.feeds ?? []) {
    const isKnown = ids.has(feed.id) || addresses.has(sameAddressKey(feed.url.value));
    (isKnown ? known : added).push(feed.id);
    if (!isKnown) await store.putSource?.(sourceOfFeed(feed, preset));
  }
  return { added, known, nowhere };
}

/** Hours between two looks at a feed: it holds the latest only. Channels seldom make more videos in a day than their feeds hold. */
const feedHours = { videos: 12, others: 2 } as const;

function sourceOfFeed({ id, name, format, url }: PresetFeed, preset: Preset): NewSource {
  const { name: of, notice } = preset;
  return {
    id,
    name,
    format,
    url: url.value,
    enabled: false,
    check: { state: "pending" },
    settings: { preset: of, notice, intervalHours: format === "video-feed" ? feedHours.videos : feedHours.others },
  };
}

function sourceOf({ id, title, issns, site, oai }: PresetJournal, { name, notice }: Preset): NewSource {
  return {
    id,
    name: title.value,
    format: "oai-pmh",
    ...(oai === undefined ? {} : { url: oai.value }),
    enabled: false,
    check: { state: "pending" },
    settings: {
      metadataPrefix: "oai_dc",
      preset: name,
      notice,
      issns: issns.map(({ value }) => value),
      ...(site === undefined ? {} : { site: site.value }),
    },
  };
}
