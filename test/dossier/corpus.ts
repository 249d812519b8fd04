import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import type { Incoming } from "../../src/catalogue/ingest-types.ts";
import { openSqliteStore } from "../../src/catalogue/sqlite/index.ts";
import type { StoreReader } from "../../src/catalogue/store.ts";
import type { ArticleData } from "../../src/domain/record.ts";
import { recogniseFormat } from "../../src/harvest/sources/index.ts";
import { openEmbeddedEngine } from "../../src/search/embedded/index.ts";
import type { SearchEngine } from "../../src/search/engine.ts";
import { followChanges } from "../../src/search/indexer.ts";
import { titleKey } from "../../src/text/title.ts";
import { ingest, live } from "../contract/catalogue-kit.ts";
import { importPath } from "../import-kit.ts";
import { sharedData, sharedFiles } from "../shared-data.ts";

/** A real article, and whether the test's index has it. */
export interface Work {
  readonly data: ArticleData;
  readonly mark: string;
  readonly indexed: boolean;
}

/** A seeded generator of numbers from 0 to 1 (mulberry32). */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function hash(text: string): number {
  return Array.from(text).reduce((sum, letter) => (Math.imul(sum, 31) + (letter.codePointAt(0) ?? 0)) >>> 0, 7);
}

function records(path: string): Incoming[] {
  const bytes = readFileSync(path);
  const format = recogniseFormat(bytes.subarray(0, 65_536), basename(path));
  const reader = format?.reader();
  if (reader === undefined) return [];
  return [...reader.write(bytes), ...reader.end()].flatMap((event) => (event.type === "record" ? [event.record] : []));
}

function files(): string[] {
  return [
    ...sharedFiles("oai", ".xml"),
    sharedData("oai/protocol/vufindharvest-oai_doaj.xml"),
    sharedData("crossref/unixref-journal-articles.xml"),
    sharedData("crossref/pubmed-articles.xml"),
    sharedData("crossref/works-2018-badsample.jsonl"),
    ...sharedFiles("urdu", ".jsonl"),
    ...sharedFiles("oai/captures", ".xml").filter((path) => /pubmedcentral|erudit/.test(path)),
  ];
}

/**
 * Works of the real data, each once: one in five is not put into the index, so that references to it are of things that look like what is there: the
 * same journals, years and authors. A title that repeats tells nobody which is meant, so such works are in the index and not in the list.
 */
export function realWorks(): Work[] {
  const all = files().flatMap((path) =>
    records(path).map((record) => ({ record, path: basename(path).replace(/(?:-p\d+)?\..*/, "") })),
  );
  const works = all.flatMap(({ record, path }): Work[] => {
    if (record.state !== "live" || record.mapped.is !== "record" || record.mapped.data.kind !== "article") return [];
    const mark = `${path} ${record.identifier}`;
    return [{ data: record.mapped.data, mark, indexed: hash(mark) % 5 !== 0 }];
  });
  return [...new Map(works.map((work) => [work.mark, work])).values()];
}

export interface Corpus {
  readonly catalogue: StoreReader;
  readonly engine: SearchEngine;
  readonly works: readonly Work[];
  /** The record that a work became. */
  idOf(work: Work): Promise<string>;
  close(): Promise<void>;
}

/** An index of four in five of the works, and of 15,000 real journals. */
export async function openCorpus(): Promise<Corpus> {
  const folder = mkdtempSync(join(tmpdir(), "definepk-dossier-"));
  const store = openSqliteStore(folder);
  const engine = openEmbeddedEngine(join(folder, "search"));
  const catalogue = store.reader();
  const works = realWorks();
  const writer = await store.writer("test");
  await importPath(writer, sharedData("doaj/doaj-journals-2014-03-09.csv"));
  const bySource = Map.groupBy(
    works.filter(({ indexed }) => indexed),
    ({ mark }) => mark.split(" ")[0] ?? "",
  );
  for (const [source, some] of bySource) {
    await writer.putSource({ id: source, name: source, format: "oai-pmh" });
    const incoming = some.map(({ data, mark }) => {
      const handle = { scheme: "handle", value: mark.toLowerCase(), valid: true } as const;
      return live(mark, { ...data, identifiers: [...data.identifiers, handle] });
    });
    for (let at = 0; at < incoming.length; at += 200) await ingest(writer, source, ...incoming.slice(at, at + 200));
  }
  writer.close();
  await followChanges({ catalogue, engine });
  return {
    catalogue,
    engine,
    works,
    async idOf({ mark }) {
      return (await catalogue.byIdentifier("handle", mark.toLowerCase()))[0] ?? "";
    },
    async close() {
      await engine.close();
      store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Titles that one work alone has. */
export function tellingWorks(works: readonly Work[]): Work[] {
  const count = new Map<string, number>();
  const key = ({ data }: Work): string => titleKey(data.titles[0]?.value ?? "");
  for (const work of works) count.set(key(work), (count.get(key(work)) ?? 0) + 1);
  return works.filter((work) => key(work).split(" ").length >= 3 && count.get(key(work)) === 1);
}
