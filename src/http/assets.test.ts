import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import Fastify from "fastify";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { loadAssets } from "./assets.ts";

const css = `@font-face { src: url("face.woff2") }\n${".a { color: red }\n".repeat(100)}.b { background: url(data:image/png;base64,AA) }`;

describe("assets", () => {
  let folder: string;
  const put = (name: string, content: string | Uint8Array): void => {
    mkdirSync(join(folder, name, ".."), { recursive: true });
    writeFileSync(join(folder, name), content);
  };
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "assets-"));
    put("styles/site.css", css);
    put("client/site.js", 'import { a } from "./parts/a.js";\na();\n//# sourceMappingURL=site.js.map\n');
    put("client/parts/a.js", "export const a = () => 1;\n");
    put("client/site.js.map", "{}");
    put("font/face.woff2", new Uint8Array([1, 2, 3]));
    put("font/other.woff2", new Uint8Array([4]));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const load = () =>
    loadAssets([
      { folder: join(folder, "styles") },
      { folder: join(folder, "client") },
      { folder: join(folder, "font"), only: ["face.woff2"] },
    ]);
  const serve = async (table = load()) => {
    const app = Fastify();
    await app.register(table.plugin);
    return app;
  };

  it("names each file with a hash of its content, and of what it refers to", () => {
    const before = load();
    expect(before.url("site.css")).toMatch(/^\/assets\/site\.[A-Za-z0-9]{12}\.css$/);
    expect(before.url("parts/a.js")).toMatch(/^\/assets\/parts\/a\.[A-Za-z0-9]{12}\.js$/);
    expect(before.bytes("face.woff2")).toBe(3);
    put("font/face.woff2", new Uint8Array([9]));
    put("client/parts/a.js", "export const a = () => 2;\n");
    const after = load();
    for (const name of ["site.css", "site.js", "parts/a.js", "face.woff2"]) {
      expect(after.url(name)).not.toBe(before.url(name));
    }
  });

  it("replaces references by addresses, and leaves the rest of a file alone", async () => {
    const table = load();
    const app = await serve(table);
    const sheet = await app.inject(table.url("site.css"));
    expect(sheet.body).toBe(css.replace("face.woff2", table.url("face.woff2")));
    const script = await app.inject(table.url("site.js"));
    expect(script.body).toBe(`import { a } from "${table.url("parts/a.js")}";\na();\n`);
    expect(script.headers["content-type"]).toBe("text/javascript; charset=utf-8");
  });

  it("sends what the client can unpack, kept for ever", async () => {
    const table = load();
    const app = await serve(table);
    const url = table.url("site.css");
    const plain = await app.inject(url);
    const br = await app.inject({ url, headers: { "accept-encoding": "gzip, deflate, br" } });
    const gzip = await app.inject({ url, headers: { "accept-encoding": "gzip, br;q=0" } });
    expect(plain.headers["content-encoding"]).toBeUndefined();
    expect(br.headers["content-encoding"]).toBe("br");
    expect(brotliDecompressSync(br.rawPayload).toString()).toBe(plain.body);
    expect(gunzipSync(gzip.rawPayload).toString()).toBe(plain.body);
    expect(plain.headers["cache-control"]).toBe("public, max-age=31536000, immutable");
    expect(plain.headers.vary).toBe("accept-encoding");
    const again = await app.inject({ url, headers: { "if-none-match": String(br.headers.etag) } });
    expect([again.statusCode, again.body]).toEqual([304, ""]);
    const head = await app.inject({ method: "HEAD", url });
    expect([head.statusCode, head.body, head.headers["content-length"]]).toEqual([200, "", String(plain.body.length)]);
  });

  it("serves nothing but the files loaded", async () => {
    const app = await serve();
    for (const url of [
      "/assets/",
      "/assets/site.css",
      "/assets/../assets.ts",
      "/assets/%2e%2e/x",
      "/assets/other.woff2",
    ]) {
      expect((await app.inject(url)).statusCode).toBe(404);
    }
  });

  it.each([
    [
      "a reference to a file that is not there",
      () => put("styles/bad.css", "a { background: url(gone.svg) }"),
      /gone.svg/,
    ],
    ["a circle", () => put("client/parts/a.js", 'import "../site.js";'), /circle/],
    ["a name that two roots have", () => put("styles/site.js", "1"), /two assets/],
    ["a strange name", () => put("styles/a b.css", "1"), /not allowed/],
  ])("refuses %s", (_, arrange, message) => {
    arrange();
    expect(load).toThrow(message);
  });

  it("says which names there are when a page asks for another", () => {
    expect(() => load().url("nope.css")).toThrow(/no asset is named nope.css; there are .*site.css/);
  });
});
