import type { CatalogueReader } from "../../../catalogue/catalogue.ts";
import { keysOfReference } from "../../../catalogue/citations/keys.ts";
import { yearOf } from "../../../domain/partial-date.ts";
import type { SearchEngine } from "../../../search/engine.ts";
import type { QueryNode } from "../../../search/query.ts";
import { tokenise } from "../../../text/tokens.ts";
import type { DossierReference } from "../reference.ts";

export interface MatchParts {
  readonly catalogue: Pick<CatalogueReader, "byIdentifier" | "records" | "recognition">;
  readonly engine: Pick<SearchEngine, "search">;
}

const byKey = 8;
const bySearch = 8;
const mostWords = 10;

/** Ids of records that a reference may mean: by DOI, by its place in its year, by how its title begins, and by the words of its title. */
export async function candidatesOf(reference: DossierReference, { catalogue, engine }: MatchParts): Promise<string[]> {
  const ids = new Set<string>();
  for (const [scheme, value] of keysOf(reference)) {
    const found = await catalogue.byIdentifier(scheme, value);
    // A key of many is a mistake in the index, such as a placeholder.
    for (const id of found.slice(0, byKey)) ids.add(id);
    if (scheme === "doi" && found.length === 1) return [...ids];
  }
  for (const id of await search(wordsOf(reference.title ?? "", mostWords), engine)) ids.add(id);
  return [...ids];
}

function keysOf({ doi, date, volume, firstPage, title }: DossierReference): readonly (readonly [string, string])[] {
  const year = date === undefined ? undefined : yearOf(date);
  return keysOfReference({
    ...(doi?.valid === true ? { doi: doi.value } : {}),
    ...(year === undefined ? {} : { year }),
    ...(volume === undefined ? {} : { volume }),
    ...(firstPage === undefined ? {} : { firstPage }),
    ...(title === undefined ? {} : { title }),
  });
}

/** More of them by all words of a line, for those whose title could not be told from the rest. */
export async function widerCandidates({ printed, from }: DossierReference, { engine }: MatchParts): Promise<string[]> {
  return from === "fields" ? [] : search(wordsOf(printed, 2 * mostWords), engine);
}

async function search(words: readonly string[], engine: MatchParts["engine"]): Promise<string[]> {
  if (words.length === 0) return [];
  const nodes = words.map((text): QueryNode => ({ type: "word", text, field: "title", at: 0 }));
  const { hits } = await engine.search({
    query: { type: "or", nodes },
    filters: { kind: ["article", "chapter", "book"] },
    includeHidden: true,
    facets: {},
    sort: "relevance",
    offset: 0,
    limit: bySearch,
  });
  return hits.map(({ id }) => id);
}

/** The longest words: they are the rarest. */
function wordsOf(text: string, most: number): string[] {
  const terms = [...new Set(tokenise(text).map(({ term }) => term))].filter(
    (term) => term.length > 2 && !/^\d{1,3}$/.test(term),
  );
  return terms.toSorted((a, b) => b.length - a.length).slice(0, most);
}
