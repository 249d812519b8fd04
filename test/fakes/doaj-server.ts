import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { At } from "./oai-faults.ts";

/** One article of the fake DOAJ; all else follows from its number and version. */
export interface FakeArticle {
  readonly number: number;
  readonly version: number;
  /** As printed: some have none. */
  readonly year: string | undefined;
  /** Milliseconds since 1970. */
  readonly updatedAt: number;
}

export interface DoajFaults {
  readonly status?: At & { readonly status: number };
  readonly truncated?: At;
  /** Pages share their first article with the page before. */
  readonly unsteady?: boolean;
}

export interface FakeDoaj {
  readonly origin: string;
  /** Query and page of every request. */
  readonly requests: string[];
  /** What a client asked that DOAJ refuses. */
  readonly complaints: string[];
  readonly articles: FakeArticle[];
  faults: DoajFaults;
  now: number;
  edit(number: number): void;
  /** The result as DOAJ writes it. */
  json(article: FakeArticle): string;
  identifier(number: number): string;
  close(): Promise<void>;
}

const begin = Date.UTC(2020, 0, 1);
const day = 86_400_000;
export const fakeIssns = ["1997-3438", "2070-2469"] as const;

/** DOAJ's search for articles on loopback: no wildcards, a hundred a page, a thousand a question. */
export async function startFakeDoaj(articles: FakeArticle[], faults: DoajFaults = {}): Promise<FakeDoaj> {
  const shown = new Map<string, number>();
  const fake: FakeDoaj = {
    origin: "",
    requests: [],
    complaints: [],
    articles,
    faults,
    now: begin + 100 * day,
    edit(number) {
      fake.now += day;
      const index = articles.findIndex((one) => one.number === number);
      const found = articles[index];
      if (found) articles[index] = { ...found, version: found.version + 1, updatedAt: fake.now };
    },
    json,
    identifier,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", fake.origin);
    const query = decodeURIComponent(url.pathname.replace(/^\/api\/search\/articles\//, ""));
    const page = Number(url.searchParams.get("page") ?? "1");
    const size = Number(url.searchParams.get("pageSize") ?? "10");
    fake.requests.push(`${query} ${page}`);
    const wrong = complaintOf(query, page, size);
    if (wrong !== undefined) {
      fake.complaints.push(wrong);
      return refuse(response, wrong);
    }
    const shows = (name: string, at: At | undefined): boolean => {
      const key = `${name} ${page}`;
      const times = shown.get(key) ?? 0;
      if (at?.page !== page) return false;
      shown.set(key, times + 1);
      return times < (at.times ?? Number.POSITIVE_INFINITY);
    };
    if (fake.faults.status && shows("status", fake.faults.status)) {
      return void response.writeHead(fake.faults.status.status).end("busy");
    }
    const all = articles.filter((article) => matches(query, article));
    const from = (page - 1) * size - (fake.faults.unsteady && page > 1 ? 1 : 0);
    const results = all.slice(from, from + size);
    const more = page * size < all.length;
    const next = `${fake.origin}${url.pathname}?page=${page + 1}&pageSize=${size}`;
    const body = `{"total":${all.length},"page":${page},"pageSize":${size},"timestamp":"${new Date(fake.now).toISOString()}","query":${JSON.stringify(query)},"results":[${results.map(json).join(",")}]${more ? `,"next":${JSON.stringify(next)}` : ""},"last":${JSON.stringify(next)}}`;
    response.writeHead(200, { "content-type": "application/json", date: new Date(fake.now).toUTCString() });
    response.end(shows("truncated", fake.faults.truncated) ? body.slice(0, body.length * 0.6) : body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return Object.assign(fake, { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
}

/** Articles by number, so that every run has the same: of two journals by turns, over the years, some without a year. */
export function fakeArticles(count: number, years = 10): FakeArticle[] {
  return Array.from({ length: count }, (_, number) => ({
    number,
    version: 1,
    year: number % 50 === 49 ? undefined : String(2010 + (Math.floor(number / 2) % years)),
    updatedAt: begin + Math.floor(number / 100) * day,
  }));
}

function identifier(number: number): string {
  return number.toString(16).padStart(32, "0");
}

function issnOf(number: number): string {
  return fakeIssns[number % 2] ?? "";
}

function json({ number, version, year, updatedAt }: FakeArticle): string {
  const article = {
    last_updated: new Date(updatedAt).toISOString().replace(/\.\d+Z$/, "Z"),
    bibjson: {
      identifier: [{ id: issnOf(number), type: "pissn" }],
      journal: {
        volume: "1",
        number: "2",
        country: "PK",
        issns: [issnOf(number)],
        publisher: "Fake Press",
        language: ["EN"],
        title: number % 2 === 0 ? "Journal of Fakes" : "Annals of Fakes",
      },
      ...(year === undefined ? {} : { year }),
      start_page: String(1 + number),
      author: [{ name: `Given${number % 31} Family${number % 97}` }],
      title: `An article of fakes, number ${number}${version > 1 ? `, version ${version}` : ""}`,
    },
    id: identifier(number),
    created_date: new Date(begin).toISOString(),
  };
  return JSON.stringify(article);
}

/** What DOAJ says no to; undefined = nothing. */
function complaintOf(query: string, page: number, size: number): string | undefined {
  if (/[*?~]/.test(query)) return "Query contains disallowed Lucene features";
  if (size > 100) return "pages have a hundred articles at most";
  if ((page - 1) * size >= 1000) return "You cannot access results beyond 1000 records via this API.";
  return query.split(" AND ").every((part) => clause.test(part)) ? undefined : `no query of ours: ${query}`;
}

const clause = /^(NOT )?(issn|bibjson\.year|last_updated):(?:"([\d-]+[\dX])"|\[([\d-]+) TO ([\d-]+)\])$/;

function matches(query: string, article: FakeArticle): boolean {
  return query.split(" AND ").every((part) => {
    const [, not, field, exact, from = "", to = ""] = clause.exec(part) ?? [];
    const updated = new Date(article.updatedAt).toISOString().slice(0, 10);
    const value = field === "issn" ? issnOf(article.number) : field === "bibjson.year" ? article.year : updated;
    const holds = exact === undefined ? value !== undefined && value >= from && value <= to : value === exact;
    return not === undefined ? holds : !holds;
  });
}

function refuse(response: ServerResponse, error: string): void {
  response.writeHead(400, { "content-type": "application/json" }).end(JSON.stringify({ status: "bad_request", error }));
}
