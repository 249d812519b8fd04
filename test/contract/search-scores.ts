import { exactTerms, softForm } from "../../src/search/analyse.ts";
import type { SearchDocument } from "../../src/search/engine.ts";
import type { TextField } from "../../src/search/fields.ts";
import type { QueryNode } from "../../src/search/query.ts";
import { fieldOrder, impactOf, levels, occurrenceWeight, rarityOf, scoreOf } from "../../src/search/scoring.ts";
import { crossMeets } from "../../src/text/transliterate.ts";
import { matches } from "./search-oracle.ts";

/*
 * What each document scores, worked out anew for each query by looking at every word of every document (scoring.ts says what counts).
 * Holds for an index that nothing was deleted from.
 */

interface Occurrence {
  readonly term: string;
  readonly field: TextField;
}

type TextNode = Extract<QueryNode, { type: "word" | "phrase" | "prefix" }>;
type Is = (one: Occurrence) => boolean;

/** One way in which a word meets: which occurrences are postings of it, and in which fields a document must have one. */
interface Way {
  readonly is: Is;
  readonly counts: (field: TextField) => boolean;
  readonly level: number;
}

function occurrences(document: SearchDocument): Occurrence[] {
  return fieldOrder.flatMap((field) =>
    (document.texts[field] ?? []).flatMap((value) => exactTerms(value).map((term) => ({ term, field }))),
  );
}

function impact(document: SearchDocument, is: Is): number {
  const all = occurrences(document);
  let weight = 0;
  for (const field of fieldOrder) {
    const words = all.filter((one) => one.field === field);
    for (const one of words) if (is(one)) weight += occurrenceWeight(field, words.length);
  }
  return weight === 0 ? 0 : impactOf(weight);
}

/** The soft ways of a word within names, or within all other fields. */
function softWays(term: string, asked: (field: TextField) => boolean): Way[] {
  const ways: Way[] = [];
  const bare = new Map<string, ((field: TextField) => boolean)[]>();
  for (const [names, sample] of [
    [false, "title"],
    [true, "author"],
  ] as const) {
    const within = (field: TextField): boolean => (field === "author") === names && asked(field);
    if (!fieldOrder.some(within)) continue;
    const form = softForm(term, sample);
    const is = ({ term: own, field }: Occurrence): boolean =>
      (field === "author") === names && own !== softForm(own, field) && softForm(own, field) === form;
    ways.push({ is, counts: within, level: levels.soft });
    if (form !== term && softForm(form, sample) === form) bare.set(form, [...(bare.get(form) ?? []), within]);
  }
  for (const [form, fields] of bare) {
    const counts = (field: TextField): boolean => fields.some((within) => within(field));
    ways.push({ is: (one) => one.term === form, counts, level: levels.soft });
  }
  return ways;
}

function wordWays(node: TextNode, documents: readonly SearchDocument[]): Way[] {
  const [term = ""] = exactTerms(node.text);
  const asked = (field: TextField): boolean => node.field === undefined || node.field === field;
  const terms = new Set(documents.flatMap((document) => occurrences(document).map((one) => one.term)));
  const very = (own: string): Way => ({ is: (one) => one.term === own, counts: asked, level: levels.exact });
  if (node.type === "prefix") return [...terms].filter((own) => own.startsWith(term)).map(very);
  if (node.type === "phrase") return [very(term)];
  const across = [...terms]
    .filter((own) => crossMeets(term, own))
    .map((own) => ({ ...very(own), level: levels.cross }));
  return [very(term), ...softWays(term, asked), ...across];
}

/** What one word adds, to each document. */
function wordScores(ways: readonly Way[], documents: readonly SearchDocument[]): number[] {
  const impacts = ways.map((way) => documents.map((document) => impact(document, way.is)));
  const most = Math.max(0, ...impacts.map((of) => of.filter((one) => one > 0).length));
  const rarity = rarityOf(documents.length, most);
  return documents.map((document, at) => {
    const all = occurrences(document);
    const scores = ways.map((way, w) => {
      const counted = all.some((one) => way.is(one) && way.counts(one.field));
      return counted ? way.level * (impacts[w]?.[at] ?? 0) : 0;
    });
    return rarity * Math.max(0, ...scores);
  });
}

function nodeScores(node: QueryNode, documents: readonly SearchDocument[]): number[] {
  if (node.type === "and" || node.type === "or") {
    const parts = node.nodes.map((child) => {
      const scores = nodeScores(child, documents);
      return documents.map((document, at) => (matches(document, child) ? (scores[at] ?? 0) : 0));
    });
    return documents.map((_, at) => parts.reduce((sum, part) => sum + (part[at] ?? 0), 0));
  }
  if (node.type !== "word" && node.type !== "phrase" && node.type !== "prefix") return documents.map(() => 0);
  return wordScores(wordWays(node, documents), documents);
}

/** Whether the scores of a query can be worked out here: words in a row count in other ways. */
export function isScored(node: QueryNode | null): boolean {
  if (node === null) return true;
  if (node.type === "and" || node.type === "or") return node.nodes.every(isScored);
  if (node.type === "not") return isScored(node.node);
  if (node.type !== "word" && node.type !== "phrase" && node.type !== "prefix") return true;
  return exactTerms(node.text).length === 1;
}

/** The score of each document by id. */
export function scoresOf(query: QueryNode | null, documents: readonly SearchDocument[]): Map<string, number> {
  const scores = query === null ? documents.map(() => 0) : nodeScores(query, documents);
  return new Map(documents.map((document, at) => [document.id, scoreOf(scores[at] ?? 0)]));
}
