import { join } from "node:path";
import pg from "pg";
import { exactTerms } from "../../../src/search/analyse.ts";
import type { FacetCount, SearchDocument, SearchRequest, SearchResponse } from "../../../src/search/engine.ts";
import { type FacetName, names, type TextField } from "../../../src/search/fields.ts";
import type { QueryNode } from "../../../src/search/query.ts";
import type { Peer } from "../peer.ts";
import { sixFacets } from "../queries.ts";
import { PostgresServer, serverUser } from "./postgres-server.ts";

/** PostgreSQL knows four weights. */
const weights: Readonly<Record<TextField, string>> = {
  title: "A",
  author: "A",
  keyword: "B",
  journal: "B",
  subject: "B",
  publisher: "C",
  abstract: "D",
  fulltext: "D",
};
const facetNames = names(sixFacets);

// English stems without stop words: our engine finds those too, and so is not asked for more than it.
const schema = `
  CREATE TEXT SEARCH DICTIONARY stem (TEMPLATE = snowball, LANGUAGE = english);
  CREATE TEXT SEARCH CONFIGURATION words (COPY = english);
  ALTER TEXT SEARCH CONFIGURATION words ALTER MAPPING REPLACE english_stem WITH stem;
  CREATE TABLE doc (key text NOT NULL, date int, ${facetNames.map((name) => `${name} ${name === "subject" ? "text[]" : "text"}`).join(", ")}, words tsvector NOT NULL);
`;

const insert = `INSERT INTO doc
  SELECT key, date, ${facetNames.join(", ")}, ${names(weights)
    .map((field) => `setweight(to_tsvector('words', coalesce(t_${field}, '')), '${weights[field]}')`)
    .join(" || ")}
  FROM json_to_recordset($1) AS r(key text, date int, ${facetNames.map((name) => `${name} ${name === "subject" ? "text[]" : "text"}`).join(", ")}, ${names(
    weights,
  )
    .map((field) => `t_${field} text`)
    .join(", ")})`;

/**
 * PostgreSQL's full text search: a weighted tsvector with a GIN index, facet columns beside it; the facets by one query over the matches,
 * which are found once.
 */
export function postgresPeer(folder: string): Peer {
  const server = new PostgresServer(join(folder, "server"));
  let client: pg.Client | undefined;
  let pid: number | undefined;
  const connect = async (): Promise<pg.Client> => {
    server.start();
    client = new pg.Client({ host: server.folder, user: serverUser, database: "postgres" });
    await client.connect();
    const { rows } = await client.query<{ pid: number }>("SELECT pg_backend_pid() AS pid");
    pid = rows[0]?.pid;
    return client;
  };
  return {
    index: async (batches) => {
      server.create();
      const db = await connect();
      await db.query(schema);
      for await (const documents of batches) await db.query(insert, [JSON.stringify(documents.map(toRow))]);
      await db.query("CREATE INDEX ON doc USING gin (words) WITH (fastupdate = off)");
      await db.query("VACUUM ANALYZE doc");
    },
    open: async () => {
      await connect();
    },
    search: async (request) => {
      if (client === undefined) throw new Error("not open");
      return search(client, request);
    },
    bytes: async () => {
      const sql = "SELECT pg_total_relation_size('doc')::float8 AS bytes";
      return (await client?.query<{ bytes: number }>(sql))?.rows[0]?.bytes ?? 0;
    },
    pids: () => (pid === undefined ? [] : [pid]),
    close: async () => {
      await client?.end();
      server.stop();
    },
  };
}

function toRow({ id, numbers, facets, texts }: SearchDocument): Record<string, unknown> {
  return {
    key: id,
    date: numbers.date,
    ...Object.fromEntries(facetNames.map((name) => [name, name === "subject" ? facets.subject : facets[name]?.[0]])),
    ...Object.fromEntries(names(texts).map((field) => [`t_${field}`, texts[field]?.join("\n")])),
  };
}

/** Our terms are letters and digits only, which need no quoting but get it. */
function tsquery(node: QueryNode | null): string {
  if (node === null) return "";
  if (node.type === "and") return node.nodes.map(tsquery).join(" & ");
  if (node.type !== "word" && node.type !== "phrase") throw new Error(`no ${node.type} in the benchmark's queries`);
  const weight = node.field === undefined ? "" : `:${weights[node.field]}`;
  return `(${exactTerms(node.text)
    .map((term) => `'${term.replaceAll("'", "''")}'${weight}`)
    .join(" <-> ")})`;
}

/** The conditions on facets but those of one. */
function conditions(request: SearchRequest, values: unknown[], apart?: FacetName): string {
  const parts = ["true"];
  for (const facet of names(request.filters)) {
    if (facet === apart) continue;
    values.push(request.filters[facet]);
    parts.push(
      facet === "subject" ? `subject && $${values.length}::text[]` : `${facet} = ANY($${values.length}::text[])`,
    );
  }
  if (request.years !== undefined && apart !== "year") {
    values.push(request.years.from ?? 0, request.years.to ?? 9999);
    parts.push(`year::int BETWEEN $${values.length - 1} AND $${values.length}`);
  }
  return parts.join(" AND ");
}

async function search(db: pg.Client, request: SearchRequest): Promise<SearchResponse> {
  const values: unknown[] = [tsquery(request.query), request.limit];
  const own = conditions(request, values);
  const facets = names(request.facets).map((facet) => {
    values.push(request.facets[facet]);
    const most = `$${values.length}`;
    const value = facet === "subject" ? "unnest(subject)" : facet;
    return `(SELECT '${facet}', ${value} AS value, count(*)::int AS n, NULL::float8 FROM found
      WHERE ${facet} IS NOT NULL AND ${conditions(request, values, facet)} GROUP BY 2 ORDER BY n DESC, value LIMIT ${most})`;
  });
  const sql = `WITH found AS MATERIALIZED (
      SELECT key, date, ${facetNames.join(", ")}, ts_rank(words, query) AS rank FROM doc, to_tsquery('words', $1) query WHERE words @@ query
    )
    (SELECT 'hit' AS what, key AS value, 0 AS n, rank::float8 AS score FROM found WHERE ${own} ORDER BY rank DESC, date DESC NULLS LAST, key LIMIT $2)
    UNION ALL (SELECT 'total', NULL, count(*)::int, NULL FROM found WHERE ${own})
    ${facets.map((one) => `UNION ALL ${one}`).join("\n")}`;
  const { rows } = await db.query<{ what: string; value: string; n: number; score: number }>(sql, values);
  const counted: Partial<Record<FacetName, FacetCount[]>> = {};
  for (const facet of names(request.facets)) {
    counted[facet] = rows.filter((row) => row.what === facet).map(({ value, n }) => ({ value, count: n }));
  }
  return {
    total: rows.find((row) => row.what === "total")?.n ?? 0,
    hits: rows.filter((row) => row.what === "hit").map(({ value, score }) => ({ id: value, kind: "article", score })),
    facets: counted,
    complete: true,
  };
}
