import type { BookStatement, ChapterData, CommonData, ContentsEntry } from "../../../domain/record.ts";
import { fail, ok, type Result } from "../../../domain/result.ts";
import { mostParts, type Part, partName } from "../../readers/parts.ts";
import { childNamed, childrenOf, elementAt, textAt, type XmlElement } from "../../xml/element.ts";
import { paragraphsOf } from "../../xml/prose.ts";
import { stated } from "../stated.ts";
import { commonOf, identify, pagesOf } from "./facts.ts";

/** A `book-part` (chapter, part, appendix …) or its like in the front or back matter, with those within it. */
export interface BookPart {
  readonly element: XmlElement;
  readonly meta: XmlElement;
  /** Its identifier at the source, and place among all parts, from 1. */
  readonly identifier: string;
  readonly position: number;
  readonly parts: readonly BookPart[];
}

const partNames = new Set([
  "book-part",
  "front-matter-part",
  "preface",
  "foreword",
  "dedication",
  "book-app",
  "book-app-group",
]);
/** What may stand around parts. */
const around = new Set([
  "front-matter",
  "book-body",
  "book-back",
  "body",
  "back",
  "named-book-part-body",
  "book-app-group",
]);

/** The tree of a book's parts that have metadata of their own. */
export function partsIn(root: XmlElement, name: string): BookPart[] {
  const count = { n: 0 };
  const gather = (element: XmlElement): BookPart[] =>
    childrenOf(element).flatMap((child) => {
      const meta = childNamed(child, "book-part-meta");
      if (meta !== undefined && partNames.has(child.local)) {
        if (count.n >= mostParts) return [];
        count.n += 1;
        const position = count.n;
        const identifier = identify(meta) ?? partName(name, position);
        return [{ element: child, meta, identifier, position, parts: gather(child) }];
      }
      return around.has(child.local) || partNames.has(child.local) ? gather(child) : [];
    });
  return gather(root);
}

export function flatParts(parts: readonly BookPart[]): BookPart[] {
  return parts.flatMap((part) => [part, ...flatParts(part.parts)]);
}

export function contentsOf(parts: readonly BookPart[], lang: string | undefined): ContentsEntry[] {
  return parts.flatMap(({ meta, identifier, parts: below }) => {
    const { titles, contributors } = commonOf(meta, lang);
    const entries = contentsOf(below, lang);
    if (titles.length === 0) return entries;
    const authors = contributors.map(({ name }) => name.printed);
    return [
      {
        titles,
        ...stated({ number: textAt(meta, "title-group", "label"), pages: pagesOf(meta) }),
        ...(authors.length === 0 ? {} : { authors }),
        part: identifier,
        ...(entries.length === 0 ? {} : { entries }),
      },
    ];
  });
}

/** Chapters of a book: those of its parts that have a title. */
export function chaptersOf(parts: readonly BookPart[], book: CommonData): Part[] {
  return flatParts(parts)
    .filter(({ meta }) => commonOf(meta, book.languages[0]).titles.length > 0)
    .map((part) => ({ identifier: part.identifier, map: () => chapterOf(part, book) }));
}

export function chapterOf({ element, meta, position }: BookPart, book: CommonData): Result<ChapterData> {
  const own = commonOf(meta, book.languages[0]);
  if (own.titles.length === 0) return fail("missing_title", "The part of the book has no title.");
  const { titles, identifiers, contributors, publisher, published } = book;
  const named: BookStatement = { titles, identifiers, contributors, ...stated({ publisher, published }) };
  const text = textOf(element);
  const licence = own.licence ?? book.licence;
  return ok({
    ...own,
    kind: "chapter",
    position,
    book: named,
    access: own.access === "unknown" ? book.access : own.access,
    ...stated({
      published: own.published ?? published,
      publisher: own.publisher ?? publisher,
      licence,
      pages: pagesOf(meta),
      text,
    }),
  });
}

/** More of a chapter is not looked through; in UTF-16 units. */
const longest = 2_000_000;

/** The text of its own body, that of the parts within it left out. */
function textOf(element: XmlElement): string | undefined {
  const body = childNamed(element, "body") ?? elementAt(element, "named-book-part-body");
  if (body === undefined) return undefined;
  const own = body.content.filter((part) => typeof part === "string" || !partNames.has(part.local));
  const text = paragraphsOf(own).join("\n").slice(0, longest).toWellFormed();
  return text === "" ? undefined : text;
}
