import { exactTerms, softForm } from "../../src/search/analyse.ts";
import type { QueryNode } from "../../src/search/query.ts";
import { exactColumn, fieldNames, softColumn } from "./schema.ts";

type TextNode = Extract<QueryNode, { type: "word" | "phrase" | "prefix" }>;

const phrase = (terms: readonly string[]): string => `"${terms.join(" ").replaceAll('"', '""')}"`;
const within = (columns: readonly string[], text: string): string => `{${columns.join(" ")}} : ${text}`;

/** One word, phrase or prefix, in its exact and, unless it is a quotation, its soft forms. */
function textExpression(node: TextNode): string {
  const terms = exactTerms(node.text);
  const fields = node.field === undefined ? fieldNames : [node.field];
  const exact = within(fields.map(exactColumn), node.type === "prefix" ? `${phrase(terms)} *` : phrase(terms));
  if (node.type !== "word") return exact;
  const bySoft = new Map<string, string[]>();
  for (const field of fields) {
    const soft = phrase(terms.map((term) => softForm(term, field)));
    bySoft.set(soft, [...(bySoft.get(soft) ?? []), softColumn(field)]);
  }
  return `(${[exact, ...[...bySoft].map(([soft, columns]) => within(columns, soft))].join(" OR ")})`;
}

/** A query of words and phrases as FTS5 reads it; the benchmark has no others (search/queries.ts). */
export function compile(node: QueryNode): string {
  switch (node.type) {
    case "word":
    case "phrase":
    case "prefix":
      return textExpression(node);
    case "and":
      return `(${node.nodes.map(compile).join(" AND ")})`;
    case "or":
      return `(${node.nodes.map(compile).join(" OR ")})`;
    case "not":
    case "facet":
    case "identifier":
    case "range":
      throw new Error(`no ${node.type} in the benchmark's queries`);
    default:
      return node satisfies never;
  }
}
