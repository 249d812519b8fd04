import { exactTerms, softForm } from "../../src/search/analyse.ts";
import { facetKey } from "../../src/search/facet-values.ts";
import type { QueryNode } from "../../src/search/query.ts";
import { positiveLeaves } from "../../src/search/tree.ts";
import { exactColumn, facetNames, fieldNames, softColumn } from "./schema.ts";

/** A query in the database's terms. */
export interface Compiled {
  /** What the text table is asked; its matches are further narrowed by `where`. */
  readonly match?: string;
  /** Where the text cannot be asked first (`wheat OR category:Y`): what gives the scores. */
  readonly score?: string;
  /** A condition on `doc d`. */
  readonly where: string;
  readonly values: readonly (string | number)[];
}

interface Condition {
  readonly sql: string;
  readonly values: readonly (string | number)[];
}

type TextNode = Extract<QueryNode, { type: "word" | "phrase" | "prefix" }>;

const phrase = (terms: readonly string[]): string => `"${terms.join(" ").replaceAll('"', '""')}"`;
const within = (columns: readonly string[], text: string): string => `{${columns.join(" ")}} : ${text}`;

/** One word, phrase or prefix, in its exact and, unless it is a quotation, its soft forms. */
function textExpression(node: TextNode): string | undefined {
  const terms = exactTerms(node.text);
  if (terms.length === 0) return undefined;
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

/** The node as one expression of the text table; undefined where it is not text alone, or only a NOT. */
function expression(node: QueryNode): string | undefined {
  switch (node.type) {
    case "word":
    case "phrase":
    case "prefix":
      return textExpression(node);
    case "or": {
      const parts = node.nodes.map(expression);
      return parts.every((part) => part !== undefined) ? `(${parts.join(" OR ")})` : undefined;
    }
    case "and": {
      const wanted = node.nodes.filter((child) => child.type !== "not").map(expression);
      const unwanted = node.nodes.flatMap((child) => (child.type === "not" ? [expression(child.node)] : []));
      if (wanted.length === 0 || ![...wanted, ...unwanted].every((part) => part !== undefined)) return undefined;
      return unwanted.reduce<string>((left, part) => `(${left} NOT ${part})`, `(${wanted.join(" AND ")})`);
    }
    case "not":
    case "facet":
    case "identifier":
    case "range":
      return undefined;
    default:
      return node satisfies never;
  }
}

function join(parts: readonly Condition[], operator: "AND" | "OR"): Condition {
  return {
    sql: `(${parts.map((part) => part.sql).join(` ${operator} `)})`,
    values: parts.flatMap((part) => part.values),
  };
}

const nothing: Condition = { sql: "0", values: [] };

function condition(node: QueryNode): Condition {
  switch (node.type) {
    case "facet": {
      const value = "(SELECT id FROM facet_value WHERE facet = ? AND key = ?)";
      const values = [facetNames.indexOf(node.facet), facetKey(node.facet, node.value)];
      return { sql: `d.id IN (SELECT doc FROM facet_doc WHERE value = ${value})`, values };
    }
    case "identifier":
      return { sql: "d.id IN (SELECT doc FROM name WHERE key = ?)", values: [`${node.scheme}:${node.value}`] };
    case "range": {
      // Without a date neither inside nor outside: NULL must not escape into a NOT.
      const ends = [`d.${node.field} IS NOT NULL`];
      if (node.from !== undefined) ends.push(`d.${node.field} >= ?`);
      if (node.to !== undefined) ends.push(`d.${node.field} <= ?`);
      return { sql: `(${ends.join(" AND ")})`, values: [node.from, node.to].filter((end) => end !== undefined) };
    }
    case "not": {
      const inner = condition(node.node);
      return { sql: `NOT ${inner.sql}`, values: inner.values };
    }
    case "word":
    case "phrase":
    case "prefix":
    case "and":
    case "or": {
      const text = expression(node);
      if (text !== undefined) return { sql: "d.id IN (SELECT rowid FROM words WHERE words MATCH ?)", values: [text] };
      if (node.type === "and" || node.type === "or")
        return join(node.nodes.map(condition), node.type === "and" ? "AND" : "OR");
      return nothing;
    }
    default:
      return node satisfies never;
  }
}

/** Turns a syntax tree into one question to the text table and a condition for the rest. */
export function compile(query: QueryNode | null): Compiled {
  if (query === null) return { where: "1", values: [] };
  const parts = query.type === "and" ? query.nodes : [query];
  const text = parts.filter((part) => expression(part.type === "not" ? part.node : part) !== undefined);
  const match = text.length > 0 ? expression({ type: "and", nodes: text }) : undefined;
  const rest = match === undefined ? parts : parts.filter((part) => !text.includes(part));
  const { sql, values } = rest.length > 0 ? join(rest.map(condition), "AND") : { sql: "1", values: [] };
  if (match !== undefined) return { match, where: sql, values };
  const leaves = positiveLeaves(query).flatMap((leaf) => expression(leaf) ?? []);
  return { where: sql, values, ...(leaves.length > 0 ? { score: leaves.join(" OR ") } : {}) };
}
