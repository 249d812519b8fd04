import { tokenise } from "../text/tokens.ts";
import type { QueryNode } from "./query.ts";

const mostWords = 12;

/** Titles that have, for each word of a text, a word that begins so; null = the text has no word. */
export function titleWords(text: string): QueryNode | null {
  const words = tokenise(text).slice(0, mostWords);
  const nodes = words.map(({ term, start }): QueryNode => ({ type: "prefix", text: term, field: "title", at: start }));
  return nodes.length === 0 ? null : { type: "and", nodes };
}
