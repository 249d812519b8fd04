import { tokenise } from "../text/tokens.ts";
import { facets } from "./fields.ts";
import type { QueryNode } from "./query.ts";
import { printRange } from "./range.ts";

/** Joins parts in one level: an AND inside an AND is the same AND. null where there are none. */
export function join(type: "and" | "or", parts: readonly (QueryNode | null)[]): QueryNode | null {
  const nodes = parts.flatMap((node) => (node === null ? [] : node.type === type ? node.nodes : [node]));
  return nodes.length > 1 ? { type, nodes } : (nodes[0] ?? null);
}

/** The opposite; twice the opposite is the thing itself. */
export function negate(node: QueryNode | null): QueryNode | null {
  if (node === null) return null;
  return node.type === "not" ? node.node : { type: "not", node };
}

const directions = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/** The part of a text from its first letter to its last, without punctuation around or marks of direction; undefined where there is none. */
export function trimToWords(text: string): string | undefined {
  const tokens = tokenise(text);
  const [first, last] = [tokens[0], tokens.at(-1)];
  return first && last ? text.slice(first.start, last.end).replace(directions, "") : undefined;
}

/** All leaves that are looked for, those under a NOT left out. */
export function positiveLeaves(node: QueryNode | null): QueryNode[] {
  if (node === null || node.type === "not") return [];
  return node.type === "and" || node.type === "or" ? node.nodes.flatMap(positiveLeaves) : [node];
}

/** Whether any node of the tree, under a NOT too, is as asked. */
export function someNode(node: QueryNode | null, test: (node: QueryNode) => boolean): boolean {
  if (node === null) return false;
  if (test(node)) return true;
  if (node.type === "not") return someNode(node.node, test);
  return (node.type === "and" || node.type === "or") && node.nodes.some((child) => someNode(child, test));
}

/** The words of a query that is nothing but words in order, as a pasted title is. */
export function plainWords(node: QueryNode | null): string | undefined {
  if (node === null || node.type === "not" || node.type === "or") return undefined;
  if (node.type === "and") {
    const parts = node.nodes.map(plainWords);
    return parts.every((part) => part !== undefined) ? parts.join(" ") : undefined;
  }
  const isText = node.type === "word" || node.type === "phrase";
  return isText && node.field === undefined ? node.text : undefined;
}

const bare = /^[\p{L}\p{N}][\p{L}\p{N}._/-]*$/u;

function quoted(value: string): string {
  return bare.test(value) ? value : `"${value}"`;
}

/** A tree in the query language; parsing it again gives the same tree. */
export function printQuery(node: QueryNode): string {
  switch (node.type) {
    case "word":
    case "phrase":
    case "prefix": {
      const text = node.type === "phrase" ? `"${node.text}"` : node.type === "prefix" ? `${node.text}*` : node.text;
      return node.field === undefined ? text : `${node.field}:${text}`;
    }
    case "identifier":
      return `${node.scheme}:${/\s/u.test(node.value) ? `"${node.value}"` : node.value}`;
    case "facet":
      return `${facets[node.facet].param}:${quoted(node.value)}`;
    case "range":
      return `${node.field}:${printRange(node.field, node)}`;
    case "not":
      return `-${inBrackets(node.node)}`;
    case "and":
      return node.nodes.map((child) => (child.type === "or" ? inBrackets(child) : printQuery(child))).join(" ");
    case "or":
      return node.nodes.map((child) => (child.type === "and" ? inBrackets(child) : printQuery(child))).join(" OR ");
    default:
      return node satisfies never;
  }
}

function inBrackets(node: QueryNode): string {
  const text = printQuery(node);
  return node.type === "and" || node.type === "or" ? `(${text})` : text;
}
