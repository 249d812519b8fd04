import type Database from "better-sqlite3";
import type { Kind } from "../../src/domain/record.ts";
import { ProblemError } from "../../src/domain/result.ts";
import { type IndexPosition, maxWindow, type SearchRequest, type SearchResponse } from "../../src/search/engine.ts";
import type { SortName } from "../../src/search/fields.ts";
import { plainWords } from "../../src/search/tree.ts";
import { titleKey } from "../../src/text/title.ts";
import { type Compiled, compile } from "./compile.ts";
import { FacetCounter } from "./facet-counter.ts";
import { FacetValues } from "./facet-values.ts";
import { bm25, facetNames, format, openIndexFile } from "./schema.ts";
import { Top } from "./top.ts";

/** One match as the sorts see it. */
interface Match {
  readonly key: string;
  readonly date: number | null;
  readonly sortTitle: string;
  readonly score: number;
  /** Its title is the whole query. */
  readonly exact: boolean;
  readonly packed: Buffer;
}

type Row = [
  id: number,
  key: string,
  year: number | null,
  date: number | null,
  packed: Buffer,
  score: number,
  title: string,
];

const kindFacet = facetNames.indexOf("kind");

/** How often the clock is looked at, in matches. */
const between = 1024;

/** A reading connection of one index file. */
export class IndexReader {
  readonly #db: Database.Database;
  readonly #values: FacetValues;
  readonly #statements = new Map<string, Database.Statement>();

  constructor(file: string) {
    this.#db = openIndexFile(file, "read");
    try {
      this.#values = new FacetValues(this.#db);
    } catch (error) {
      this.#db.close();
      throw error;
    }
  }

  /** undefined where the file is of another format, or says nothing yet. Throws where it is damaged. */
  position(): IndexPosition | undefined {
    const meta = new Map(this.#prepare("SELECT name, value FROM meta").raw().all() as [string, string][]);
    const [epoch, seq] = [meta.get("epoch"), meta.get("seq")];
    if (meta.get("format") !== format || epoch === undefined || seq === undefined) return undefined;
    // A look into each of the larger tables: damage there shows here rather than in a visitor's search.
    this.#prepare("SELECT max(id) FROM doc").get();
    this.#prepare("SELECT rowid FROM words WHERE words MATCH 'a' LIMIT 1").get();
    return { epoch, seq: Number(seq) };
  }

  versions(after: string | undefined, limit: number): { id: string; version: number }[] {
    const sql = "SELECT key AS id, version FROM doc WHERE key > ? ORDER BY key LIMIT ?";
    return this.#prepare(sql).all(after ?? "", limit) as { id: string; version: number }[];
  }

  /**
   * SQLite's own examination of the whole file, on a connection of its own: FTS5 remembers on each connection how its segments lay
   * when it last searched, and after another has merged them the examination would call that corruption.
   */
  check(): string[] {
    const fresh = openIndexFile(this.#db.name, "read");
    try {
      const found = fresh.pragma("integrity_check(20)", { simple: false }) as { integrity_check: string }[];
      return found.map((row) => row.integrity_check).filter((sentence) => sentence !== "ok");
    } finally {
      fresh.close();
    }
  }

  /** `limitMs`: when the time is over, what was found until then is the answer. */
  search(request: SearchRequest, limitMs: number): SearchResponse {
    if (request.offset + request.limit > maxWindow) {
      throw new ProblemError("page_beyond_end", `Only the first ${maxWindow} results can be paged through.`);
    }
    // One transaction, so that dictionary and documents are of the same moment.
    return this.#db.transaction(() => this.#search(request, performance.now() + limitMs))();
  }

  #search(request: SearchRequest, deadline: number): SearchResponse {
    this.#values.refresh();
    const counter = new FacetCounter(request, this.#values);
    const top = new Top(request.offset + request.limit, orders[request.sort]);
    const exact = this.#wholeTitles(request);
    let complete = true;
    let seen = 0;
    for (const row of this.#matches(compile(request.query), request)) {
      const [id, key, year, date, packed, score, sortTitle] = row;
      if (counter.take(packed, year)) top.add({ key, date, packed, sortTitle, score, exact: exact.has(id) });
      seen += 1;
      if (seen % between === 0 && performance.now() > deadline) {
        complete = false;
        break;
      }
    }
    const hits = top.sorted().slice(request.offset, request.offset + request.limit);
    return {
      total: counter.total,
      hits: hits.map((match) => ({ id: match.key, kind: this.#kindOf(match.packed), score: match.score })),
      facets: counter.result(),
      complete,
    };
  }

  #kindOf(packed: Buffer): Kind {
    for (let at = 0; at < packed.length; at += 4) {
      const value = packed.readUInt32LE(at);
      if (this.#values.facetOf[value] === kindFacet) return this.#values.printed[value] as Kind;
    }
    throw new ProblemError("damaged", "A document of the search index has no kind.");
  }

  /** Documents that have the whole query as a title. */
  #wholeTitles(request: SearchRequest): ReadonlySet<number> {
    const words = request.sort === "relevance" ? plainWords(request.query) : undefined;
    if (words === undefined) return new Set();
    return new Set(
      this.#prepare("SELECT doc FROM name WHERE key = ?")
        .pluck()
        .all(`title:${titleKey(words)}`) as number[],
    );
  }

  #matches(compiled: Compiled, request: SearchRequest): IterableIterator<Row> {
    const { match, score, where, values } = compiled;
    const scored = request.sort === "relevance";
    const title = request.sort === "title" ? "d.sort_title" : "''";
    const hidden = request.includeHidden === true ? "1" : "d.hidden = 0";
    const columns = (scoring: string): string => `SELECT d.id, d.key, d.year, d.date, d.facets, ${scoring}, ${title}`;
    const given: (string | number)[] = [];
    let sql: string;
    if (match !== undefined) {
      // CROSS JOIN keeps the order: the text first, then its documents.
      sql = `${columns(scored ? `-${bm25}` : "0")} FROM words CROSS JOIN doc d ON d.id = words.rowid WHERE words MATCH ?`;
      given.push(match);
    } else if (scored && score !== undefined) {
      sql = `WITH s AS MATERIALIZED (SELECT rowid AS id, -${bm25} AS score FROM words WHERE words MATCH ?)
        ${columns("coalesce(s.score, 0)")} FROM doc d LEFT JOIN s ON s.id = d.id WHERE 1`;
      given.push(score);
    } else sql = `${columns("0")} FROM doc d WHERE 1`;
    const statement = this.#prepare(`${sql} AND ${where} AND ${hidden}`).raw();
    return statement.iterate(...given, ...values) as IterableIterator<Row>;
  }

  #prepare(sql: string): Database.Statement {
    const known = this.#statements.get(sql) ?? this.#db.prepare(sql);
    // Conditions are as many as queries: only a few are worth keeping.
    if (this.#statements.size >= 200) this.#statements.clear();
    this.#statements.set(sql, known);
    return known;
  }

  close(): void {
    this.#db.close();
  }
}

const byKey = (a: Match, b: Match): number => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0);
const late = (date: number | null): number => date ?? Number.NEGATIVE_INFINITY;
const early = (date: number | null): number => date ?? Number.POSITIVE_INFINITY;
/** The later first; equal infinities (no date on either side) are a tie. */
const newest = (a: Match, b: Match): number => (a.date === b.date ? byKey(a, b) : late(b.date) - late(a.date));

const orders: Readonly<Record<SortName, (a: Match, b: Match) => number>> = {
  relevance: (a, b) => Number(b.exact) - Number(a.exact) || b.score - a.score || newest(a, b),
  newest,
  read: newest,
  oldest: (a, b) => (a.date === b.date ? byKey(a, b) : early(a.date) - early(b.date)),
  title: (a, b) => {
    if (a.sortTitle === b.sortTitle) return byKey(a, b);
    if (a.sortTitle === "" || b.sortTitle === "") return a.sortTitle === "" ? 1 : -1;
    return a.sortTitle < b.sortTitle ? -1 : 1;
  },
};
