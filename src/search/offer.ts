import type { SearchEngine, SearchRequest } from "./engine.ts";
import { asMeant } from "./meaning.ts";
import type { QueryNode } from "./query.ts";

/** Another query, and how much it finds. */
export interface Offer {
  readonly q: string;
  readonly total: number;
}

/** How much another query finds within the same filters. */
export async function countOf(request: SearchRequest, query: QueryNode | null, engine: SearchEngine): Promise<number> {
  const { after: _after, ...rest } = request;
  const counted = { ...rest, query, facets: {}, sort: "newest", offset: 0, limit: 0 } as const;
  return (await engine.search(asMeant(counted))).total;
}
