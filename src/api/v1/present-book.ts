import type { CatalogueRecord, Provenance } from "../../catalogue/catalogue.ts";
import type { BookData, ChapterData, ContentsEntry } from "../../domain/record.ts";
import type { Addresses } from "./addresses.ts";
import { common, doiOf, recordLink, titleOf } from "./present.ts";
import type { BookJson, ChapterJson, ContentsLineJson } from "./schemas/records.ts";

export interface BookSurroundings {
  readonly provenance: readonly Provenance[];
  /** Its chapters that are records of the index, with the identifiers that their sources give them. */
  readonly chapters: readonly { readonly id: string; readonly names: readonly string[] }[];
}

export function presentBook(
  record: CatalogueRecord & { readonly data: BookData },
  { provenance, chapters }: BookSurroundings,
  at: Addresses,
): BookJson {
  const { data } = record;
  const doi = doiOf(data);
  const byName = new Map(chapters.flatMap(({ id, names }) => names.map((name) => [name, id] as const)));
  return {
    kind: "book",
    ...common(record, provenance, at),
    ...(doi !== undefined && { doi }),
    ...(data.edition !== undefined && { edition: data.edition }),
    contents: (data.contents ?? []).flatMap((entry) => linesOf(entry, 1, byName, at)),
    chapters: { total: chapters.length, url: at.list("chapters", `book=${encodeURIComponent(record.id)}`) },
  };
}

function linesOf(
  { titles, number, authors = [], pages, part, entries = [] }: ContentsEntry,
  level: number,
  byName: ReadonlyMap<string, string>,
  at: Addresses,
): ContentsLineJson[] {
  const id = part === undefined ? undefined : byName.get(part);
  const line = {
    level,
    titles: [...titles],
    ...(number !== undefined && { number }),
    authors: [...authors],
    ...(pages !== undefined && { pages }),
    ...(id !== undefined && { chapter: recordLink({ id, kind: "chapter" }, at) }),
  };
  return [line, ...entries.flatMap((entry) => linesOf(entry, level + 1, byName, at))];
}

export function presentChapter(
  record: CatalogueRecord & { readonly data: ChapterData },
  { provenance, book }: { readonly provenance: readonly Provenance[]; readonly book?: CatalogueRecord | undefined },
  at: Addresses,
): ChapterJson {
  const { data } = record;
  const doi = doiOf(data);
  return {
    kind: "chapter",
    ...common(record, provenance, at),
    ...(doi !== undefined && { doi }),
    ...(book && { book: { id: book.id, title: titleOf(book.data), url: at.page("book", book.id) } }),
    bookTitles: [...(data.book?.titles ?? [])],
    ...(data.pages && { pages: data.pages }),
    ...(data.position !== undefined && { position: data.position }),
    hasText: data.text !== undefined,
  };
}
