import type { Reference } from "../../../domain/record.ts";
import { childNamed, childrenNamed, elementAt, type XmlElement } from "../../xml/element.ts";
import { proseOf } from "../../xml/prose.ts";
import { maxReferences, referenceOf } from "../reference-of.ts";

/** The works that an item cites (`citation_list`). */
export function referencesOf(item: XmlElement): Reference[] {
  const list = elementAt(item, "citation_list");
  const citations = list === undefined ? [] : childrenNamed(list, "citation");
  return citations.slice(0, maxReferences).flatMap((citation) => {
    const field = (name: string): string | undefined => {
      const child = childNamed(citation, name);
      return child === undefined ? undefined : proseOf(child) || undefined;
    };
    const title = field("article_title");
    const book = field("volume_title");
    const reference = referenceOf({
      printed: field("unstructured_citation"),
      doi: field("doi"),
      // of a book cited as a whole the volume's title is its own
      title: title ?? (field("journal_title") === undefined ? book : undefined),
      container: field("journal_title") ?? (title === undefined ? undefined : book) ?? field("series_title"),
      author: field("author"),
      issn: field("issn"),
      isbn: field("isbn"),
      year: field("cYear"),
      volume: field("volume"),
      number: field("issue"),
      firstPage: field("first_page"),
    });
    return reference ?? [];
  });
}
