import type { Reference } from "../../../domain/record.ts";
import { type JsonObject, objectsIn, rawIn, textIn } from "../../readers/json-values.ts";
import { maxReferences, referenceOf } from "../reference-of.ts";

/** The list of references as the publisher deposited it; an entry that says nothing but its own key is left out. */
export function referencesOf(work: JsonObject): Reference[] {
  return objectsIn(work, "reference", maxReferences).flatMap((entry) => {
    const [article, journal] = [textIn(entry, "article-title"), textIn(entry, "journal-title")];
    const [volume, series] = [textIn(entry, "volume-title"), textIn(entry, "series-title")];
    // a book has its title where an article has its container's
    const title = article ?? (journal === undefined ? (volume ?? series) : undefined);
    const containers = [journal, volume, series].filter((one) => one !== undefined && one !== title);
    return (
      referenceOf({
        printed: textIn(entry, "unstructured"),
        doi: rawIn(entry, "DOI"),
        title,
        author: textIn(entry, "author"),
        container: containers[0],
        issn: rawIn(entry, "ISSN"),
        isbn: rawIn(entry, "ISBN"),
        year: textIn(entry, "year"),
        volume: textIn(entry, "volume"),
        number: textIn(entry, "issue"),
        firstPage: textIn(entry, "first-page"),
      }) ?? []
    );
  });
}
