import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { FakeWorks } from "./crossref-works.ts";
import type { At } from "./oai-faults.ts";

/** What Crossref does at times, each to be switched on alone or with others. Pages count from 0 in each list. */
export interface CrossrefFaults {
  /** The same cursor for a whole list: the place in it is kept on the server, so that a page that was sent is never sent again. */
  readonly keepsPlace?: boolean;
  /** Cursors die after so many milliseconds of the server's clock (`now` below). */
  readonly cursorLife?: number;
  /** How a dead cursor is refused. */
  readonly refusal?: "failed" | "text" | "500";
  /** The page's cursor is refused. */
  readonly expired?: At;
  readonly status?: At & { readonly status: number; readonly retryAfter?: number };
  /** The connection breaks in the middle. */
  readonly cut?: At;
  /** Ends in the middle of a work, with a good status. */
  readonly truncated?: At;
  readonly html?: At;
  readonly hang?: At & { readonly where: "before" | "middle" };
  /** Gives this page, with its cursor, for ever. */
  readonly repeats?: At;
  /** Announces so many more works than there are. */
  readonly announces?: number;
  /** A page without works in the midst of the list, with a cursor: which by Crossref's rules ends it. */
  readonly emptyPage?: At;
  /** Rate as its headers say it. */
  readonly rate?: readonly [limit: string, interval: string];
  /** Called before each page is given: for what happens at Crossref meanwhile. */
  readonly meanwhile?: (page: number) => void;
}

export interface FakeCrossref {
  readonly origin: string;
  /** Every request's path and query. */
  readonly requests: string[];
  /** What a client asked that it should not. */
  readonly complaints: string[];
  faults: CrossrefFaults;
  /** The server's clock for cursors, in milliseconds; stands still unless moved. */
  now: number;
  close(): Promise<void>;
}

interface Place {
  readonly filter: string;
  offset: number;
  readonly madeAt: number;
}

const known = new Set(["issn", "prefix", "from-index-date", "from-created-date", "until-created-date"]);

/** Crossref's `/works` on loopback: filters, rows, cursors, and the faults that it is told to have. */
export async function startFakeCrossref(works: FakeWorks, faults: CrossrefFaults = {}): Promise<FakeCrossref> {
  const fake = new Fake(works, faults);
  const server = createServer((request, response) => fake.answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return Object.assign(fake, {
    origin,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}

class Fake {
  readonly requests: string[] = [];
  readonly complaints: string[] = [];
  faults: CrossrefFaults;
  now = 0;
  readonly #works: FakeWorks;
  readonly #places = new Map<string, Place>();
  readonly #shown = new Map<string, number>();
  #open = 0;

  constructor(works: FakeWorks, faults: CrossrefFaults) {
    this.#works = works;
    this.faults = faults;
  }

  answer(request: IncomingMessage, response: ServerResponse): void {
    this.requests.push(request.url ?? "");
    this.#open += 1;
    response.once("close", () => {
      this.#open -= 1;
    });
    if (this.#open > 1) this.complaints.push("two requests at a time");
    const url = new URL(request.url ?? "/", "http://localhost");
    if (url.pathname !== "/works") return void response.writeHead(404).end("Resource not found.");
    const rows = Number(url.searchParams.get("rows") ?? "20");
    const filters = filtersOf(url.searchParams.get("filter") ?? "");
    const wrong = [...filters.keys()].find((name) => !known.has(name));
    if (wrong !== undefined)
      return this.#refuse(response, "filter-not-available", `Filter ${wrong} specified but there is no such filter`);
    if (rows > 1000)
      return this.#refuse(response, "integer-not-valid", "Integer specified as rows must be at most 1000");
    this.#list(url.searchParams, filters, rows, response);
  }

  #list(
    asked: URLSearchParams,
    filters: ReadonlyMap<string, readonly string[]>,
    rows: number,
    response: ServerResponse,
  ): void {
    const { faults } = this;
    const filter = asked.get("filter") ?? "";
    const cursor = asked.get("cursor") ?? "";
    const place = cursor === "*" ? { filter, offset: 0, madeAt: this.now } : this.#places.get(cursor);
    if (!place || place.filter !== filter) return this.#refuseCursor(response);
    if (faults.cursorLife !== undefined && this.now - place.madeAt > faults.cursorLife)
      return this.#refuseCursor(response);
    const page = Math.floor(place.offset / rows);
    const shows = (name: string, at: At | undefined): boolean => at?.page === page && this.#shows(name, page, at.times);
    if (cursor !== "*" && shows("expired", faults.expired)) return this.#refuseCursor(response);
    if (faults.status && shows("status", faults.status)) {
      const { status, retryAfter } = faults.status;
      const headers = retryAfter === undefined ? {} : { "retry-after": String(retryAfter) };
      return void response.writeHead(status, headers).end("Too busy.");
    }
    const hangs = shows("hang", faults.hang);
    if (hangs && faults.hang?.where === "before") return;
    if (shows("html", faults.html)) return void response.writeHead(200).end("<html><body>Maintenance</body></html>");
    faults.meanwhile?.(page);

    const all = this.#works.list(filters);
    const isRepeated = shows("repeats", faults.repeats);
    const isEmpty = shows("emptyPage", faults.emptyPage);
    const items = isEmpty ? [] : all.slice(place.offset, place.offset + rows);
    const next = isRepeated && cursor !== "*" ? cursor : this.#place(cursor, place, isEmpty || isRepeated ? 0 : rows);
    const total = all.length + (faults.announces ?? 0);
    const body = `{"status":"ok","message-type":"work-list","message-version":"1.0.0","message":{"facets":{},"next-cursor":${JSON.stringify(next)},"total-results":${total},"items":[${items.map((work) => this.#works.json(work)).join(",")}],"items-per-page":${rows},"query":{"start-index":0,"search-terms":null}}}`;
    const bytes = Buffer.from(body);
    const half = bytes.subarray(0, Math.floor(bytes.length * 0.6));
    const [limit, interval] = faults.rate ?? ["50", "1s"];
    const headers = {
      "content-type": "application/json",
      "x-rate-limit-limit": limit,
      "x-rate-limit-interval": interval,
      date: new Date(this.#works.now).toUTCString(),
    };
    if (shows("truncated", faults.truncated)) return void response.writeHead(200, headers).end(half);
    if (hangs) return void response.writeHead(200, headers).write(half);
    if (shows("cut", faults.cut)) {
      response.writeHead(200, { ...headers, "content-length": bytes.length }).write(half);
      return void setTimeout(() => response.destroy(), 5);
    }
    response.writeHead(200, headers).end(bytes);
  }

  /** The cursor that leads on from a place. */
  #place(cursor: string, place: Place, by: number): string {
    const { keepsPlace } = this.faults;
    const name = keepsPlace && cursor !== "*" ? cursor : `DnF1ZXJ5+/=${this.requests.length}`;
    this.#places.set(name, { filter: place.filter, offset: place.offset + by, madeAt: this.now });
    return name;
  }

  #refuseCursor(response: ServerResponse): void {
    const { refusal = "failed" } = this.faults;
    if (refusal === "text") return void response.writeHead(404).end("Resource not found.");
    if (refusal === "500") return void response.writeHead(500).end();
    this.#refuse(response, "cursor-not-valid", "Cursor has expired");
  }

  #refuse(response: ServerResponse, type: string, message: string): void {
    const body = { status: "failed", "message-type": "validation-failure", message: [{ type, value: "", message }] };
    response.writeHead(400, { "content-type": "application/json" }).end(JSON.stringify(body));
  }

  #shows(name: string, page: number, times = Number.POSITIVE_INFINITY): boolean {
    const key = `${name} ${page}`;
    const shown = this.#shown.get(key) ?? 0;
    this.#shown.set(key, shown + 1);
    return shown < times;
  }
}

function filtersOf(text: string): Map<string, string[]> {
  const filters = new Map<string, string[]>();
  for (const part of text.split(",").filter((part) => part !== "")) {
    const [name = "", value = ""] = part.split(/:(.*)/s);
    filters.set(name, [...(filters.get(name) ?? []), value]);
  }
  return filters;
}
