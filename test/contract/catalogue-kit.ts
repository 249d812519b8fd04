import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Incoming, IngestBatch, Outcome } from "../../src/catalogue/ingest-types.ts";
import { openSqliteStore } from "../../src/catalogue/sqlite/index.ts";
import type { CatalogueStore, Finding } from "../../src/catalogue/store.ts";
import type { CatalogueWriter } from "../../src/catalogue/writer.ts";
import type { Identifier } from "../../src/domain/identifier.ts";
import type { RecognitionRow } from "../../src/domain/recognition.ts";
import type { ArticleData, BookData, ChapterData, JournalData, RecordData } from "../../src/domain/record.ts";

/** Every adapter of the catalogue runs the same tests. */
export const adapters: readonly { name: string; open: (folder: string) => CatalogueStore }[] = [
  { name: "sqlite", open: openSqliteStore },
];

/** A store in a folder of its own, with a writer, and a folder `outside` it; `end` closes and removes them. */
export async function opened(open: (folder: string) => CatalogueStore, sources: readonly string[] = ["a", "b", "c"]) {
  const folder = mkdtempSync(join(tmpdir(), "definepk-catalogue-"));
  const outside = mkdtempSync(join(tmpdir(), "definepk-outside-"));
  const store = open(folder);
  const writer = await store.writer("test");
  for (const id of sources) await writer.putSource({ id, name: id.toUpperCase(), format: "oai-pmh" });
  return {
    folder,
    outside,
    store,
    writer,
    reader: store.reader(),
    end(): void {
      store.close();
      for (const one of [folder, outside]) rmSync(one, { recursive: true, force: true });
    },
  };
}

export function doi(value: string, valid = true): Identifier {
  return { scheme: "doi", value, valid };
}

export function issn(value: string, valid = true): Identifier {
  return { scheme: "issn", value, valid };
}

const common = {
  abstracts: [],
  contributors: [],
  identifiers: [],
  languages: [],
  keywords: [],
  subjects: [],
  access: "unknown",
  links: [],
} as const;

export function article(title: string, more: Partial<ArticleData> = {}): ArticleData {
  return {
    ...common,
    kind: "article",
    type: "article",
    references: [],
    titles: [{ value: title, lang: "en" }],
    ...more,
  };
}

export function journal(title: string, more: Partial<JournalData> = {}): JournalData {
  return { ...common, kind: "journal", formerTitles: [], titles: [{ value: title }], ...more };
}

export function book(title: string, more: Partial<BookData> = {}): BookData {
  return { ...common, kind: "book", titles: [{ value: title }], ...more };
}

export function isbn(value: string, valid = true): Identifier {
  return { scheme: "isbn", value, valid };
}

/** A chapter of a book of that title and these identifiers. */
export function chapter(
  title: string,
  within: string,
  identifiers: readonly Identifier[] = [],
  more: Partial<ChapterData> = {},
): ChapterData {
  const book = { titles: [{ value: within }], identifiers };
  return { ...common, kind: "chapter", titles: [{ value: title }], book, ...more };
}

export function author(family: string, given: string): ArticleData["contributors"][number] {
  return { name: { printed: `${given} ${family}`, family, given }, role: "author", affiliations: [] };
}

/** A container: `inJournal("Journal of X", ["1997-3438"], { volume: "1" }, "12")`. */
export function inJournal(
  title: string,
  issns: readonly string[] = [],
  issue?: NonNullable<ArticleData["container"]>["issue"],
  first?: string,
): Pick<ArticleData, "container"> {
  return {
    container: {
      titles: [{ value: title }],
      issns: issns.map((value) => issn(value)),
      ...(issue === undefined ? {} : { issue }),
      ...(first === undefined ? {} : { pages: { printed: first, first } }),
    },
  };
}

interface Given {
  readonly format?: string;
  readonly datestamp?: string;
  readonly hash?: string;
}

export function live(identifier: string, data: RecordData, given: Given = {}): Incoming {
  const { format = "oai_dc", hash = `${format} ${JSON.stringify(data)}`, datestamp } = given;
  const stamp = datestamp === undefined ? {} : { datestamp };
  return { state: "live", identifier, format, hash, ...stamp, location: spot, mapped: { is: "record", data } };
}

export function row(identifier: string, value: RecognitionRow): Incoming {
  const mapped = { is: "recognition", row: value } as const;
  return { state: "live", identifier, format: "hec-list", hash: JSON.stringify(value), location: spot, mapped };
}

export function deleted(identifier: string, given: Given = {}): Incoming {
  const { format = "oai_dc", datestamp, hash = `deleted ${datestamp ?? ""}` } = given;
  return {
    state: "deleted",
    identifier,
    format,
    hash,
    ...(datestamp === undefined ? {} : { datestamp }),
    location: spot,
  };
}

export function bad(identifier: string, given: Given = {}): Incoming {
  const { format = "oai_dc", hash = "bad" } = given;
  const problem = { code: "missing_title", message: "The record has no title." } as const;
  return { state: "bad", identifier, format, hash, location: spot, problem };
}

const spot = { start: 0, end: 8 };

/** A batch of its own document. */
export function batch(sourceId: string, ...records: Incoming[]): IngestBatch {
  const raw = [{ at: 0, bytes: Buffer.from("0123456789") }];
  return { sourceId, document: { name: "page", format: "oai-pmh" }, raw, records };
}

export function ingest(writer: CatalogueWriter, sourceId: string, ...records: Incoming[]): Promise<Outcome[]> {
  return writer.ingest(batch(sourceId, ...records));
}

export async function findings(store: CatalogueStore): Promise<Finding[]> {
  const found: Finding[] = [];
  for await (const finding of store.verify()) found.push(finding);
  return found;
}

/** Ends a test: whatever it did, all that is derived must follow from what the sources say. */
export async function endSound(kit: Awaited<ReturnType<typeof opened>>): Promise<void> {
  const found = await findings(kit.store);
  kit.end();
  if (found.length > 0) throw new Error(`verify finds ${JSON.stringify(found)}`);
}

/** The object without some of its properties, e.g. times. */
export function without<T extends object, K extends keyof T>(object: T, ...names: readonly K[]): Omit<T, K> {
  return Object.fromEntries(Object.entries(object).filter(([name]) => !names.includes(name as K))) as Omit<T, K>;
}

type Reader = ReturnType<CatalogueStore["reader"]>;

/** Ids of live records of a kind. */
export async function idsOf(reader: Reader, kind: RecordData["kind"]): Promise<string[]> {
  return (await reader.versions(undefined, 10_000)).filter((one) => one.kind === kind).map((one) => one.id);
}

/** The one live record with a title. */
export async function titled(reader: Reader, title: string) {
  const all = await reader.records((await reader.versions(undefined, 10_000)).map((one) => one.id));
  const found = all.filter((record) => record.data.titles.some((one) => one.value === title));
  if (found.length !== 1 || found[0] === undefined) throw new Error(`${found.length} records are titled ${title}`);
  return found[0];
}
