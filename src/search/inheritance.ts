import { createHash } from "node:crypto";
import type { CatalogueRecord } from "../catalogue/catalogue.ts";
import { journalSubjects } from "../domain/journal-subjects.ts";
import { type DocumentContext, otherTitlesOf } from "./document.ts";
import type { SearchDocument, SearchEngine } from "./engine.ts";

/**
 * What articles' documents take from their journal (titles, subjects, publisher, recognition), as a mark on the journal's own document:
 * a journal whose mark is in the index already has changed in nothing that concerns its articles. The query language cannot ask for it.
 */
const scheme = "passes-on";

function markOf(journal: CatalogueRecord, recognition: DocumentContext["recognition"]): string {
  const { titles, publisher } = journal.data;
  const subjects = journalSubjects(journal.data, recognition?.rows ?? []);
  const others = journal.data.kind === "journal" ? otherTitlesOf(journal.data) : [];
  const passedOn = [titles.map((title) => title.value), others, subjects, publisher, recognition];
  const hash = createHash("sha256").update(JSON.stringify(passedOn)).digest("base64url").slice(0, 22);
  return `${journal.id} ${hash}`;
}

/** The document of a journal with its mark. */
export function withMark(
  document: SearchDocument,
  journal: CatalogueRecord,
  recognition: DocumentContext["recognition"],
): SearchDocument {
  const marks = [journal.id, markOf(journal, recognition)].map((value) => `${scheme}:${value}`);
  return { ...document, identifiers: [...document.identifiers, ...marks] };
}

/**
 * Whether the articles of a journal have to be indexed again, now that it has changed. Not those of a journal that is new to the index:
 * coming into a journal is a change of the article itself.
 */
export async function passesOnOther(
  journal: CatalogueRecord,
  recognition: DocumentContext["recognition"],
  engine: SearchEngine,
): Promise<boolean> {
  const isKnown = async (value: string): Promise<boolean> => {
    const query = { type: "identifier", scheme, value, at: 0 } as const;
    const request = {
      query,
      filters: {},
      includeHidden: true,
      facets: {},
      sort: "newest",
      offset: 0,
      limit: 1,
    } as const;
    return (await engine.search(request)).total > 0;
  };
  return (await isKnown(journal.id)) && !(await isKnown(markOf(journal, recognition)));
}
