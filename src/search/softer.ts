import { otherSpellings } from "./did-you-mean.ts";
import type { SearchEngine, SearchRequest, SearchResponse } from "./engine.ts";
import { fewerWords } from "./fewer.ts";
import { countOf, type Offer } from "./offer.ts";

/** What else a visitor could search for, each with what it finds. */
export interface Offers {
  /** In another spelling. */
  readonly spellings?: readonly Offer[];
  /** With fewer words. */
  readonly fewer?: readonly Offer[];
  /** Where nothing is found within filters: without any filter; in all kinds of records; with what is left out by default. */
  readonly unfiltered?: number;
  readonly inAllKinds?: number;
  readonly withHidden?: number;
}

/** What to offer beside an answer. */
export async function offersFor(
  request: SearchRequest,
  { total, complete }: SearchResponse,
  engine: SearchEngine,
): Promise<Offers> {
  if (!complete) return {};
  const spellings = await otherSpellings(request, total, engine);
  const some = spellings.length > 0 ? { spellings } : {};
  if (total > 0) return some;
  const fewer = await fewerWords(request, engine);
  return { ...some, ...(fewer.length > 0 ? { fewer } : {}), ...(await widened(request, engine)) };
}

async function widened(request: SearchRequest, engine: SearchEngine): Promise<Offers> {
  const { years, ...rest } = request;
  const { kind, ...others } = request.filters;
  const has = Object.keys(others).length > 0 || years !== undefined;
  const ask = (wider: SearchRequest): Promise<number> => countOf(wider, request.query, engine);
  const counts = {
    unfiltered: has ? await ask({ ...rest, filters: {} }) : 0,
    inAllKinds: kind === undefined ? 0 : await ask({ ...request, filters: others }),
    withHidden: request.includeHidden === true ? 0 : await ask({ ...request, includeHidden: true }),
  };
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
}
