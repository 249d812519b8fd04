import { describe, expect, it } from "vitest";
import { count, list, percent } from "./format.ts";

describe("words for numbers", () => {
  it("tells one from many", () => {
    expect(count(1, "article", "articles")).toBe("1 article");
    expect(count(0, "article", "articles")).toBe("0 articles");
    expect(count(12345, "article", "articles")).toBe("12,345 articles");
  });
  it("never rounds some to none, nor nearly all to all", () => {
    expect([
      percent(0, 0),
      percent(0, 9),
      percent(1, 900),
      percent(899, 900),
      percent(900, 900),
      percent(1, 3),
    ]).toEqual(["0 %", "0 %", "1 %", "99 %", "100 %", "33 %"]);
  });
  it("joins lists", () => {
    expect([list([]), list(["a"]), list(["a", "b"]), list(["a", "b", "c"])]).toEqual([
      "",
      "a",
      "a and b",
      "a, b and c",
    ]);
  });
});
