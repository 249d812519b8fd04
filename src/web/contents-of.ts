import type { CatalogueReader, CatalogueRecord } from "../catalogue/catalogue.ts";
import type { BookData, ChapterData, ContentsEntry } from "../domain/record.ts";
import type { LocalText } from "../domain/text.ts";
import { titleKey } from "../text/title.ts";
import { recordPath } from "./links.ts";

/** A line of a book's table of contents as its page shows it. */
export interface ContentsLine {
  readonly title: LocalText;
  readonly number?: string;
  readonly by?: string;
  readonly pages?: string;
  /** The chapter's page, or the place of a line within it. */
  readonly href?: string;
  /** On the chapter's own page: its place there. */
  readonly id?: string;
  readonly lines: readonly ContentsLine[];
}

export interface Contents {
  readonly lines: readonly ContentsLine[];
  /** Chapters of the index that no line leads to. */
  readonly others: readonly ContentsLine[];
}

interface Chapter {
  readonly id: string;
  readonly title: string;
  readonly names: readonly string[];
}

/** More chapters than any book has. */
export const mostChapters = 3000;
/** Of chapters that no line leads to. */
const mostOthers = 400;

/** A book's table of contents, its lines leading to the chapters that are records of the index. */
export async function contentsOf(
  book: CatalogueRecord & { readonly data: BookData },
  catalogue: Pick<CatalogueReader, "chaptersOfBook" | "records">,
): Promise<Contents> {
  const chapters = await catalogue.chaptersOfBook(book.id, mostChapters);
  const find = finder(chapters);
  const met = new Set<string>();
  const lines = (book.data.contents ?? []).map((entry) => lineOf(entry, find, met));
  const rest = chapters.filter(({ id }) => !met.has(id)).slice(0, mostOthers);
  const records = rest.length === 0 ? [] : await catalogue.records(rest.map(({ id }) => id));
  const others = records.flatMap((record) =>
    record.data.kind === "chapter" ? [ofChapter(record.id, record.data)] : [],
  );
  return { lines, others };
}

/** What a book's table of contents has below one of its chapters; with places on that chapter's page. */
export function linesWithin(contents: readonly ContentsEntry[], names: readonly string[]): ContentsLine[] {
  for (const entry of contents) {
    if (entry.part !== undefined && names.includes(entry.part)) return numbered(entry.entries ?? [], { n: 0 });
    const found = linesWithin(entry.entries ?? [], names);
    if (found.length > 0) return found;
  }
  return [];
}

function numbered(entries: readonly ContentsEntry[], count: { n: number }): ContentsLine[] {
  return entries
    .filter(({ part }) => part === undefined)
    .map((entry) => {
      count.n += 1;
      return { ...textsOf(entry), id: placeOf(count.n), lines: numbered(entry.entries ?? [], count) };
    });
}

const placeOf = (n: number): string => `s${n}`;

type Find = (entry: ContentsEntry) => string | undefined;

/** A line's chapter: the one that it says by name, else the only one of its title. */
function finder(chapters: readonly Chapter[]): Find {
  const byName = new Map(chapters.flatMap(({ id, names }) => names.map((name) => [name, id] as const)));
  const byTitle = Map.groupBy(chapters, ({ title }) => titleKey(title));
  return ({ part, titles }) => {
    if (part !== undefined) return byName.get(part);
    const like = titles.map(({ value }) => byTitle.get(titleKey(value)) ?? []).find(({ length }) => length > 0) ?? [];
    return like.length === 1 ? like[0]?.id : undefined;
  };
}

/** `within`: the chapter that the line is in, and how many lines in it came before. */
function lineOf(
  entry: ContentsEntry,
  find: Find,
  met: Set<string>,
  within?: { readonly id: string; n: number },
): ContentsLine {
  const isInside = within !== undefined && entry.part === undefined;
  const own = isInside ? undefined : find(entry);
  if (isInside) within.n += 1;
  if (own !== undefined) met.add(own);
  const inside = isInside ? `${recordPath("chapter", within.id)}#${placeOf(within.n)}` : undefined;
  const href = own === undefined ? inside : recordPath("chapter", own);
  const below = own === undefined ? within : { id: own, n: 0 };
  return {
    ...textsOf(entry),
    ...(href === undefined ? {} : { href }),
    lines: (entry.entries ?? []).map((one) => lineOf(one, find, met, below)),
  };
}

function textsOf({ titles, number, authors = [], pages }: ContentsEntry): Omit<ContentsLine, "lines"> {
  return {
    title: titles[0] ?? { value: "" },
    ...(number === undefined ? {} : { number }),
    ...(authors.length === 0 ? {} : { by: authors.join(", ") }),
    ...(pages === undefined ? {} : { pages: pages.printed }),
  };
}

function ofChapter(id: string, data: ChapterData): ContentsLine {
  const by = data.contributors.map(({ name }) => name.printed).join(", ");
  return {
    title: data.titles[0] ?? { value: "" },
    ...(by === "" ? {} : { by }),
    ...(data.pages === undefined ? {} : { pages: data.pages.printed }),
    href: recordPath("chapter", id),
    lines: [],
  };
}

/** All lines, each before those below it. */
export function flatLines(lines: readonly ContentsLine[]): ContentsLine[] {
  return lines.flatMap((line) => [line, ...flatLines(line.lines)]);
}
