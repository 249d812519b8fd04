import type { SearchRequest } from "./engine.ts";
import type { QueryNode } from "./query.ts";
import { join } from "./tree.ts";

const isJournal: QueryNode = { type: "facet", facet: "kind", value: "journal", at: 0 };

/** What the engine is asked: `journal:` finds what is in a journal of that title, and the journal itself. */
export function asMeant(request: SearchRequest): SearchRequest {
  return { ...request, query: meant(request.query) };
}

function meant(node: QueryNode | null): QueryNode | null {
  if (node === null) return null;
  if ("nodes" in node) return join(node.type, node.nodes.map(meant));
  if (node.type === "not") {
    const of = meant(node.node);
    return of === null ? null : { type: "not", node: of };
  }
  if (!("field" in node) || node.field !== "journal") return node;
  return { type: "or", nodes: [node, { type: "and", nodes: [isJournal, { ...node, field: "title" }] }] };
}
