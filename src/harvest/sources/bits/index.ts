import { parseLanguage } from "../../../domain/language.ts";
import type { RecordData } from "../../../domain/record.ts";
import { fail, ok, type Result } from "../../../domain/result.ts";
import type { Part } from "../../readers/parts.ts";
import { xmlSourceFormat } from "../../readers/xml-format.ts";
import type { SourceFormat } from "../../source.ts";
import { childNamed, childText, langOf, type XmlElement } from "../../xml/element.ts";
import { stated } from "../stated.ts";
import { commonOf, identify } from "./facts.ts";
import { type BookPart, chapterOf, chaptersOf, contentsOf, partsIn } from "./parts.ts";

const roots = new Set(["book", "book-part-wrapper"]);

/** BITS (NISO Z39.102-2016 and later; JATS's tags for books): a `book` with its parts, or one part in a `book-part-wrapper`. */
export const bits: SourceFormat = xmlSourceFormat({
  name: "bits",
  version: 1,
  called: "book in BITS",
  // DocBook's root is called book too
  recognise: ({ local }, head) =>
    roots.has(local) && /<(?:\w+:)?(?:book-meta|collection-meta)[\s>/]/.test(Buffer.from(head).toString("latin1")),
  isRoot: (local) => roots.has(local),
  select: (path) => (path.length === 1 ? "record" : undefined),
  identify: identifyRoot,
  map: mapRoot,
  parts: partsOf,
});

const langOfRoot = (root: XmlElement): string | undefined => parseLanguage(langOf(root) ?? "");

/** The one part of a wrapper. */
function wrapped(root: XmlElement): BookPart | undefined {
  return root.local === "book-part-wrapper" ? partsIn(root, "")[0] : undefined;
}

function identifyRoot(root: XmlElement): string | undefined {
  const part = wrapped(root);
  const meta = part?.meta ?? childNamed(root, "book-meta");
  return meta === undefined ? undefined : identify(meta);
}

function mapRoot(root: XmlElement): Result<RecordData> {
  const meta = childNamed(root, "book-meta");
  const part = wrapped(root);
  if (meta === undefined) return fail("malformed_record", "The book has no book-meta.");
  const lang = langOfRoot(root);
  const book = commonOf(meta, lang);
  if (part !== undefined) return chapterOf(part, book);
  if (book.titles.length === 0) return fail("missing_title", "The book has no title.");
  const contents = contentsOf(partsIn(root, identify(meta) ?? ""), lang);
  const edition = childText(meta, "edition");
  return ok({ ...book, kind: "book", ...stated({ edition }), ...(contents.length === 0 ? {} : { contents }) });
}

function partsOf(root: XmlElement): Part[] {
  const meta = childNamed(root, "book-meta");
  if (meta === undefined || root.local === "book-part-wrapper") return [];
  return chaptersOf(partsIn(root, identify(meta) ?? ""), commonOf(meta, langOfRoot(root)));
}
