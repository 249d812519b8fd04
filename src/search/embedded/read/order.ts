import { rankOfCategory, type SortName } from "../../fields.ts";
import { keyHash } from "../files/key-hash.ts";
import { missing } from "../files/title-order.ts";
import type { Segment } from "./segment.ts";

/** Above every sum of scores: a title that is the whole query comes first of all. */
const wholeTitle = 2 ** 31;

/** Below every date turned round: without a date last, here too. */
const undated = -(2 ** 40);

/** How the documents of a segment are ordered: by `first`, then `second`, the greater first, then by `rank`, the lesser first. */
export interface Order {
  readonly rank: Uint32Array;
  /** `first` is the score itself. */
  readonly plain?: boolean;
  first(doc: number, score: number): number;
  second(doc: number): number;
}

/** `titleKey`: of the query's plain words, where it is nothing else. */
export function orderOf(sort: SortName, segment: Segment, titleKey: string | undefined): Order {
  const { dates } = segment;
  const none = (): number => 0;
  switch (sort) {
    case "relevance": {
      const whole = titleKey === undefined ? undefined : new Set(segment.keyTable("titles").find(keyHash(titleKey)));
      const second = (doc: number): number => dates[doc]!;
      if (whole === undefined || whole.size === 0) {
        return { rank: segment.idRank, plain: true, first: (_doc, sum) => sum, second };
      }
      return { rank: segment.idRank, first: (doc, sum) => (whole.has(doc) ? sum + wholeTitle : sum), second };
    }
    case "newest":
      return { rank: segment.idRank, first: (doc) => dates[doc]!, second: none };
    case "oldest":
      return {
        rank: segment.idRank,
        first: (doc) => (dates[doc] === missing ? undated : -dates[doc]!),
        second: none,
      };
    case "title":
      return { rank: segment.titleRank, first: none, second: none };
    case "category": {
      const rank = categoryRanks(segment);
      return { rank: segment.idRank, first: rank, second: (doc) => dates[doc]! };
    }
    case "read": {
      const { reads } = segment;
      return { rank: segment.idRank, first: (doc) => reads[doc]!, second: (doc) => dates[doc]! };
    }
    default:
      return sort satisfies never;
  }
}

/** How good the category of a document is, the greater the better; 0 where it has none. */
function categoryRanks(segment: Segment): (doc: number) => number {
  const { forms, values } = segment.facet("category");
  const ranks = Uint8Array.from([...forms.all()], (form) => rankOfCategory(form));
  return (doc) => {
    let best = 0;
    for (const form of values.of(doc)) best = Math.max(best, ranks[form]!);
    return best;
  };
}

/** The part of `first` that is the sum of scores. */
export function sumOf(first: number): number {
  return first >= wholeTitle ? first - wholeTitle : first;
}
