import { createHash } from "node:crypto";
import type { CatalogueRecord } from "../catalogue/catalogue.ts";
import { journalSubjects } from "../domain/journal-subjects.ts";
import { type DocumentContext, otherTitlesOf } from "./document.ts";
import type { SearchDocument, SearchEngine } from "./engine.ts";

type Recognition = DocumentContext["recognition"];

/**
 * What articles' documents take from their journal, as marks on the journal's own document: a journal whose marks are in the index already
 * has changed in nothing that concerns its articles. The query language cannot ask for them.
 */
const schemes = { known: "passes-on", words: "passes-on-words", category: "passes-on-category" } as const;

/** Whether a journal is in the index; what of it is words of its articles' (titles, subjects, publisher); what judges them. */
function marksOf(journal: CatalogueRecord, recognition: Recognition): Readonly<Record<keyof typeof schemes, string>> {
  const { titles, publisher } = journal.data;
  const subjects = journalSubjects(journal.data, recognition?.rows ?? []);
  const others = journal.data.kind === "journal" ? otherTitlesOf(journal.data) : [];
  const words = [titles.map((title) => title.value), others, subjects, publisher];
  return { known: journal.id, words: mark(journal, words), category: mark(journal, recognition) };
}

function mark(journal: CatalogueRecord, of: unknown): string {
  const hash = createHash("sha256").update(JSON.stringify(of)).digest("base64url").slice(0, 22);
  return `${journal.id} ${hash}`;
}

/** The document of a journal with its marks. */
export function withMarks(
  document: SearchDocument,
  journal: CatalogueRecord,
  recognition: Recognition,
): SearchDocument {
  const marks = Object.entries(marksOf(journal, recognition)).map(
    ([what, value]) => `${schemes[what as keyof typeof schemes]}:${value}`,
  );
  return { ...document, identifiers: [...document.identifiers, ...marks] };
}

/**
 * What has to be done about the articles of a journal that has changed: their words are other ones, or only their category may be. Nothing about
 * those of a journal that is new to the index: coming into a journal is a change of the article itself.
 */
export async function passesOn(
  journal: CatalogueRecord,
  recognition: Recognition,
  engine: SearchEngine,
): Promise<"words" | "category" | "nothing"> {
  const marks = marksOf(journal, recognition);
  const isThere = async (what: keyof typeof schemes): Promise<boolean> => {
    const query = { type: "identifier", scheme: schemes[what], value: marks[what], at: 0 } as const;
    const whole = { filters: {}, includeHidden: true, facets: {}, sort: "newest", offset: 0, limit: 1 } as const;
    return (await engine.search({ query, ...whole })).total > 0;
  };
  if (!(await isThere("known"))) return "nothing";
  if (!(await isThere("words"))) return "words";
  return (await isThere("category")) ? "nothing" : "category";
}
