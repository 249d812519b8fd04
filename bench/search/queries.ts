import { exactTerms } from "../../src/search/analyse.ts";
import type { SearchDocument, SearchRequest } from "../../src/search/engine.ts";
import type { FacetName } from "../../src/search/fields.ts";
import { parseQuery } from "../../src/search/parse.ts";
import type { QueryNode } from "../../src/search/query.ts";
import { pick, randomOf } from "./random.ts";
import type { Survey } from "./survey.ts";

/** A query as someone types and clicks it. */
export interface BenchQuery {
  readonly class: QueryClass;
  readonly text: string;
  readonly years?: { readonly from: number; readonly to: number };
  readonly filters: Readonly<Partial<Record<FacetName, readonly string[]>>>;
}

type Typed = Omit<BenchQuery, "class" | "filters"> & Partial<Pick<BenchQuery, "filters">>;
type Maker = (survey: Survey, random: () => number) => Typed;

/** The mix: of 100 queries, so many of each class. */
export const mix = {
  words: 30,
  commonest: 12,
  commonPair: 12,
  title: 10,
  phrase: 10,
  author: 8,
  urdu: 6,
  years: 6,
  choice: 6,
} as const;
export type QueryClass = keyof typeof mix;

/** The facets of a search with facets, with the number of values of each that the site shows. */
export const sixFacets = { kind: 10, year: 3000, journal: 10, category: 6, subject: 10, language: 10 } as const;

const titleOf = (document: SearchDocument): string => document.texts.title?.[0] ?? "";
const between = (random: () => number, from: number, to: number): number =>
  from + Math.floor(random() * (to - from + 1));

/** Different words of a title, in any order. */
function wordsOf(document: SearchDocument, count: number, random: () => number): string {
  const terms = [...new Set(exactTerms(titleOf(document)))];
  const words: string[] = [];
  while (words.length < count && terms.length > 0) {
    words.push(...terms.splice(Math.floor(random() * terms.length), 1));
  }
  return words.join(" ");
}

const makers: Readonly<Record<QueryClass, Maker>> = {
  words: ({ english }, random) => ({ text: wordsOf(pick(random, english), between(random, 2, 4), random) }),
  commonest: ({ commonest }, random) => ({ text: pick(random, commonest) }),
  commonPair: ({ commonest }, random) => ({ text: `${pick(random, commonest)} ${pick(random, commonest)}` }),
  title: ({ english }, random) => ({ text: titleOf(pick(random, english)) }),
  phrase: ({ english }, random) => {
    const terms = exactTerms(titleOf(pick(random, english)));
    const length = between(random, 2, 3);
    const start = between(random, 0, Math.max(0, terms.length - length));
    return { text: `"${terms.slice(start, start + length).join(" ")}"` };
  },
  author: ({ english }, random) => {
    const name = pick(random, pick(random, english).texts.author ?? ["Iqbal"]);
    return { text: random() < 0.5 ? name : `author:"${name}"` };
  },
  urdu: ({ urdu }, random) => ({ text: wordsOf(pick(random, urdu), between(random, 1, 2), random) }),
  years: ({ english }, random) => {
    const document = pick(random, english);
    const { year = 2010 } = document.numbers;
    return {
      text: wordsOf(document, 2, random),
      years: { from: year - between(random, 0, 5), to: year + between(random, 0, 5) },
    };
  },
  choice: ({ english }, random) => {
    const document = pick(random, english);
    const facet = pick(random, ["category", "subject", "journal"] as const);
    return { text: wordsOf(document, 2, random), filters: { [facet]: [pick(random, document.facets[facet] ?? [])] } };
  },
};

/** `count` queries in the mix, the same for every run; the classes are spread evenly. */
export function makeQueries(survey: Survey, count: number): BenchQuery[] {
  const random = randomOf(23);
  const classes = (Object.keys(mix) as QueryClass[]).flatMap((name) =>
    Array.from({ length: mix[name] }, () => ({ name, place: random() })),
  );
  classes.sort((a, b) => a.place - b.place);
  return Array.from({ length: count }, (_, at) => make(classes[at % classes.length]!.name, survey, random));
}

function make(name: QueryClass, survey: Survey, random: () => number): BenchQuery {
  // A title may hold what the query language has a meaning for; such a one is passed over.
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const typed = { filters: {}, ...makers[name](survey, random) };
    if (isText(parseQuery(typed.text).query)) return { class: name, ...typed };
  }
  throw new Error(`no ${name} query in 100 attempts`);
}

/** Whether it is nothing but words and phrases, all of them wanted: what every peer can be asked. */
function isText(node: QueryNode | null): boolean {
  if (node === null) return false;
  if (node.type === "and") return node.nodes.every(isText);
  return node.type === "word" || node.type === "phrase";
}

/** The request of a query: the first 20 hits, with the six facets or with none. */
export function requestOf({ text, years, filters }: BenchQuery, facets: boolean): SearchRequest {
  return {
    query: parseQuery(text).query,
    filters,
    ...(years === undefined ? {} : { years }),
    facets: facets ? sixFacets : {},
    sort: "relevance",
    offset: 0,
    limit: 20,
  };
}
