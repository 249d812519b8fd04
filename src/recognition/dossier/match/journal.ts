import type { CatalogueRecord } from "../../../catalogue/catalogue.ts";
import { isNameOfJournal } from "../../../catalogue/journal-titles.ts";
import type { SearchRequest } from "../../../search/engine.ts";
import type { QueryNode } from "../../../search/query.ts";
import { titleKey } from "../../../text/title.ts";
import { tokenise } from "../../../text/tokens.ts";
import type { DossierReference } from "../reference.ts";
import type { MatchParts } from "./candidates.ts";
import { lettersOf, nearestStretch } from "./letters.ts";

/** A journal that a reference names, and those that it may mean as well. */
export interface JournalMatch {
  readonly journal: string;
  readonly sure: boolean;
  readonly by: "issn" | "title" | "abbreviation" | "likeness";
  readonly others: readonly string[];
}

const mostNames = 6;
const mostHits = 40;
/** Letters that may be wrong in a name, as a part of it. */
const tolerance = 0.1;
const shortestName = 12;
const mostRemembered = 5000;

/** Looks for journals by name; the same names come again and again in one list. */
export class JournalFinder {
  readonly #parts: MatchParts;
  readonly #known = new Map<string, Promise<JournalMatch | undefined>>();

  constructor(parts: MatchParts) {
    this.#parts = parts;
  }

  /** By its ISSN, else by the surest of the names that the reference may give it. */
  async find(reference: DossierReference): Promise<JournalMatch | undefined> {
    const byIssn = await this.#byIssn(reference);
    if (byIssn !== undefined) return byIssn;
    const names = [reference.container, ...(reference.otherContainers ?? [])].filter((name) => name !== undefined);
    let best: JournalMatch | undefined;
    for (const [at, name] of names.slice(0, mostNames).entries()) {
      const found = await this.#byName(name);
      // One word out of a longer piece may be the end of another name: `Know. & Perf. Mana.` is not `Mana`.
      const isWhole = at === 0 || titleKey(name).includes(" ");
      if (found?.sure === true && isWhole) return found;
      best ??= found && { ...found, sure: false };
    }
    return best;
  }

  async #byIssn({ issns }: DossierReference): Promise<JournalMatch | undefined> {
    const ids = new Set<string>();
    for (const { value, valid } of issns.slice(0, 4)) {
      if (valid) for (const id of await this.#parts.catalogue.byIdentifier("issn", value)) ids.add(id);
    }
    const journals = (await this.#parts.catalogue.records([...ids])).filter(({ kind }) => kind === "journal");
    const [journal, ...others] = journals;
    return (
      journal && { journal: journal.id, sure: others.length === 0, by: "issn", others: others.map(({ id }) => id) }
    );
  }

  #byName(name: string): Promise<JournalMatch | undefined> {
    const key = titleKey(name);
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    if (this.#known.size >= mostRemembered) this.#known.clear();
    const found = this.#look(name, key);
    this.#known.set(key, found);
    return found;
  }

  async #look(name: string, key: string): Promise<JournalMatch | undefined> {
    if (key.length < 2) return undefined;
    const words = [...new Set(tokenise(name).map(({ term }) => term))];
    const telling = words.filter((term) => term.length > 2 && !little.has(term));
    const nodes = (type: "word" | "prefix", terms: readonly string[]): QueryNode[] =>
      terms.map((text) => ({ type, text, field: "title", at: 0 }));
    const rarest = telling.toSorted((a, b) => b.length - a.length).slice(0, 6);
    const queries = [
      { type: "and", nodes: nodes("word", words) },
      { type: "and", nodes: nodes("prefix", telling) },
      { type: "or", nodes: nodes("word", rarest) },
    ] as const;
    const found = new Map<string, CatalogueRecord>();
    for (const query of queries) {
      if (query.nodes.length === 0) continue;
      for (const journal of await this.#journals(query)) found.set(journal.id, journal);
      const sorted = sort(name, key, [...found.values()]);
      if (sorted !== undefined) return sorted;
    }
    return undefined;
  }

  async #journals(query: QueryNode): Promise<CatalogueRecord[]> {
    const request: SearchRequest = {
      query,
      filters: { kind: ["journal"] },
      facets: {},
      sort: "relevance",
      offset: 0,
      limit: mostHits,
    };
    const { hits } = await this.#parts.engine.search(request);
    return this.#parts.catalogue.records(hits.map(({ id }) => id));
  }
}

const little = new Set("the and for von und der die des del las los de la le et of in".split(" "));

/** All titles that a journal is known by. */
export function titlesOfJournal({ data }: CatalogueRecord): string[] {
  const more =
    data.kind === "journal" ? [...data.formerTitles, ...(data.laterTitles ?? []), ...(data.otherTitles ?? [])] : [];
  return [...data.titles, ...more].map(({ value }) => value);
}

/** An equal title before one that the name abbreviates, and that before one that is nearly it. Several that fit equally well: it asks. */
function sort(name: string, key: string, journals: readonly CatalogueRecord[]): JournalMatch | undefined {
  const of = (test: (title: string) => boolean): string[] =>
    journals.filter((journal) => titlesOfJournal(journal).some(test)).map(({ id }) => id);
  const letters = lettersOf(name).letters;
  const bare = (title: string): string => titleKey(title.replace(/[([][^()[\]]*[)\]]/g, " ")).replace(/^the /, "");
  const equal = of((title) => titleKey(title) === key || bare(title) === key.replace(/^the /, ""));
  if (equal.length > 0) return chosen(equal, "title", key.length > 3);
  // Titles that differ in a word are another country's journal: an abbreviation has no letter that the title lacks.
  const abbreviated = of(
    (title) => isNameOfJournal(name, title) && (isWithin(letters, title) || isWithin(lettersOf(title).letters, name)),
  );
  // One word, or initials, may be many journals' that are not in the index.
  if (abbreviated.length > 0) return chosen(abbreviated, "abbreviation", key.includes(" ") && letters.length > 6);
  const near = of((title) => isNear(letters, lettersOf(title).letters));
  return near.length > 0 ? chosen(near, "likeness", letters.length >= 2 * shortestName) : undefined;
}

/** The letters stand in the text in their order, others between them. */
function isWithin(letters: string, text: string): boolean {
  let at = 0;
  for (const letter of lettersOf(text).letters) if (letter === letters[at]) at += 1;
  return at === letters.length;
}

function chosen(ids: readonly string[], by: JournalMatch["by"], telling: boolean): JournalMatch | undefined {
  const [journal, ...others] = ids;
  return journal === undefined
    ? undefined
    : { journal, by, others: others.slice(0, 10), sure: others.length === 0 && telling };
}

function isNear(a: string, b: string): boolean {
  const longest = Math.max(a.length, b.length);
  if (longest < shortestName || Math.abs(a.length - b.length) > longest * tolerance) return false;
  return nearestStretch(a, b).distance + Math.abs(a.length - b.length) <= longest * tolerance;
}
