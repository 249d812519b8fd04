import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hostOf, safeHref } from "./safe-href.ts";

describe("safeHref", () => {
  it.each([
    ["https://jmedsci.com/a?b=c&d=e#f", "https://jmedsci.com/a?b=c&d=e#f"],
    ["http://example.pk", "http://example.pk/"],
    ["  https://example.pk/x ", "https://example.pk/x"],
    ["mailto:editor@example.pk", "mailto:editor@example.pk"],
    ["/articles/a1", "/articles/a1"],
    ["HTTPS://EXAMPLE.PK/A", "https://example.pk/A"],
  ])("lets %s through", (given, expected) => expect(safeHref(given)).toBe(expected));

  it.each([
    ["javascript:alert(1)"],
    ["JaVaScRiPt:alert(1)"],
    ["java\nscript:alert(1)"],
    ["\u0001javascript:alert(1)"],
    ["data:text/html,<script>alert(1)</script>"],
    ["vbscript:x"],
    ["file:///etc/passwd"],
    ["blob:https://example.pk/1"],
    ["//evil.example/x"],
    ["/\\evil.example/x"],
    ["/x\\y"],
    ["https://user:pass@evil.example/"],
    ["https://exa\u202emple.pk/"],
    ["https://"],
    ["not an address"],
    [""],
    [undefined],
    [`https://example.pk/${"x".repeat(3000)}`],
  ])("refuses %j", (given) => expect(safeHref(given)).toBeUndefined());

  it("gives nothing but http, https, mailto and own paths, whatever it gets", () => {
    const scheme = fc.constantFrom(
      "javascript:",
      "data:",
      "https://",
      "http://",
      "//",
      "/",
      "mailto:",
      "\tjavascript:",
      "",
    );
    fc.assert(
      fc.property(fc.tuple(scheme, fc.string({ unit: "binary-ascii" })), ([before, rest]) => {
        const href = safeHref(before + rest);
        if (href === undefined) return;
        const base = "https://here.example";
        const url = new URL(href, base);
        expect(["http:", "https:", "mailto:"]).toContain(url.protocol);
        if (href.startsWith("/")) expect(url.origin).toBe(base);
      }),
    );
  });

  it("names the host that a link leads to", () => {
    expect(hostOf("https://www.jmedsci.com/x")).toBe("jmedsci.com");
    expect(hostOf("mailto:a@b.pk")).toBeUndefined();
  });
});
