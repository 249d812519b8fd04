import type Database from "better-sqlite3";
import type { SearchHit, SearchRequest, SearchResponse } from "../../src/search/engine.ts";
import { names } from "../../src/search/fields.ts";
import type { QueryNode } from "../../src/search/query.ts";
import { plainWords } from "../../src/search/tree.ts";
import { titleKey } from "../../src/text/title.ts";
import { Top } from "../search/top.ts";
import { compile } from "./compile.ts";
import { FacetCounter } from "./facet-counter.ts";
import { FacetValues } from "./facet-values.ts";
import { openIndexFile } from "./schema.ts";

/** One match as it is ordered. */
interface Match {
  readonly key: string;
  readonly date: number | null;
  readonly score: number;
  /** Its title is the whole query. */
  readonly exact: boolean;
}

type Row = [id: number, key: string, year: number | null, date: number | null, packed: Buffer, score: number];

/** Searches an index file: hits by relevance, from the first one on. */
export class IndexReader {
  readonly #db: Database.Database;
  readonly #values: FacetValues;
  readonly #statements: ReturnType<typeof prepare>;

  constructor(file: string) {
    this.#db = openIndexFile(file);
    this.#values = new FacetValues(this.#db);
    this.#statements = prepare(this.#db);
  }

  search(request: SearchRequest): SearchResponse {
    const { query } = request;
    if (query === null) throw new Error("no query of everything in the benchmark");
    const counts = names(request.facets).length > 0 || names(request.filters).length > 0 || request.years !== undefined;
    return counts ? this.#counting(request, query) : this.#plain(request, query);
  }

  close(): void {
    this.#db.close();
  }

  /** Visits every match: the facets have to be counted. */
  #counting(request: SearchRequest, query: QueryNode): SearchResponse {
    const counter = new FacetCounter(request, this.#values);
    const top = new Top(request.limit, byRelevance);
    const exact = new Set(this.#wholeTitles(query));
    for (const row of this.#statements.matches.iterate(compile(query)) as Iterable<Row>) {
      const [id, key, year, date, packed, score] = row;
      if (counter.take(packed, year)) top.add({ key, date, score, exact: exact.has(id) });
    }
    return {
      total: counter.total,
      hits: top.sorted().map(toHit),
      facets: counter.result(),
      complete: true,
    };
  }

  /** The first hits by FTS5's own order, and the total. */
  #plain({ limit }: SearchRequest, query: QueryNode): SearchResponse {
    const match = compile(query);
    const exact = this.#wholeTitles(query);
    const rows = this.#statements.first.all(match, limit) as [number, string, number | null, number][];
    const known = new Set(rows.map(([id]) => id));
    for (const id of exact.filter((one) => !known.has(one))) {
      rows.push(this.#statements.one.get(id) as [number, string, number | null, number]);
    }
    const found = rows.map(([id, key, date, score]): Match => ({ key, date, score, exact: exact.includes(id) }));
    const hits = found.sort(byRelevance).slice(0, limit);
    return {
      total: this.#statements.count.get(match) as number,
      hits: hits.map(toHit),
      facets: {},
      complete: true,
    };
  }

  /** Documents that have the whole query as a title. */
  #wholeTitles(query: QueryNode): number[] {
    const words = plainWords(query);
    return words === undefined ? [] : (this.#statements.titles.all(titleKey(words)) as number[]);
  }
}

function prepare(db: Database.Database) {
  return {
    titles: db.prepare("SELECT doc FROM title WHERE key = ?").pluck(),
    // CROSS JOIN keeps the order: the text first, then its documents.
    matches: db
      .prepare(
        `SELECT d.id, d.key, d.year, d.date, d.facets, -words.rank FROM words CROSS JOIN doc d ON d.id = words.rowid
         WHERE words MATCH ?`,
      )
      .raw(),
    first: db
      .prepare(
        `SELECT d.id, d.key, d.date, -found.rank FROM
         (SELECT rowid AS id, rank FROM words WHERE words MATCH ? ORDER BY rank LIMIT ?) found CROSS JOIN doc d ON d.id = found.id`,
      )
      .raw(),
    one: db.prepare("SELECT id, key, date, 0 FROM doc WHERE id = ?").raw(),
    count: db.prepare("SELECT count(*) FROM words WHERE words MATCH ?").pluck(),
  };
}

// Nothing that is measured looks at a hit's kind.
const toHit = ({ key, score }: Match): SearchHit => ({ id: key, kind: "article", score });

const late = (date: number | null): number => date ?? Number.MIN_SAFE_INTEGER;

function byRelevance(a: Match, b: Match): number {
  return (
    Number(b.exact) - Number(a.exact) ||
    b.score - a.score ||
    late(b.date) - late(a.date) ||
    (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)
  );
}
