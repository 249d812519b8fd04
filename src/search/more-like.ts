import type { CatalogueReader, CatalogueRecord } from "../catalogue/catalogue.ts";
import type { Kind, RecordData } from "../domain/record.ts";
import { tokenise } from "../text/tokens.ts";
import type { SearchEngine } from "./engine.ts";
import { Matcher } from "./matcher.ts";
import type { QueryNode } from "./query.ts";

const bounds = {
  /** Words of a record that are looked up in the index. */
  words: 16,
  /** Hits of a kind that are looked at for each that is shown. */
  perShown: 3,
} as const;
/** A word that so large a part of the index has tells nothing; of a small index the weights alone say how much. */
const commonPart = 0.2;
const common = 100;
/** Letters: shorter ones are articles and prepositions. */
const shortest = 3;
/** Records are alike that share so large a part of what the words tell, and so many of them. */
const sharedWeight = 0.25;
const fewestShared = 2;

/** Words of questions and sentences that even a title may have, whatever it is about. */
const functionWords = new Set(
  "about after all among and are but can did does for from had has have her his how into its made more not off one our out over some than that the their them then there they this through two under upon was were what when where which who whose why will with within without you your".split(
    " ",
  ),
);

export interface MoreLikeParts {
  readonly engine: SearchEngine;
  readonly catalogue: Pick<CatalogueReader, "records">;
}

/** What a record is about, by its own words: the title's first, then keywords. */
function wordsOf({ titles, keywords }: RecordData): string[] {
  const texts = [...titles, ...keywords].map(({ value }) => value);
  const terms = texts.flatMap((text) => tokenise(text.slice(0, 500)).map(({ term }) => term));
  return [...new Set(terms)]
    .filter((term) => term.length >= shortest && /\p{L}/u.test(term) && !functionWords.has(term))
    .slice(0, bounds.words);
}

interface TellingWord {
  readonly term: string;
  /** What it tells: the more, the fewer records have it (inverse document frequency). */
  readonly weight: number;
}

/** Those of them that other records have too, and not very many. */
async function tellingWords(data: RecordData, engine: SearchEngine, total: number): Promise<TellingWord[]> {
  const counted = await Promise.all(
    wordsOf(data).map(async (term) => {
      const query: QueryNode = { type: "word", text: term, at: 0 };
      const found = await engine.search({ query, filters: {}, facets: {}, sort: "newest", offset: 0, limit: 0 });
      return { term, documents: found.total };
    }),
  );
  return counted
    .filter(({ documents }) => documents > 1 && documents <= Math.max(common, total * commonPart))
    .map(({ term, documents }) => ({ term, weight: Math.log(1 + total / documents) }));
}

/** Texts by which two records are compared. */
function comparedText({ titles, keywords, abstracts, contributors }: RecordData): string {
  const texts = [...titles, ...keywords, ...abstracts].map(({ value }) => value.slice(0, 3000));
  return [...texts, ...contributors.slice(0, 20).map(({ name }) => name.printed)].join(" . ");
}

/** Whether a record shares enough of the words. */
function likeness(words: readonly TellingWord[], query: QueryNode): (data: RecordData) => boolean {
  const matcher = new Matcher(query, "title");
  const all = words.reduce((sum, { weight }) => sum + weight, 0);
  return (data) => {
    const shared = new Set(matcher.find(comparedText(data)).map(({ what }) => what));
    const weight = [...shared].reduce((sum, what) => sum + (words[what]?.weight ?? 0), 0);
    return shared.size >= fewestShared && weight >= all * sharedWeight;
  };
}

/**
 * Records that have much to do with one, by kind, the likest first: the index ranks them by the record's telling words, and only those stay that share
 * several of these. None where the record has no such words. `but`: ids that are not wanted.
 */
export async function moreLike(
  record: CatalogueRecord,
  asked: { readonly kinds: readonly Kind[]; readonly perKind: number; readonly but: ReadonlySet<string> },
  { engine, catalogue }: MoreLikeParts,
): Promise<Map<Kind, CatalogueRecord[]>> {
  const found = new Map<Kind, CatalogueRecord[]>();
  const whole = { query: null, filters: {}, facets: { kind: 10 }, sort: "newest", offset: 0, limit: 0 } as const;
  const { total, facets } = await engine.search(whole);
  const words = await tellingWords(record.data, engine, total);
  if (words.length < fewestShared) return found;
  const nodes = words.map(({ term }, at): QueryNode => ({ type: "word", text: term, at }));
  const query: QueryNode = { type: "or", nodes };
  const isAlike = likeness(words, query);
  const there = new Set((facets.kind ?? []).filter(({ count }) => count > 0).map(({ value }) => value));
  for (const kind of asked.kinds) {
    if (!there.has(kind)) continue;
    const { hits } = await engine.search({
      query,
      filters: { kind: [kind] },
      facets: {},
      sort: "relevance",
      offset: 0,
      limit: asked.perKind * bounds.perShown + asked.but.size,
    });
    const ids = hits.map(({ id }) => id).filter((id) => id !== record.id && !asked.but.has(id));
    const alike = (await catalogue.records(ids.slice(0, asked.perKind * bounds.perShown))).filter(
      (other) =>
        other.sample === record.sample &&
        (record.bookId === undefined || other.bookId !== record.bookId) &&
        isAlike(other.data),
    );
    if (alike.length > 0) found.set(kind, alike.slice(0, asked.perKind));
  }
  return found;
}
