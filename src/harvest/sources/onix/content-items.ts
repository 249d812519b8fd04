import { parseDoi } from "../../../domain/doi.ts";
import type { BookStatement, ChapterData, CommonData, ContentsEntry, Pages } from "../../../domain/record.ts";
import { fail, ok, type Result } from "../../../domain/result.ts";
import { mostParts, type Part, partName } from "../../readers/parts.ts";
import type { XmlElement } from "../../xml/element.ts";
import { pageRange } from "../page-range.ts";
import { stated } from "../stated.ts";
import { contributorsOf } from "./people.ts";
import { all, block, first, textAt } from "./tags.ts";
import { abstractsOf } from "./texts.ts";
import { titlesOf } from "./titles.ts";

/** List 43. */
const doiType = "06";

/** The content items of a product that have a title: chapters, and parts that hold them (ONIX 3.1, P.18 to P.20; 2.1, PR.18). */
function itemsOf(product: XmlElement): XmlElement[] {
  return all(block(product, "ContentDetail"), "ContentItem")
    .filter((item) => titlesOf(item, undefined).length > 0)
    .slice(0, mostParts);
}

/** The tree that their level sequence numbers make, `3.2` below `3`; those without one stand side by side. */
export function contentsOf(product: XmlElement, name: string, lang: string | undefined): ContentsEntry[] {
  interface Line extends ContentsEntry {
    entries: Line[];
  }
  const roots: Line[] = [];
  const known = new Map<string, Line>();
  itemsOf(product).forEach((item, index) => {
    const authors = contributorsOf(item).map((one) => one.name.printed);
    const line: Line = {
      titles: titlesOf(item, lang),
      ...stated({ number: numberOf(item), pages: pagesOf(item) }),
      ...(authors.length === 0 ? {} : { authors }),
      part: partName(name, index + 1),
      entries: [],
    };
    const level = textAt(item, "LevelSequenceNumber") ?? "";
    const above = known.get(level.replace(/\.?\d+$/, ""));
    (above?.entries ?? roots).push(line);
    if (level !== "") known.set(level, line);
  });
  const tidied = ({ entries, ...line }: Line): ContentsEntry =>
    entries.length === 0 ? line : { ...line, entries: entries.map(tidied) };
  return roots.map(tidied);
}

/** A chapter for each of them. `book`: what the product says of itself. */
export function partsOf(product: XmlElement, name: string, facts: CommonData): Part[] {
  const { titles, identifiers, contributors, publisher, published } = facts;
  const book: BookStatement = {
    titles,
    identifiers,
    contributors,
    ...stated({ publisher, published }),
  };
  return itemsOf(product).map((item, index) => ({
    identifier: partName(name, index + 1),
    map: () => chapterOf(item, index + 1, facts, book),
  }));
}

function chapterOf(item: XmlElement, position: number, facts: CommonData, book: BookStatement): Result<ChapterData> {
  const titles = titlesOf(item, facts.languages[0]);
  if (titles.length === 0) return fail("missing_title", "The content item has no title.");
  const { publisher, published, licence, access, languages } = facts;
  const identifiers = all(first(item, "TextItem"), "TextItemIdentifier").flatMap((id) =>
    textAt(id, "TextItemIDType") === doiType ? (parseDoi(textAt(id, "IDValue") ?? "") ?? []) : [],
  );
  return ok({
    kind: "chapter",
    titles,
    abstracts: abstractsOf(item, languages[0]),
    contributors: contributorsOf(item),
    identifiers,
    languages,
    keywords: [],
    subjects: [],
    access,
    links: [],
    position,
    book,
    ...stated({ publisher, published, licence, pages: pagesOf(item) }),
  });
}

/** `Chapter 3`. */
function numberOf(item: XmlElement): string | undefined {
  const number = textAt(item, "ComponentNumber");
  const type = textAt(item, "ComponentTypeName");
  return number === undefined ? undefined : [type, number].filter((part) => part !== undefined).join(" ");
}

function pagesOf(item: XmlElement): Pages | undefined {
  const text = first(item, "TextItem");
  // 2.1 allows them without their composite
  const run = first(text, "PageRun") ?? text;
  return pageRange(textAt(run, "FirstPageNumber"), textAt(run, "LastPageNumber"));
}
