import { kinds } from "../../../domain/record.ts";
import { ProblemError } from "../../../domain/result.ts";
import { titleKey } from "../../../text/title.ts";
import {
  maxWindow,
  type SearchHit,
  type SearchRequest,
  type SearchResponse,
  type Spelling,
  type Suggestion,
} from "../../engine.ts";
import { facetKey } from "../../facet-values.ts";
import { type FacetName, names } from "../../fields.ts";
import { scoreOf } from "../../scoring.ts";
import { plainWords } from "../../tree.ts";
import { compareTitles } from "../files/title-order.ts";
import { Clock, Late } from "./clock.ts";
import { FacetCounter, FacetTotals } from "./count-facets.ts";
import { behind, type Cursor, parseCursor, printCursor } from "./cursor.ts";
import { Arrays, release } from "./doc-set.ts";
import { evaluate } from "./evaluate.ts";
import { FacetForms } from "./facet-forms.ts";
import { Groups, type Ranked, rankedOf } from "./groups.ts";
import { orderOf, sumOf } from "./order.ts";
import { applyFilters, type Passing } from "./passing.ts";
import { Planner } from "./plan.ts";
import type { Segment } from "./segment.ts";
import { Spellings } from "./spellings.ts";
import { Suggester } from "./suggest.ts";
import { TopHits } from "./top-hits.ts";

/** Searches one state of the index: segments that do not change. Keeps what is worth keeping from search to search. */
export class SegmentSearch {
  readonly #segments: readonly Segment[];
  readonly #forms: FacetForms;
  readonly #totals: FacetTotals;
  readonly #arrays: Arrays;
  readonly #suggester: Suggester;
  #spellings: Spellings | undefined;

  /** `before`: of the state before this one. */
  constructor(segments: readonly Segment[], arrays = new Arrays(), before?: SegmentSearch) {
    this.#segments = segments;
    const known = before === undefined ? undefined : before.#spellings;
    if (known?.covers(segments) === true) this.#spellings = known;
    this.#forms = new FacetForms(segments);
    this.#totals = new FacetTotals(segments);
    this.#arrays = arrays;
    this.#suggester = new Suggester(segments, () => this.#knownSpellings());
  }

  suggest(text: string, limit: number): Suggestion[] {
    return this.#suggester.suggest(text, limit);
  }

  spellings(term: string): Spelling[] {
    return this.#knownSpellings().near(term);
  }

  #knownSpellings(): Spellings {
    return (this.#spellings ??= new Spellings(this.#segments));
  }

  /** `deadline` as `performance.now()` counts: then the answer is what was found until then. */
  search(request: SearchRequest, deadline: number): SearchResponse {
    if (request.offset + request.limit > maxWindow) {
      throw new ProblemError("page_beyond_end", `Only the first ${maxWindow} results can be paged through.`);
    }
    const kept = { segments: this.#segments, forms: this.#forms, totals: this.#totals, arrays: this.#arrays };
    return new Search(kept, request, new Clock(deadline)).run();
  }
}

/** What a state's searches have in common. */
interface Kept {
  readonly segments: readonly Segment[];
  readonly forms: FacetForms;
  readonly totals: FacetTotals;
  readonly arrays: Arrays;
}

/** One search under way. */
class Search {
  readonly #segments: readonly Segment[];
  readonly #forms: FacetForms;
  readonly #totals: FacetTotals;
  readonly #arrays: Arrays;
  readonly #request: SearchRequest;
  readonly #clock: Clock;
  readonly #cursor: Cursor | undefined;
  readonly #size: number;
  readonly #facets = new Map<FacetName, FacetCounter>();
  readonly #ranked: Ranked[] = [];
  readonly #groups: Groups;
  /** Matches in no group; those of groups are counted by group. */
  #total = 0;

  constructor({ segments, forms, totals, arrays }: Kept, request: SearchRequest, clock: Clock) {
    this.#segments = segments;
    this.#forms = forms;
    this.#totals = totals;
    this.#arrays = arrays;
    this.#request = request;
    this.#clock = clock;
    this.#cursor = request.after === undefined ? undefined : parseCursor(request.after);
    // One more than is shown tells whether the list goes on.
    this.#size = request.limit === 0 ? 0 : request.offset + request.limit + 1;
    this.#groups = new Groups((a, b) => this.#compare(a, b) < 0);
    for (const facet of names(request.facets)) this.#facets.set(facet, new FacetCounter(facet, this.#totals));
  }

  run(): SearchResponse {
    const complete = this.#visitAll();
    const hits = this.#hits();
    const { offset, limit } = this.#request;
    const page = hits.slice(offset, offset + limit);
    const last = page.at(-1);
    return {
      total: this.#total + this.#groups.count,
      hits: page.map((hit) => this.#toHit(hit)),
      facets: this.#facetCounts(),
      complete,
      ...(last !== undefined && hits.length > offset + limit ? { next: printCursor(this.#cursorAt(last)) } : {}),
    };
  }

  #visitAll(): boolean {
    const planner = new Planner(this.#segments);
    const words = plainWords(this.#request.query);
    const title = words === undefined ? undefined : titleKey(words);
    try {
      for (const number of this.#segments.keys()) this.#visit(number, planner, title);
      return true;
    } catch (error) {
      if (!(error instanceof Late)) throw error;
      return false;
    }
  }

  #visit(number: number, planner: Planner, title: string | undefined): void {
    const segment = this.#segments[number]!;
    const arrays = this.#arrays;
    const set = evaluate(this.#request.query, { segment, number, planner, arrays, clock: this.#clock });
    const passing = applyFilters(segment, set, this.#request);
    this.#clock.check();
    const visible = this.#request.includeHidden !== true;
    const counting =
      this.#facets.size === 0 ? undefined : this.#totals.counting(number, passing.docs, passing.count, visible);
    for (const [facet, counter] of this.#facets) {
      const apart = passing.apart.get(facet);
      const count = apart === undefined ? counting : this.#totals.counting(number, apart.docs, apart.count, visible);
      if (count !== undefined) counter.add(number, count(facet));
    }
    this.#rank(segment, number, passing, title);
    release(arrays, set);
  }

  #rank(segment: Segment, number: number, { docs, scores, count }: Passing, title: string | undefined): void {
    const { sort, collapse } = this.#request;
    const groups = collapse === true ? segment.groups : undefined;
    if (this.#size === 0 && groups === undefined) {
      this.#total += count;
      return;
    }
    const order = orderOf(sort, segment, title);
    const isBehind = this.#cursor && behind(this.#cursor, sort, segment, order);
    const top = new TopHits(Math.min(this.#size, count), order.rank);
    if (groups === undefined && isBehind === undefined) {
      this.#total += count;
      let floor = top.floor;
      for (let i = 0; i < count; i += 1) {
        const first = order.plain === true ? scores[i]! : order.first(docs[i]!, scores[i]!);
        if (first < floor) continue;
        top.add(docs[i]!, first, order.second(docs[i]!));
        floor = top.floor;
      }
      this.#ranked.push(...rankedOf(top, number));
      return;
    }
    for (let i = 0; i < count; i += 1) {
      const doc = docs[i]!;
      const first = order.first(doc, scores[i]!);
      const group = groups?.[doc] ?? 0;
      if (group !== 0) {
        this.#groups.add(group, number, doc, first, order.second(doc));
        continue;
      }
      this.#total += 1;
      if (isBehind === undefined || isBehind(doc, first, order.second(doc))) top.add(doc, first, order.second(doc));
    }
    this.#ranked.push(...rankedOf(top, number));
  }

  #hits(): Ranked[] {
    const groups = [...this.#groups.all()].filter((hit) => this.#isBehindCursor(hit));
    return [...this.#ranked, ...groups].sort((a, b) => this.#compare(a, b)).slice(0, this.#size);
  }

  #isBehindCursor(hit: Ranked): boolean {
    if (this.#cursor === undefined) return true;
    const segment = this.#segments[hit.segment]!;
    const order = orderOf(this.#request.sort, segment, undefined);
    return behind(this.#cursor, this.#request.sort, segment, order)(hit.doc, hit.first, hit.second);
  }

  #compare(a: Ranked, b: Ranked): number {
    if (a.first !== b.first) return b.first - a.first;
    if (a.second !== b.second) return b.second - a.second;
    const [left, right] = [this.#segments[a.segment]!, this.#segments[b.segment]!];
    const titled = this.#request.sort === "title";
    if (left === right) {
      const rank = titled ? left.titleRank : left.idRank;
      return rank[a.doc]! - rank[b.doc]!;
    }
    const [id, other] = [left.ids.at(a.doc), right.ids.at(b.doc)];
    if (titled) return compareTitles(left.titleOf(a.doc), id, right.titleOf(b.doc), other);
    return id < other ? -1 : id > other ? 1 : 0;
  }

  #toHit({ segment: number, doc, first, inGroup }: Ranked): SearchHit {
    const segment = this.#segments[number]!;
    const score = this.#request.sort === "relevance" ? scoreOf(sumOf(first)) : 0;
    const kind = kinds[segment.kinds[doc]!] ?? "article";
    return { id: segment.ids.at(doc), kind, score, ...(inGroup === undefined ? {} : { inGroup }) };
  }

  #cursorAt({ segment: number, doc, first, second }: Ranked): Cursor {
    const segment = this.#segments[number]!;
    const title = this.#request.sort === "title" ? segment.titleOf(doc) : "";
    return { first, second, title, id: segment.ids.at(doc) };
  }

  /** The most frequent values, and those that are chosen wherever they stand. */
  #facetCounts(): SearchResponse["facets"] {
    const { facets, filters, facetTexts = {}, facetValues = {} } = this.#request;
    const counted = [...this.#facets].map(([facet, counter]) => {
      const top = counter.top(facets[facet] ?? 0, this.#forms, facetKey(facet, facetTexts[facet] ?? ""));
      const keys = new Set(top.map(({ value }) => facetKey(facet, value)));
      for (const value of [...(filters[facet] ?? []), ...(facetValues[facet] ?? [])]) {
        const key = facetKey(facet, value);
        if (keys.has(key)) continue;
        keys.add(key);
        top.push({ value: this.#forms.shown(facet, key) ?? value, count: counter.countOf(key) });
      }
      return [facet, top] as const;
    });
    return Object.fromEntries(counted);
  }
}
