import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import zlib from "node:zlib";
import { afterEach, describe, expect, it } from "vitest";
import { asProblem, type Problem } from "../domain/result.ts";
import type { Clock } from "./clock.ts";
import {
  createFetcher,
  type Fetcher,
  type FetcherOptions,
  type FetcherSettings,
  type FetchOptions,
} from "./fetcher.ts";

const settings: FetcherSettings = {
  contact: "mailto:library@example.pk",
  allowPrivateAddresses: true,
  harvestDelayMs: 0,
  harvestTimeoutMs: 5_000,
  harvestMaxPageBytes: 1_000_000,
  harvestMaxRetries: 2,
  harvestMaxWaitMs: 60_000,
};

const ending: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ending.splice(0).reverse()) await end();
});

async function serve(listener: RequestListener): Promise<{ base: string; port: number; server: Server }> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  ending.push(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const { port } = server.address() as AddressInfo;
  return { base: `http://127.0.0.1:${port}`, port, server };
}

/** A clock whose waits take no time and are written down. */
function swiftClock(): Clock & { waits: number[] } {
  let time = Date.UTC(2026, 0, 1);
  const waits: number[] = [];
  return {
    waits,
    now: () => time,
    async sleep(milliseconds) {
      if (milliseconds <= 0) return;
      waits.push(milliseconds);
      time += milliseconds;
    },
  };
}

function fetcherWith(changed: Partial<FetcherSettings> = {}, options: Partial<FetcherOptions> = {}): Fetcher {
  const fetcher = createFetcher({ settings: { ...settings, ...changed }, version: "0.1.0", backoffMs: 1, ...options });
  ending.push(() => fetcher.close());
  return fetcher;
}

async function text(fetcher: Fetcher, address: string, options?: FetchOptions): Promise<string> {
  const answer = await fetcher.fetch(address, options);
  const out: Uint8Array[] = [];
  for await (const chunk of answer.body) out.push(chunk);
  return Buffer.concat(out).toString();
}

async function problemOf(work: Promise<unknown>): Promise<Problem> {
  const error: unknown = await work.then(
    () => undefined,
    (error: unknown) => error,
  );
  const problem = asProblem(error);
  if (!problem) throw error ?? new Error("no problem was thrown");
  return problem;
}

describe("the fetcher", () => {
  it("says who asks, and gives address, status, headers and body", async () => {
    const { base } = await serve((request, response) => {
      response
        .setHeader("content-type", "text/xml")
        .end(`${request.method} ${request.url} ${request.headers["user-agent"]}`);
    });
    const answer = await fetcherWith().fetch(`${base}/oai?verb=Identify`);
    expect(answer).toMatchObject({ url: `${base}/oai?verb=Identify`, status: 200, redirects: [], downgraded: false });
    expect(answer.headers["content-type"]).toBe("text/xml");
    answer.discard();
    expect(await text(fetcherWith(), `${base}/x`)).toBe("GET /x DefinePK/0.1.0 (+mailto:library@example.pk)");
    expect(await text(fetcherWith({ contact: "a\r\nX-Evil: 1 (b)" }), `${base}/x`)).toBe(
      "GET /x DefinePK/0.1.0 (+a X-Evil: 1 b)",
    );
  });

  it.each([
    ["gzip declared", "gzip", zlib.gzipSync("<x/>")],
    ["gzip undeclared", undefined, zlib.gzipSync("<x/>")],
    ["gzip declared, not so", "gzip", Buffer.from("<x/>")],
    ["deflate", "deflate", zlib.deflateSync("<x/>")],
    ["brotli unasked", "br", zlib.brotliCompressSync("<x/>")],
  ])("unpacks: %s", async (_, encoding, bytes) => {
    const { base } = await serve((_, response) => {
      if (encoding) response.setHeader("content-encoding", encoding);
      response.end(bytes);
    });
    expect(await text(fetcherWith(), base)).toBe("<x/>");
  });

  it("bounds the answer's size, packed and unpacked, and its headers", async () => {
    const { base } = await serve((request, response) => {
      if (request.url === "/bomb") response.end(zlib.gzipSync(Buffer.alloc(50_000_000)));
      else if (request.url === "/headers") response.setHeader("x-long", "x".repeat(60_000)).end();
      else response.end(Buffer.alloc(2_000_000, "x"));
    });
    for (const path of ["/bomb", "/long", "/headers"]) {
      expect(await problemOf(text(fetcherWith(), base + path))).toMatchObject({ code: "too_large" });
    }
  });

  it("bounds the time to the first byte, between bytes, and in all", async () => {
    const { base } = await serve((request, response) => {
      if (request.url === "/silent") return;
      response.write("<x>");
      if (request.url === "/stalls") return;
      const drip = setInterval(() => response.write("."), 20);
      response.on("close", () => clearInterval(drip));
    });
    const fetcher = fetcherWith({ harvestTimeoutMs: 100, harvestMaxRetries: 0 });
    const expected = { "/silent": "did not begin to answer", "/stalls": "stopped sending", "/drips": "did not finish" };
    for (const [path, message] of Object.entries(expected)) {
      const problem = await problemOf(text(fetcher, base + path));
      expect(problem.code).toBe("timed_out");
      expect(problem.message).toContain(message);
    }
  });

  it("tries again what may be better next time, and nothing else", async () => {
    let asked = 0;
    const { base } = await serve((request, response) => {
      asked += 1;
      if (request.url === "/cut" && asked === 1) response.destroy();
      else if (request.url === "/busy" && asked < 3) response.writeHead(500).end("no");
      else if (request.url === "/never") response.writeHead(502).end("never");
      else if (request.url === "/missing") response.writeHead(404).end("missing");
      else response.end("ok");
    });
    const fetcher = fetcherWith();
    const tries = async (path: string): Promise<[string, number]> => {
      asked = 0;
      const outcome = await text(fetcher, base + path).catch(
        (error: unknown) => asProblem(error)?.code ?? String(error),
      );
      return [outcome, asked];
    };
    expect(await tries("/cut")).toEqual(["ok", 2]);
    expect(await tries("/busy")).toEqual(["ok", 3]);
    expect(await tries("/never")).toEqual(["bad_status", 3]);
    expect(await tries("/missing")).toEqual(["bad_status", 1]);
    expect(await text(fetcher, `${base}/missing`, { keepErrorAnswers: true })).toBe("missing");
    expect(await text(fetcher, `${base}/never`, { keepErrorAnswers: true })).toBe("never");
  });

  it("waits as long as the server asks, up to the bound, without counting it as a failure", async () => {
    const clock = swiftClock();
    let asked = 0;
    const { base } = await serve((request, response) => {
      asked += 1;
      const date = new Date(clock.now() + 7000).toUTCString();
      if (request.url === "/long") response.writeHead(503, { "retry-after": "86400" }).end();
      else if (asked <= 2) response.writeHead(503, { "retry-after": asked === 1 ? "20" : date }).end();
      else response.end("ok");
    });
    const told: number[] = [];
    const fetcher = fetcherWith({ harvestMaxRetries: 0 }, { clock });
    expect(await text(fetcher, base, { onWait: (milliseconds) => told.push(milliseconds) })).toBe("ok");
    expect(clock.waits).toEqual([20_000, 7000]);
    expect(told).toEqual([20_000, 7000]);
    expect(await problemOf(text(fetcher, `${base}/long`))).toMatchObject({
      code: "retry_later",
      details: { waitMs: 86_400_000 },
    });
  });

  it("follows redirects and tells of them; circles, long ways and dead ends are named", async () => {
    const { base } = await serve((request, response) => {
      const to = (location: string) => response.writeHead(302, { location }).end();
      const [, name, n = "0"] = request.url?.split("/") ?? [];
      if (name === "circle") to(n === "0" ? "/circle/1" : "/circle/0");
      else if (name === "far") to(`/far/${Number(n) + 1}`);
      else if (name === "file") to("file:///etc/passwd");
      else if (name === "nowhere") response.writeHead(301).end();
      else if (name === "relative") to("there/1?a=b");
      else response.end(request.url);
    });
    const fetcher = fetcherWith();
    const answer = await fetcher.fetch(`${base}/relative`);
    expect(answer).toMatchObject({ url: `${base}/there/1?a=b`, redirects: [`${base}/relative`] });
    answer.discard();
    expect(await problemOf(text(fetcher, `${base}/circle/0`))).toMatchObject({
      code: "too_many_redirects",
      message: expect.stringContaining("circle"),
    });
    expect(await problemOf(text(fetcher, `${base}/far/0`))).toMatchObject({
      code: "too_many_redirects",
      message: expect.stringContaining("10 times"),
    });
    expect(await problemOf(text(fetcher, `${base}/file`))).toMatchObject({ code: "bad_address" });
    expect(await problemOf(text(fetcher, `${base}/nowhere`))).toMatchObject({ code: "bad_status" });
  });

  it("refuses private addresses before it asks a name server, after, and behind a redirect", async () => {
    let asked = 0;
    const { port } = await serve((_, response) => {
      asked += 1;
      response.writeHead(302, { location: "http://127.0.0.1:1/" }).end();
    });
    const resolved: string[] = [];
    const resolve = async (host: string) => {
      resolved.push(host);
      return [{ address: "127.0.0.1", family: 4 }];
    };
    const closed = fetcherWith({ allowPrivateAddresses: false }, { resolve });
    expect(await problemOf(text(closed, `http://127.0.0.1:${port}/`))).toMatchObject({ code: "address_refused" });
    expect(resolved).toEqual([]);
    const problem = await problemOf(text(closed, `http://journal.example.pk:${port}/`));
    expect(problem).toMatchObject({
      code: "address_refused",
      message: expect.stringContaining("journal.example.pk (127.0.0.1)"),
    });
    expect(resolved).toEqual(["journal.example.pk"]);
    expect(asked).toBe(0);
  });

  it("connects to the address that was checked, and looks up the name once for it", async () => {
    let asked = 0;
    const { port } = await serve((_, response) => {
      asked += 1;
      response.end("inside");
    });
    // The first answer is harmless, every later one is this machine: what a rebinding name server does.
    const answers = [[{ address: "192.0.2.1", family: 4 }], [{ address: "127.0.0.1", family: 4 }]];
    let lookups = 0;
    const resolve = async () => answers[Math.min(lookups++, 1)] ?? [];
    const closed = fetcherWith({ allowPrivateAddresses: false, harvestMaxRetries: 3 }, { resolve });
    expect(await problemOf(text(closed, `http://rebinding.example.pk:${port}/`))).toMatchObject({
      code: "address_refused",
    });
    expect(lookups).toBe(1);
    expect(asked).toBe(0);
    // Of several addresses only the public ones are left, and an empty answer is no address.
    const mixed = fetcherWith({ allowPrivateAddresses: false }, { resolve: async () => [] });
    expect(await problemOf(text(mixed, `http://nobody.example.pk:${port}/`))).toMatchObject({ code: "unreachable" });
  });

  it("asks one host one thing at a time, with the delay between", async () => {
    let now = 0;
    let most = 0;
    const { base } = await serve((_, response) => {
      now += 1;
      most = Math.max(most, now);
      setTimeout(() => {
        now -= 1;
        response.end("ok");
      }, 5);
    });
    const clock = swiftClock();
    const fetcher = fetcherWith({ harvestDelayMs: 700 }, { clock });
    await Promise.all(Array.from({ length: 5 }, () => text(fetcher, base)));
    expect(most).toBe(1);
    expect(clock.waits).toEqual([700, 700, 700, 700]);
  });

  it("gives the turn back when an answer is left, fails or is discarded", async () => {
    const { base } = await serve((request, response) => {
      if (request.url === "/cut") {
        response.write("x");
        setTimeout(() => response.destroy(), 5);
      } else response.end("x".repeat(300_000));
    });
    const fetcher = fetcherWith();
    for await (const _ of (await fetcher.fetch(base)).body) break;
    (await fetcher.fetch(base)).discard();
    expect(await problemOf(text(fetcher, `${base}/cut`))).toMatchObject({ code: "unreachable" });
    expect(await text(fetcher, base)).toHaveLength(300_000);
  });

  it("stops at once when the operator says so: waiting in line, asking, reading, or between tries", async () => {
    const { base } = await serve((request, response) => {
      if (request.url === "/hang") return;
      if (request.url === "/busy") response.writeHead(503).end();
      else response.write("x");
    });
    for (const path of ["/hang", "/stall", "/busy"]) {
      const controller = new AbortController();
      const fetcher = fetcherWith({}, { backoffMs: 60_000 });
      const work = problemOf(text(fetcher, base + path, { signal: controller.signal }));
      const inLine = problemOf(text(fetcher, base + path, { signal: controller.signal }));
      setTimeout(() => controller.abort(), 50);
      expect((await work).code).toBe("stopped");
      expect((await inLine).code).toBe("stopped");
    }
    const late = new AbortController();
    late.abort();
    expect((await problemOf(text(fetcherWith(), base, { signal: late.signal }))).code).toBe("stopped");
  });

  it("says in a sentence why a server cannot be reached", async () => {
    const { port, server } = await serve(() => {});
    await new Promise((resolve) => server.close(resolve));
    const refused = await problemOf(text(fetcherWith({ harvestMaxRetries: 0 }), `http://127.0.0.1:${port}/`));
    expect(refused).toMatchObject({
      code: "unreachable",
      message: `127.0.0.1:${port} refuses the connection: its server is down or the port is wrong (ECONNREFUSED).`,
    });
    const resolve = async () => {
      throw Object.assign(new Error("queryA"), { code: "ENOTFOUND" });
    };
    const unknown = await problemOf(text(fetcherWith({}, { resolve }), "http://no-such-journal.example.pk/"));
    expect(unknown.message).toBe(
      "no-such-journal.example.pk is not known to the name servers: check the address (ENOTFOUND).",
    );
  });
});
