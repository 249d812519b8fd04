import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import zlib from "node:zlib";
import type { At, OaiFaults } from "./oai-faults.ts";
import { type FakeRepository, instant } from "./oai-repository.ts";

export interface FakeOaiServer {
  readonly baseUrl: string;
  readonly origin: string;
  /** Every request's path and query. */
  readonly requests: string[];
  /** What a client asked that the protocol forbids. */
  readonly complaints: string[];
  faults: OaiFaults;
  close(): Promise<void>;
}

export interface FakeOaiOptions {
  readonly repository: FakeRepository;
  readonly pageSize?: number;
  readonly faults?: OaiFaults;
  /** `/oai.php?journal=3` for an odd base URL. */
  readonly path?: string;
}

/** Which page of which list. */
interface Cursor {
  readonly prefix: string;
  readonly from?: string;
  readonly until?: string;
  readonly set?: string;
  readonly offset: number;
  /** Empty pages given before this page. */
  readonly empty: number;
  /** Makes each token of an endless list another. */
  readonly nonce?: number;
}

/** An OAI-PMH server on loopback that does wrong what it is told to do wrong, and holds its clients to the protocol. */
export async function startFakeOai(options: FakeOaiOptions): Promise<FakeOaiServer> {
  const fake = new FakeOai(options);
  const server = createServer((request, response) => fake.answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  fake.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return Object.assign(fake, {
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}

/** Every character that must be escaped in a query, and some that look escaped already. */
const awkward = "a+b/c=d&e%f g%2B#?;";

class FakeOai {
  readonly requests: string[] = [];
  readonly complaints: string[] = [];
  faults: OaiFaults;
  origin = "";
  readonly #repository: FakeRepository;
  readonly #pageSize: number;
  readonly #path: string;
  readonly #shown = new Map<string, number>();

  constructor({ repository, pageSize = 100, faults = {}, path = "/oai" }: FakeOaiOptions) {
    this.#repository = repository;
    this.#pageSize = pageSize;
    this.faults = faults;
    this.#path = path;
  }

  get baseUrl(): string {
    return this.origin + this.#path;
  }

  answer(request: IncomingMessage, response: ServerResponse): void {
    this.requests.push(request.url ?? "");
    const url = new URL(request.url ?? "/", this.origin);
    if (url.pathname === "/old") response.writeHead(301, { location: this.baseUrl + url.search }).end();
    else if (url.pathname === "/bare") response.writeHead(302, { location: this.baseUrl }).end();
    else if (url.pathname === "/circle") response.writeHead(302, { location: "/circle2" + url.search }).end();
    else if (url.pathname === "/circle2") response.writeHead(302, { location: "/circle" + url.search }).end();
    else if (url.pathname !== new URL(this.baseUrl).pathname) response.writeHead(404).end("not here");
    else this.#speak(url.searchParams, response);
  }

  #speak(args: URLSearchParams, response: ServerResponse): void {
    const { faults } = this;
    if (faults.always !== undefined) return this.#error(response, faults.always, "Always.");
    const verb = this.#verb(args.get("verb") ?? "");
    if (verb === "Identify") return this.#send(response, this.#identify());
    if (verb === "ListMetadataFormats") return this.#send(response, formats);
    if (verb !== "ListRecords") return this.#error(response, "badVerb", "No such verb.");
    const cursor = this.#cursor(args);
    if (typeof cursor === "string") return this.#error(response, ...(cursor.split(":") as [string, string]));
    this.#list(cursor, args.has("resumptionToken"), response);
  }

  #verb(given: string): string | undefined {
    return ["Identify", "ListRecords", "ListMetadataFormats"].find(
      (verb) => given === (this.faults.lowerCaseVerbs ? verb.toLowerCase() : verb),
    );
  }

  #identify(): string {
    const granularity = this.faults.daysOnly ? "YYYY-MM-DD" : "YYYY-MM-DDThh:mm:ssZ";
    return `<Identify><repositoryName>Fakes</repositoryName><baseURL>${escape(this.baseUrl)}</baseURL><protocolVersion>2.0</protocolVersion><adminEmail>a@fake.example.pk</adminEmail><earliestDatestamp>2020-01-01T00:00:00Z</earliestDatestamp><deletedRecord>persistent</deletedRecord><granularity>${granularity}</granularity></Identify>`;
  }

  /** Reads the arguments as strictly as the protocol allows; a string is the error. */
  #cursor(args: URLSearchParams): Cursor | string {
    const token = args.get("resumptionToken");
    if (token !== null) {
      const others = [...args.keys()].filter((name) => ["metadataPrefix", "from", "until", "set"].includes(name));
      if (others.length > 0) return this.#complain(`badArgument:${others.join(" ")} beside a token`);
      const cursor = readToken(token);
      return cursor ?? this.#complain(`badResumptionToken:${token} is no token of ours`);
    }
    const prefix = args.get("metadataPrefix");
    if (prefix === null) return this.#complain("badArgument:metadataPrefix is missing");
    if (prefix !== "oai_dc") return "cannotDisseminateFormat:Only oai_dc.";
    const dates = ["from", "until"].map((name) => args.get(name)).filter((date) => date !== null);
    if (new Set(dates.map((date) => date.length)).size > 1)
      return this.#complain("badArgument:from and until differ in granularity");
    if (dates.some((date) => date.length > 10) && (this.faults.daysOnly || this.faults.wrongGranularity))
      return "badArgument:Dates have days only.";
    const [from, until, set] = ["from", "until", "set"].map((name) => args.get(name) ?? undefined);
    return {
      prefix,
      offset: 0,
      empty: 0,
      ...(from === undefined ? {} : { from }),
      ...(until === undefined ? {} : { until }),
      ...(set === undefined ? {} : { set }),
    };
  }

  #list(cursor: Cursor, byToken: boolean, response: ServerResponse): void {
    const { faults } = this;
    const page = Math.floor(cursor.offset / this.#pageSize);
    const shows = (name: string, at: At | undefined): boolean => at?.page === page && this.#shows(name, page, at.times);
    if (shows("status", faults.status) && faults.status) return this.#refuse(response, faults.status);
    const hangs = shows("hang", faults.hang);
    if (hangs && faults.hang?.where === "before") return;
    if (byToken && shows("expired", faults.expired)) return this.#expire(response);
    if (shows("html", faults.html)) return void response.writeHead(200, { "content-type": "text/html" }).end(webPage);
    if (shows("empty", faults.empty)) return void response.end();
    if (shows("bomb", faults.bomb)) return void response.writeHead(200, { "content-encoding": "gzip" }).end(bomb());

    const records = this.#repository.list(cursor.from, cursor.until, cursor.set);
    if (records.length === 0 || (byToken && cursor.offset >= records.length && faults.ending === "no records match")) {
      return this.#error(response, "noRecordsMatch", "Nothing matches.");
    }
    const isEmpty = faults.emptyPages?.page === page && cursor.empty < faults.emptyPages.count;
    const start = faults.overlap && cursor.offset > 0 ? cursor.offset - 1 : cursor.offset;
    const chosen = isEmpty ? [] : records.slice(start, cursor.offset + this.#pageSize);
    const next = isEmpty
      ? { ...cursor, empty: cursor.empty + 1 }
      : { ...cursor, offset: cursor.offset + this.#pageSize, empty: 0 };
    const size = faults.wrongListSize ? records.length + 7 : records.length;
    const items = chosen.map((record) =>
      this.#repository.xml(record, { controlCharacters: faults.controlCharacters ?? false }),
    );
    let body = `<ListRecords>${items.join("\n")}${this.#token(next, records.length, size, page)}</ListRecords>`;
    const middle = body.indexOf("<dc:creator>", body.length / 2);
    if (shows("brokenXml", faults.brokenXml)) body = `${body.slice(0, middle)}<dc:creator a=b <&&${body.slice(middle)}`;
    if (shows("truncated", faults.truncated)) return this.#send(response, body, "cut short");
    if (hangs) return void response.write(this.#envelope(body).slice(0, middle));
    if (shows("cut", faults.cut)) {
      response.writeHead(200, { "content-length": Buffer.byteLength(this.#envelope(body)) });
      response.write(this.#envelope(body).slice(0, middle));
      return void setTimeout(() => response.destroy(), 5);
    }
    this.#send(response, body);
  }

  #token(next: Cursor, total: number, size: number, page: number): string {
    const { faults } = this;
    const { ending } = faults;
    const sized = `<resumptionToken completeListSize="${size}" cursor="${next.offset - this.#pageSize}">`;
    const isRepeated = faults.repeatToken !== undefined && page >= faults.repeatToken.page;
    if (isRepeated)
      return `${sized}${escape(makeToken({ ...next, offset: next.offset - this.#pageSize }))}</resumptionToken>`;
    if (next.offset < total) return `${sized}${escape(makeToken(next))}</resumptionToken>`;
    if (faults.endless)
      return `${sized}${escape(makeToken({ ...next, offset: 0, nonce: this.requests.length }))}</resumptionToken>`;
    if (ending === "no token") return "";
    if (ending === "no records match") return `${sized}${escape(makeToken(next))}</resumptionToken>`;
    if (ending === "token of white space") return `${sized}\n  </resumptionToken>`;
    return `<resumptionToken completeListSize="${size}"/>`;
  }

  #refuse(response: ServerResponse, { status, retryAfter }: NonNullable<OaiFaults["status"]>): void {
    const date = new Date(Date.now() + 2000).toUTCString();
    response.writeHead(status, retryAfter ? { "retry-after": retryAfter === "date" ? date : "2" } : {}).end("busy");
  }

  #expire(response: ServerResponse): void {
    switch (this.faults.expired?.as) {
      case "status":
        return void response.writeHead(410).end("gone");
      case "html":
        return void response.writeHead(200).end(webPage);
      case "badArgument":
        return this.#error(response, "badArgument", "The token has expired.");
      case "badResumptionToken":
      case undefined:
        return this.#error(response, "badResumptionToken", "The token has expired.");
    }
  }

  #error(response: ServerResponse, code: string, message: string): void {
    const { errorCase, errorStatus = 200 } = this.faults;
    const shown = errorCase === "upper" ? code.toUpperCase() : errorCase === "lower" ? code.toLowerCase() : code;
    response.statusCode = errorStatus;
    this.#send(response, `<error code="${shown}">${escape(message)}</error>`);
  }

  #envelope(body: string): string {
    const mark = this.faults.byteOrderMark ? "\uFEFF" : "";
    return `${mark}<?xml version="1.0" encoding="UTF-8"?>\n<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><responseDate>${instant(this.#repository.now)}</responseDate><request metadataPrefix="oai_dc">${escape(this.baseUrl)}</request>${body}</OAI-PMH>\n`;
  }

  #send(response: ServerResponse, body: string, how?: "cut short"): void {
    const whole = Buffer.from(this.#envelope(body));
    const bytes = how ? whole.subarray(0, Math.floor(whole.length * 0.6)) : whole;
    const { packing } = this.faults;
    const declared =
      packing?.startsWith("gzip") && packing !== "gzip undeclared"
        ? "gzip"
        : packing?.startsWith("deflate")
          ? "deflate"
          : packing === "brotli"
            ? "br"
            : undefined;
    if (declared) response.setHeader("content-encoding", declared);
    response.setHeader("content-type", "text/xml").end(pack(bytes, packing));
  }

  #shows(name: string, page: number, times = Number.POSITIVE_INFINITY): boolean {
    const key = `${name} ${page}`;
    const shown = this.#shown.get(key) ?? 0;
    this.#shown.set(key, shown + 1);
    return shown < times;
  }

  #complain(error: string): string {
    this.complaints.push(error);
    return error;
  }
}

const formats =
  "<ListMetadataFormats><metadataFormat><metadataPrefix>oai_dc</metadataPrefix><schema>http://www.openarchives.org/OAI/2.0/oai_dc.xsd</schema><metadataNamespace>http://www.openarchives.org/OAI/2.0/oai_dc/</metadataNamespace></metadataFormat></ListMetadataFormats>";
const webPage =
  "<!DOCTYPE html><html><head><title>Maintenance</title><meta charset=utf-8></head><body><p>We are back soon &copy;<br></body></html>";

function pack(bytes: Buffer, packing: OaiFaults["packing"]): Buffer {
  switch (packing) {
    case "gzip":
    case "gzip undeclared":
      return zlib.gzipSync(bytes);
    case "gzip in gzip":
      return zlib.gzipSync(zlib.gzipSync(bytes));
    case "deflate":
      return zlib.deflateRawSync(bytes);
    case "brotli":
      return zlib.brotliCompressSync(bytes, { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 2 } });
    case "gzip not so":
    case "deflate not so":
    case undefined:
      return bytes;
  }
}

function bomb(): Buffer {
  return zlib.gzipSync(Buffer.alloc(100_000_000, 0x20));
}

function makeToken(cursor: Cursor): string {
  return `${awkward}${JSON.stringify(cursor)}`;
}

function readToken(token: string): Cursor | undefined {
  if (!token.startsWith(awkward)) return undefined;
  try {
    return JSON.parse(token.slice(awkward.length)) as Cursor;
  } catch {
    return undefined;
  }
}

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
