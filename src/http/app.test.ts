import { once } from "node:events";
import { Agent, get } from "node:http";
import { connect } from "node:net";
import { Readable } from "node:stream";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import fc from "fast-check";
import type { FastifyInstance, FastifyPluginAsync } from "fastify";
import pino from "pino";
import { afterEach, describe, expect, it, vi } from "vitest";
import { ProblemError } from "../domain/result.ts";
import { loadSettings } from "../settings/settings.ts";
import { type AppOptions, createApp } from "./app.ts";
import { startServer } from "./server.ts";

const long = "<p>a long page</p>".repeat(200);

const routes: FastifyPluginAsync = async (app) => {
  app.get("/page", async (_request, reply) => reply.type("text/html; charset=utf-8").send(long));
  app.get("/query", async (request) => request.query);
  app.get("/fault", async () => {
    throw new Error("secret: /etc/passwd");
  });
  app.get("/api/fault", async () => {
    throw new Error("secret: /etc/passwd");
  });
  app.get("/busy", async () => {
    throw new ProblemError("busy", "secret holder");
  });
  app.get("/source-fault", async () => {
    throw new ProblemError("unreachable", "secret host");
  });
  app.get("/api/gone/:id", async (request) => {
    const { id } = request.params as { id: string };
    throw new ProblemError("gone", "This record was withdrawn.", { id });
  });
  app.get(
    "/number/:n",
    { schema: { params: { type: "object", properties: { n: { type: "integer" } } } } },
    async () => "ok",
  );
  app.post("/take", async (request) => request.body);
};

describe("the application", () => {
  const apps: FastifyInstance[] = [];
  let lines: string[] = [];
  async function start(
    environment: Record<string, string> = {},
    more: Partial<AppOptions> = {},
  ): Promise<FastifyInstance> {
    lines = [];
    const log = pino({ level: "debug" }, { write: (line) => void lines.push(line) });
    const settings = loadSettings(environment);
    const app = await createApp({ settings, log, routes: [routes], ready: async () => ({ catalogue: true }), ...more });
    apps.push(app);
    return app;
  }
  afterEach(async () => {
    for (const app of apps.splice(0)) await app.close();
  });

  describe("security headers", () => {
    const common = {
      "content-security-policy":
        "default-src 'none';script-src 'self';style-src 'self';font-src 'self';img-src 'self';connect-src 'self';form-action 'self';base-uri 'none';frame-ancestors 'none'",
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
      "referrer-policy": "strict-origin-when-cross-origin",
      "cross-origin-opener-policy": "same-origin",
      "permissions-policy": expect.stringContaining("camera=()"),
      "x-request-id": expect.stringMatching(/^[\w-]{12}$/),
    };

    it.each(["/page", "/nowhere", "/fault", "/broken%", "/health", "/api/nowhere"])("are on %s", async (url) => {
      const { headers } = await (await start()).inject(url);
      expect(headers).toMatchObject(common);
      expect(headers).not.toHaveProperty("strict-transport-security");
      expect(headers).not.toHaveProperty("x-powered-by");
    });

    it("bind browsers to TLS only where the public address has it", async () => {
      const { headers } = await (await start({ DEFINEPK_PUBLIC_URL: "https://index.example.pk" })).inject("/page");
      expect(headers["strict-transport-security"]).toBe("max-age=31536000");
      expect(headers["content-security-policy"]).toMatch(/;upgrade-insecure-requests$/);
    });

    it("let other sites' scripts read the API, and nothing else", async () => {
      const app = await start();
      for (const url of ["/api/gone/x", "/api/nowhere", "/api/%zz"]) {
        const { headers } = await app.inject(url);
        expect(headers).toMatchObject({
          "access-control-allow-origin": "*",
          "cross-origin-resource-policy": "cross-origin",
        });
      }
      const { headers } = await app.inject("/page");
      expect(headers).not.toHaveProperty("access-control-allow-origin");
      expect(headers["cross-origin-resource-policy"]).toBe("same-origin");
    });
  });

  describe("errors", () => {
    const bad: [string, number, string][] = [
      ["/nowhere", 404, "not_found"],
      ["/fault", 500, "internal"],
      ["/api/fault", 500, "internal"],
      ["/busy", 503, "busy"],
      ["/source-fault", 500, "internal"],
      ["/api/gone/7", 410, "gone"],
      ["/number/x", 400, "bad_request"],
      ["/%", 400, "bad_request"],
      ["/api/gone/%00", 400, "bad_request"],
      ["/api/gone/%ff%fe", 400, "bad_request"],
      [`/api/gone/${"x".repeat(501)}`, 400, "bad_request"],
      ["/-/malformed", 400, "bad_request"],
      ["/__proto__", 404, "not_found"],
      ["//page", 404, "not_found"],
    ];

    it.each(bad)("%s as JSON", async (url, status, code) => {
      const answer = await (await start()).inject({ url, headers: { accept: "application/json" } });
      expect(answer.statusCode).toBe(status);
      expect(answer.headers["content-type"]).toBe("application/json; charset=utf-8");
      expect(answer.headers["cache-control"]).toBe("no-store");
      expect(answer.json()).toEqual({
        error: { code, message: expect.stringMatching(/^[A-Z].*\.$/), details: expect.any(Object) },
      });
      expect(answer.body).not.toMatch(/secret|passwd|node_modules/);
    });

    it.each(bad)("%s as a page, except for programs", async (url, status, code) => {
      const app = await start({}, { renderError: (status, code) => `<h1>${status} ${code}</h1>` });
      const answer = await app.inject({ url, headers: { accept: "text/html,application/xhtml+xml,*/*;q=0.8" } });
      expect(answer.statusCode).toBe(status);
      if (url.startsWith("/api/")) expect(answer.json().error.code).toBe(code);
      else expect(answer.body).toBe(`<h1>${status} ${code}</h1>`);
    });

    it("let a page say when to come again", async () => {
      const app = await start(
        { DEFINEPK_RATE_LIMIT_PER_MINUTE: "1" },
        { renderError: (_status, _code, _request, problem) => `<p>${problem.message}</p>` },
      );
      await app.inject("/page");
      expect((await app.inject("/page")).body).toMatch(/^<p>.* come again in \d+ seconds\.<\/p>$/);
    });

    it("write the cause to the log, and an error page that fails does no harm", async () => {
      const renderError = (): string => {
        throw new Error("template");
      };
      const app = await start({}, { renderError });
      const answer = await app.inject("/fault");
      expect([answer.statusCode, answer.json().error.code]).toEqual([500, "internal"]);
      expect(lines.join("")).toContain("secret: /etc/passwd");
      expect(lines.join("")).toContain("template");
    });

    it("name the field that does not fit", async () => {
      const answer = await (await start()).inject("/number/x");
      expect(answer.json().error).toEqual({
        code: "bad_request",
        message: "Params/n must be integer.",
        details: { fields: [{ field: "n", message: "must be integer" }] },
      });
    });

    it.each([
      ["too large a body", { payload: { text: "x".repeat(70_000) } }, 413, "request_too_large"],
      [
        "a body that is not JSON",
        { payload: "{", headers: { "content-type": "application/json" } },
        400,
        "bad_request",
      ],
      [
        "a body of another type",
        { payload: "x", headers: { "content-type": "text/x" } },
        415,
        "unsupported_media_type",
      ],
      [
        "a body that poisons",
        { payload: '{"__proto__":{}}', headers: { "content-type": "application/json" } },
        400,
        "bad_request",
      ],
    ])("refuse %s", async (_, options, status, code) => {
      const answer = await (await start()).inject({ method: "POST", url: "/take", ...options });
      expect([answer.statusCode, answer.json().error.code]).toEqual([status, code]);
    });
  });

  it("leads to the one address of a page, and never to another host", async () => {
    const page = async (): Promise<string> => "here";
    const app = await start({}, { routes: [async (app) => void app.get("/articles/:id", page).get("/a/:b/:c", page)] });
    const moved: [string, string][] = [
      ["/articles/x1/", "/articles/x1"],
      ["/articles/x1///?q=a/b/&r=%2F", "/articles/x1?q=a/b/&r=%2F"],
      ["http://elsewhere/articles/x1/", "/articles/x1"],
      ["/articles/%D8%BA/", "/articles/%D8%BA"],
      ["/articles/1A2B3C4D5E", "/articles/1a2b3c4d5e"],
      ["/articles/1A2b3c4d5e/?q=A", "/articles/1a2b3c4d5e?q=A"],
    ];
    for (const [url, to] of moved) {
      for (const method of ["GET", "HEAD"] as const) {
        const answer = await app.inject({ method, url });
        expect([url, answer.statusCode, answer.headers.location]).toEqual([url, 301, to]);
      }
    }
    for (const url of [
      "//evil.example/",
      "//evil.example/x/",

      "/%2F/evil.example/",
      "/articles//",
      "/nowhere/",
    ])
      expect([url, (await app.inject(url)).statusCode]).toEqual([url, 404]);
    expect((await app.inject({ method: "POST", url: "/articles/x1/" })).statusCode).toBe(404);
    for (const url of ["/articles/x1", "/articles/1A2B", "/articles/Wheat", "/a/1A2B3C4D5E/c"])
      expect([url, (await app.inject(url)).statusCode]).toEqual([url, 200]);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom("/", "a", "articles", "evil.example", "%2f", "%5c", ":", "@", "?", "1A2B3C4D5E"), {
          maxLength: 9,
        }),
        async (parts) => {
          const { location } = (await app.inject(`/${parts.join("")}`)).headers;
          if (location !== undefined) expect(new URL(location, "http://here").host).toBe("here");
        },
      ),
      { numRuns: 300 },
    );
  });

  it("refuses other methods of a page by naming those that it has, before it reads a body", async () => {
    const app = await start({ DEFINEPK_RATE_LIMIT_PER_MINUTE: "4" }, { renderError: (status) => `<h1>${status}</h1>` });
    for (const method of ["POST", "DELETE", "OPTIONS"] as const) {
      const payload = method === "POST" ? "{" : "";
      const headers = { accept: "text/html", ...(payload && { "content-type": "application/json" }) };
      const answer = await app.inject({ method, url: "/page?q", headers, payload });
      expect([answer.statusCode, answer.headers["allow"], answer.body]).toEqual([405, "GET, HEAD", "<h1>405</h1>"]);
    }
    expect((await app.inject("/take")).headers["allow"]).toBe("POST");
    expect((await app.inject({ method: "PUT", url: "/page" })).statusCode).toBe(429);
  });

  it("never fails at a query or path, however odd", async () => {
    const app = await start();
    const piece = fc.oneof(
      fc.string(),
      fc.constantFrom(
        "%",
        "%00",
        "%ff",
        "%u0041",
        "__proto__",
        "constructor",
        "..",
        "%2e%2e",
        "[]",
        "a=1&a=2",
        "\\",
        "%2f",
        "غالب",
        ";",
        "#",
      ),
    );
    const text = fc.array(piece, { maxLength: 6 }).map((parts) => parts.join(""));
    await fc.assert(
      fc.asyncProperty(text, text, async (path, query) => {
        const { statusCode } = await app.inject({
          url: { protocol: "http", pathname: "/query", hostname: "localhost", port: 80 } as never,
          method: "GET",
          query,
        });
        expect(statusCode).toBeLessThan(500);
        const raw = await app.inject(
          `/${encodeURI(path.toWellFormed()).replaceAll("%25", "%")}?${encodeURI(query.toWellFormed()).replaceAll("%25", "%")}`,
        );
        expect(raw.statusCode).toBeLessThan(500);
      }),
      { numRuns: 300 },
    );
  });

  it("reads queries without prototypes, controls or floods of fields", async () => {
    const app = await start();
    const answer = await app.inject("/query?a=1&a=2&b=x%00y&c=%zz&__proto__=1&d=%D8%BA");
    expect(answer.json()).toEqual(JSON.parse('{"a":["1","2"],"b":"x y","c":"%zz","__proto__":"1","d":"غ"}'));
    const flood = await app.inject(`/query?${Array.from({ length: 1000 }, (_, index) => `f${index}=1`).join("&")}`);
    expect(Object.keys(flood.json())).toHaveLength(200);
  });

  describe("caching and size", () => {
    it("answers 304 where the visitor has it, packed or not, and to HEAD", async () => {
      const app = await start();
      const first = await app.inject("/page");
      const packed = await app.inject({ url: "/page", headers: { "accept-encoding": "br" } });
      expect(first.headers).toMatchObject({ "cache-control": "no-cache", vary: "accept-encoding" });
      expect(packed.headers).toMatchObject({
        "content-encoding": "br",
        vary: "accept-encoding",
        etag: first.headers.etag,
      });
      expect(brotliDecompressSync(packed.rawPayload).toString()).toBe(long);
      const headers = { "if-none-match": `"other", ${first.headers.etag}`, "accept-encoding": "br" };
      for (const method of ["GET", "HEAD"] as const) {
        const again = await app.inject({ method, url: "/page", headers });
        expect([again.statusCode, again.body]).toEqual([304, ""]);
        if (method === "GET") expect(again.headers).not.toHaveProperty("content-length");
        expect(again.headers).toMatchObject({ etag: first.headers.etag, vary: "accept-encoding" });
      }
      const head = await app.inject({ method: "HEAD", url: "/page" });
      expect([head.statusCode, head.body, head.headers["content-length"]]).toEqual([200, "", String(long.length)]);
    });

    it.each([
      ["br", brotliDecompressSync],
      ["gzip", gunzipSync],
    ])(
      "packs whole answers and pieces by %s, of any length, and says so to caches and HEAD",
      async (encoding, unpack) => {
        const huge = "wheat ".repeat(100_000);
        const routes: FastifyPluginAsync = async (app) => {
          app.get("/huge", async (_request, reply) => reply.type("text/html; charset=utf-8").send(huge));
          app.get("/json", async (_request, reply) => reply.type("application/json").send({ huge }));
          app.get("/pieces", async (_request, reply) => reply.type("text/plain").send(Readable.from([huge, huge])));
          app.get("/image", async (_request, reply) => reply.type("image/png").send(Buffer.from(huge)));
        };
        const app = await start({}, { routes: [routes], renderError: () => huge });
        const headers = { "accept-encoding": encoding, accept: "text/html" };
        const bodies = { "/huge": huge, "/json": JSON.stringify({ huge }), "/pieces": huge + huge, "/nowhere": huge };
        for (const [url, body] of Object.entries(bodies)) {
          const answer = await app.inject({ url, headers });
          expect([url, answer.headers["content-encoding"]]).toEqual([url, encoding]);
          expect(unpack(answer.rawPayload).toString() === body).toBe(true);
          expect(answer.headers["vary"]).toMatch(/accept-encoding/i);
          if (url === "/pieces") continue;
          expect(answer.headers["content-length"]).toBe(String(answer.rawPayload.length));
          const plain = await app.inject({ url, headers: { accept: "text/html" } });
          expect([plain.body === body, plain.headers["vary"]]).toEqual([true, answer.headers["vary"]]);
          if (url === "/nowhere") continue;
          const head = await app.inject({ method: "HEAD", url, headers });
          expect(head.headers["content-length"]).toBe(answer.headers["content-length"]);
        }
        expect((await app.inject({ url: "/image", headers })).headers).not.toHaveProperty("content-encoding");
      },
    );

    it("does not pack what is small", async () => {
      const answer = await (await start()).inject({ url: "/query?a=1", headers: { "accept-encoding": "br" } });
      expect(answer.headers).not.toHaveProperty("content-encoding");
    });
  });

  describe("the rate limit", () => {
    const json = { accept: "application/json" };

    it("counts pages and unknown addresses together, says when to come again, and spares health", async () => {
      const app = await start({ DEFINEPK_RATE_LIMIT_PER_MINUTE: "3" });
      for (const url of ["/page", "/nowhere", "/%"]) expect((await app.inject(url)).statusCode).not.toBe(429);
      for (const url of ["/page", "/nowhere", "/%", "/api/gone/1"]) {
        const answer = await app.inject({ url, headers: json });
        expect(answer.statusCode).toBe(429);
        expect(Number(answer.headers["retry-after"])).toBeGreaterThan(0);
        expect(answer.json().error).toMatchObject({
          code: "too_many_requests",
          message: expect.stringMatching(/3 a minute are allowed. Please come again in \d+ seconds\.$/),
          details: { retryAfterSeconds: expect.any(Number) },
        });
      }
      expect((await app.inject("/health")).statusCode).toBe(200);
      expect((await app.inject({ url: "/page", remoteAddress: "10.0.0.9" })).statusCode).toBe(200);
    });

    it("does not count what crawlers and browsers ask for by themselves", async () => {
      const app = await start(
        { DEFINEPK_RATE_LIMIT_PER_MINUTE: "1" },
        { routes: [async (app) => void app.get("/robots.txt", async () => "User-agent: *")] },
      );
      await app.inject("/nowhere");
      expect((await app.inject("/nowhere")).statusCode).toBe(429);
      expect((await app.inject("/robots.txt")).statusCode).toBe(200);
      for (const path of ["/favicon.svg", "/favicon.ico"]) expect((await app.inject(path)).statusCode).toBe(404);
    });

    it("believes the proxy's own word alone on who the visitor is", async () => {
      const app = await start({ DEFINEPK_RATE_LIMIT_PER_MINUTE: "1", DEFINEPK_TRUST_PROXY: "yes" });
      const from = async (forwarded: string): Promise<number> =>
        (await app.inject({ url: "/page", headers: { "x-forwarded-for": forwarded } })).statusCode;
      expect(await from("1.1.1.1, 9.9.9.9")).toBe(200);
      expect(await from("2.2.2.2, 9.9.9.9")).toBe(429);
      expect(await from("9.9.9.8")).toBe(200);
      const direct = await start({ DEFINEPK_RATE_LIMIT_PER_MINUTE: "1" });
      expect((await direct.inject({ url: "/page", headers: { "x-forwarded-for": "1.1.1.1" } })).statusCode).toBe(200);
      expect((await direct.inject({ url: "/page", headers: { "x-forwarded-for": "1.1.1.2" } })).statusCode).toBe(429);
    });

    it("can be off", async () => {
      const app = await start({ DEFINEPK_RATE_LIMIT_PER_MINUTE: "0" });
      expect((await app.inject("/nowhere")).statusCode).toBe(404);
    });
  });

  describe("health and metrics", () => {
    it("is ready when all parts are", async () => {
      const app = await start();
      expect((await app.inject("/ready")).json()).toEqual({ status: "ready", parts: { catalogue: true } });
      const half = await start({}, { ready: async () => ({ catalogue: true, search: false }) });
      const answer = await half.inject("/ready");
      expect([answer.statusCode, answer.json().parts]).toEqual([503, { catalogue: true, search: false }]);
      const broken = await start({}, { ready: async () => Promise.reject(new Error("secret")) });
      expect((await broken.inject("/ready")).body).toBe('{"status":"not ready","parts":{}}');
    });

    it("times requests by route pattern, never by what was asked", async () => {
      const app = await start();
      for (const url of ["/api/gone/4711", "/page", "/page?q=private", "/nowhere/private", "/%private"])
        await app.inject(url);
      const { body } = await app.inject("/metrics");
      expect(body).toContain('http_request_duration_seconds_count{method="GET",route="/api/gone/:id",status="410"} 1');
      expect(body).toContain('http_request_duration_seconds_count{method="GET",route="/page",status="200"} 2');
      expect(body).toContain('http_request_duration_seconds_count{method="GET",route="none",status="404"} 1');
      expect(body).toContain("process_resident_memory_bytes");
      expect(body).not.toMatch(/4711|private/);
    });

    it.each([
      ["loopback", "127.0.0.1", {}, 200],
      ["loopback", "::1", {}, 200],
      ["loopback", "10.0.0.9", {}, 404],
      ["loopback", "127.0.0.1", { "x-forwarded-for": "127.0.0.1" }, 404],
      ["all", "10.0.0.9", {}, 200],
      ["off", "127.0.0.1", {}, 404],
    ])("are for %s: asked from %s with %o -> %i", async (metrics, remoteAddress, headers, status) => {
      const app = await start({ DEFINEPK_METRICS: metrics });
      expect((await app.inject({ url: "/metrics", remoteAddress, headers })).statusCode).toBe(status);
    });
  });

  it("logs each request without who asked and for what", async () => {
    const app = await start();
    await app.inject({ url: "/api/gone/private?q=private", remoteAddress: "10.1.2.3" });
    await app.inject({ url: "/private", remoteAddress: "10.1.2.3" });
    const told = lines.map((line) => JSON.parse(line)).filter((line) => line.msg === "request");
    expect(told).toMatchObject([
      { method: "GET", route: "/api/gone/:id", status: 410, ms: expect.any(Number), reqId: expect.any(String) },
      { method: "GET", route: "", status: 404 },
    ]);
    expect(lines.join("")).not.toMatch(/private|10\.1\.2\.3/);
  });

  it.each(["ftp://x.pk", "index.example.pk", "https://x.pk/index", "https://a@x.pk", "https://x.pk?q"])(
    "refuses the public address %s",
    async (address) => {
      await expect(start({ DEFINEPK_PUBLIC_URL: address })).rejects.toThrow(/DEFINEPK_PUBLIC_URL/);
    },
  );

  describe("on a port", () => {
    const settings = loadSettings({ DEFINEPK_PORT: "0" });
    const log = pino({ level: "silent" });

    /** Sends bytes as they are and gives all that comes back. */
    function raw(port: number, bytes: string): Promise<string> {
      return new Promise((resolve, reject) => {
        const socket = connect(port, "127.0.0.1", () => socket.write(bytes));
        let text = "";
        socket.setEncoding("latin1");
        socket.on("data", (part: string) => {
          text += part;
        });
        socket.on("end", () => resolve(text));
        socket.on("error", reject);
      });
    }

    /** The status of an answer, or why there was none. */
    function asked(port: number, agent: Agent): Promise<number | { code: string }> {
      return new Promise((resolve) => {
        const request = get({ port, host: "127.0.0.1", path: "/page", agent }, (answer) => {
          answer.resume();
          answer.on("end", () => resolve(answer.statusCode ?? 0));
          answer.on("error", (error: NodeJS.ErrnoException) => resolve({ code: error.code ?? "" }));
        });
        request.on("error", (error: NodeJS.ErrnoException) => resolve({ code: error.code ?? "" }));
      });
    }

    it("says its address, and stops only when requests under way are answered", async () => {
      const slow = Promise.withResolvers<string>();
      const arrived = Promise.withResolvers<void>();
      const app = await start(
        {},
        {
          routes: [
            async (app) => {
              app.get("/slow", async () => {
                arrived.resolve();
                return slow.promise;
              });
            },
          ],
        },
      );
      const server = await startServer(app, settings, log);
      expect(server.url).toMatch(/^http:\/\/localhost:\d+$/);
      const base = server.url.replace("localhost", "127.0.0.1");
      const answer = fetch(`${base}/slow`);
      await arrived.promise;
      const stopped = server.stop();
      expect(server.stop()).toBe(stopped);
      slow.resolve("done");
      expect(await (await answer).text()).toBe("done");
      await stopped;
      await expect(fetch(`${base}/health`)).rejects.toThrow("fetch failed");
    });

    it("answers all who ask without pause on kept connections until they know that it stops", async () => {
      const server = await startServer(await start({ DEFINEPK_RATE_LIMIT_PER_MINUTE: "0" }), settings, log);
      const port = Number(new URL(server.url).port);
      let stopping = false;
      const ends: { sent: boolean; error: string }[] = [];
      let answers = 0;
      const client = async (): Promise<void> => {
        const agent = new Agent({ keepAlive: true, maxSockets: 1 });
        for (;;) {
          const sentBefore = !stopping;
          const answer = await asked(port, agent);
          if (typeof answer !== "number") {
            ends.push({ sent: sentBefore, error: answer.code });
            break;
          }
          expect(answer).toBe(200);
          answers++;
        }
        agent.destroy();
      };
      const clients = Array.from({ length: 30 }, client);
      await vi.waitUntil(() => answers > 300, 20_000);
      stopping = true;
      const stopped = server.stop();
      await Promise.all([...clients, stopped]);
      expect(ends).toEqual(Array.from({ length: 30 }, () => ({ sent: false, error: "ECONNREFUSED" })));
    });

    it("answers on a connection that was idle when it began to stop, and then ends it", async () => {
      const server = await startServer(await start(), settings, log);
      const socket = connect(Number(new URL(server.url).port), "127.0.0.1");
      const ask = "GET /query HTTP/1.1\r\nhost: x\r\n\r\n";
      socket.setEncoding("latin1").write(ask);
      expect(await once(socket, "data")).toEqual([expect.not.stringContaining("connection: close")]);
      const stopped = server.stop();
      socket.write(ask);
      expect(await once(socket, "data")).toEqual([expect.stringMatching(/^HTTP\/1\.1 200 [^]*\r\nconnection: close/)]);
      await Promise.all([once(socket, "end"), stopped]);
    });

    it("cuts off at last what never ends", async () => {
      const arrived = Promise.withResolvers<void>();
      const hang: FastifyPluginAsync = async (app) => {
        app.get("/hang", () => {
          arrived.resolve();
          return new Promise(() => {});
        });
      };
      const server = await startServer(await start({}, { routes: [hang] }), settings, log, 20);
      const answer = fetch(`${server.url.replace("localhost", "127.0.0.1")}/hang`);
      await arrived.promise;
      const [cut] = await Promise.allSettled([answer, server.stop()]);
      expect(cut.status).toBe("rejected");
    });

    it("takes long addresses, and refuses what is not HTTP or longer still", async () => {
      const app = await start();
      const server = await startServer(app, settings, log);
      const port = Number(new URL(server.url).port);
      const long = await raw(
        port,
        `GET /query?q=${"x".repeat(50_000)} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`,
      );
      expect(long).toMatch(/^HTTP\/1\.1 200 /);
      const garbage = await raw(port, "\x16\x03\x01 garbage\r\n\r\n");
      expect(garbage).toMatch(/^HTTP\/1\.1 400 Bad Request/);
      expect(JSON.parse(garbage.slice(garbage.indexOf("\r\n\r\n")))).toMatchObject({ error: { code: "bad_request" } });
      const longer = await raw(port, `GET /query?q=${"x".repeat(500_000)} HTTP/1.1\r\nhost: x\r\n\r\n`);
      expect(longer).toMatch(/^HTTP\/1\.1 431 [^]*<h1>431 [^]*too long/);
      const absolute = await raw(
        port,
        "GET http://elsewhere/api/gone/1 HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n",
      );
      expect(absolute).toMatch(/^HTTP\/1\.1 410 Gone/);
      await server.stop();
    });

    it("says what to do when the port is taken", async () => {
      const first = await startServer(await start(), settings, log);
      const taken = { ...settings, port: Number(new URL(first.url).port) };
      await expect(startServer(await start(), taken, log)).rejects.toThrow(
        /something else listens there.*DEFINEPK_PORT/,
      );
      await first.stop();
    });
  });
});
