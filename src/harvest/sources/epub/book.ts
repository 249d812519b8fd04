import type { BookData, ChapterData, CommonData, ContentsEntry } from "../../../domain/record.ts";
import { fail, ok, type Result } from "../../../domain/result.ts";
import { localText } from "../../../text/language.ts";
import { mostParts, type Part } from "../../readers/parts.ts";
import type { Container } from "./container.ts";
import { factsOf, identifyBook } from "./facts.ts";
import { navigationOf, type Point } from "./navigation.ts";
import { type Manifest, Metadata, manifestOf } from "./package.ts";
import { documentOf } from "./text.ts";

/** What an EPUB gives: the book, and a chapter for each content document that its table of contents leads to. */
export interface EpubBook {
  readonly identifier: string;
  readonly book: Result<BookData>;
  readonly chapters: readonly Part[];
}

/** `fallback`: what the book is called at its source where it has no name of its own. */
export function readBook(container: Container, fallback: string): EpubBook {
  const metadata = new Metadata(container.root);
  const facts = factsOf(metadata);
  const manifest = manifestOf(container);
  const identifier = identifyBook(metadata) ?? fallback;
  const name = (file: string): string => `${identifier}#${file}`;
  const points = navigationOf(container, manifest);
  const files = chapterFiles(points, manifest, container).slice(0, mostParts);
  const first = new Set(files.map(({ file }) => file));
  const [lang] = facts.languages;
  const contents =
    points.length > 0 ? entriesOf(points, first, name, lang) : files.map((one) => entryOf(one, name, lang));
  const book: BookData = { ...facts, kind: "book", ...(contents.length === 0 ? {} : { contents }) };
  return {
    identifier,
    book: facts.titles.length === 0 ? fail("missing_title", "The book has no title.") : ok(book),
    chapters: files.map((one, index) => ({
      identifier: name(one.file),
      map: () => chapterOf(one, index + 1, facts, container),
    })),
  };
}

/** A chapter: the document that it begins with, and those after it that no point leads to. */
interface ChapterFiles {
  readonly file: string;
  readonly rest: readonly string[];
  /** Of the first point that leads to it; "" where none does. */
  readonly label: string;
}

function chapterFiles(points: readonly Point[], { spine }: Manifest, { archive }: Container): ChapterFiles[] {
  const labels = new Map<string, string>();
  const gather = (all: readonly Point[]): void => {
    for (const { label, target, points: below } of all) {
      if (target !== undefined && !labels.has(target.file)) labels.set(target.file, label);
      gather(below);
    }
  };
  gather(points);
  const there = new Set(archive.names);
  const inOrder = [...spine, ...[...labels.keys()].filter((file) => !spine.includes(file) && there.has(file))];
  const found: { file: string; rest: string[]; label: string }[] = [];
  for (const file of inOrder) {
    const label = labels.get(file);
    const last = found.at(-1);
    if (label === undefined && points.length > 0 && last !== undefined) last.rest.push(file);
    else found.push({ file, rest: [], label: label ?? "" });
  }
  // what stands before the first point, a cover or a title page, is no chapter
  return found.filter(({ label }) => points.length === 0 || label !== "");
}

function entryOf(
  { file, label }: ChapterFiles,
  name: (file: string) => string,
  lang: string | undefined,
): ContentsEntry {
  return { titles: label === "" ? [] : [localText(label, lang)], part: name(file) };
}

/** The tree of points; the first that leads to a document is its chapter, others there are places within it. */
function entriesOf(
  points: readonly Point[],
  chapters: ReadonlySet<string>,
  name: (file: string) => string,
  lang: string | undefined,
): ContentsEntry[] {
  const met = new Set<string>();
  const all = (list: readonly Point[], within: string | undefined): ContentsEntry[] =>
    list.map(({ label, target, points: below }) => {
      const file = target?.file;
      const isChapter = file !== undefined && chapters.has(file) && (!met.has(file) || file !== within);
      if (file !== undefined) met.add(file);
      const entries = all(below, file ?? within);
      return {
        titles: [localText(label, lang)],
        ...(isChapter ? { part: name(file) } : {}),
        ...(target?.fragment === undefined ? {} : { anchor: target.fragment }),
        ...(entries.length === 0 ? {} : { entries }),
      };
    });
  return all(points, undefined);
}

function chapterOf(
  { file, rest, label }: ChapterFiles,
  position: number,
  facts: CommonData,
  { archive, encrypted }: Container,
): Result<ChapterData> {
  const read = archive.read(file);
  if (!read.ok && read.problem.code !== "not_found") return fail(read.problem.code, read.problem.message);
  const documents = [file, ...rest].flatMap((one) => {
    const bytes = encrypted.has(one) ? undefined : archive.read(one);
    return bytes?.ok === true ? [documentOf(bytes.value)] : [];
  });
  const title = label === "" ? (documents[0]?.title ?? "") : label;
  if (title === "") return fail("missing_title", `Nothing names the chapter ${file.slice(0, 200)}.`);
  const text = documents
    .map((one) => one.text)
    .filter((one) => one !== "")
    .join("\n");
  const { titles, identifiers, contributors, publisher, published, languages, licence, access } = facts;
  return ok({
    kind: "chapter",
    titles: [localText(title, languages[0])],
    abstracts: [],
    contributors: [],
    identifiers: [],
    languages,
    keywords: [],
    subjects: [],
    access,
    links: [],
    position,
    book: {
      titles,
      identifiers,
      contributors,
      ...(publisher === undefined ? {} : { publisher }),
      ...(published === undefined ? {} : { published }),
    },
    ...(publisher === undefined ? {} : { publisher }),
    ...(published === undefined ? {} : { published }),
    ...(licence === undefined ? {} : { licence }),
    ...(text === "" ? {} : { text }),
  });
}
