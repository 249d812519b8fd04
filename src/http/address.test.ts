import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isApiPath, isMalformed, parseQueryString, pathOf } from "./address.ts";

describe("pathOf", () => {
  it.each([
    ["/a/b?c=/d", "/a/b"],
    ["/a#b", "/a"],
    ["http://host:80/a?b", "/a"],
    ["HTTPS://host?b", ""],
    ["*", "*"],
    ["", ""],
  ])("%s -> %s", (target, path) => expect(pathOf(target)).toBe(path));
});

describe("isMalformed", () => {
  it.each([
    "/%",
    "/%e",
    "/%zz/a",
    "/%ff",
    "/a/%00",
    "/a%0ab",
    "/a%7F",
    `/${"x".repeat(501)}`,
    `/a/${"%d8%ba".repeat(501)}`,
  ])("%s", (target) => expect(isMalformed(target)).toBe(true));

  it.each([
    "/",
    "",
    "*",
    "/a/b",
    "/keywords/غالب",
    "/keywords/%d8%ba",
    "/a?q=%00%zz",
    "/%2f%2e%2e",
    `/${"x".repeat(500)}`,
  ])("not %s", (target) => expect(isMalformed(target)).toBe(false));

  it("takes whatever encodeURIComponent makes of readable text", () => {
    const text = fc
      .string({ unit: "grapheme", maxLength: 100 })
      .filter((one) => !/[\0-\x1f\x7f]/.test(one) && one.isWellFormed());
    fc.assert(
      fc.property(text, (part) => {
        expect(isMalformed(`/a/${encodeURIComponent(part)}`)).toBe(false);
      }),
    );
  });
});

describe("isApiPath", () => {
  it.each([
    ["/api", true],
    ["/api/v1/search?q=1", true],
    ["/api?x", true],
    ["http://host/api/v1", true],
    ["/apiary", false],
    ["/search?q=/api/", false],
    ["/", false],
  ])("%s -> %s", (target, api) => expect(isApiPath(target)).toBe(api));
});

describe("parseQueryString", () => {
  it("gives back what URLSearchParams writes, controls apart", () => {
    const text = fc.string({ unit: "grapheme" }).filter((one) => one.isWellFormed());
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text), { maxLength: 20 }), (fields) => {
        const query = parseQueryString(new URLSearchParams(fields).toString());
        expect(Object.getPrototypeOf(query)).toBe(null);
        for (const [name, value] of fields) {
          expect([query[name]].flat()).toContain(value.replace(/[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/g, " "));
        }
      }),
    );
  });
});
