import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { graphemeEnd, graphemeStart, isGraphemeBoundary } from "./grapheme.ts";

describe("graphemes", () => {
  it("may be cut where the platform's segmenter cuts", () => {
    const unit = fc.constantFrom(
      "a",
      "é",
      " ",
      "\u0301",
      "\u200d",
      "👩",
      "🏽",
      "🇵",
      "🇰",
      "\u0600",
      "1",
      "غ",
      "\u064e",
      "क",
      "्",
      "\r",
      "\n",
    );
    const segmenter = new Intl.Segmenter("und", { granularity: "grapheme" });
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 30 }), (text) => {
        const bounds = new Set([...segmenter.segment(text)].map((one) => one.index).concat(text.length, 0));
        for (let at = 0; at <= text.length; at += 1) {
          expect(isGraphemeBoundary(text, at)).toBe(bounds.has(at));
          expect(graphemeStart(text, at)).toBe(Math.max(...[...bounds].filter((bound) => bound <= at)));
          expect(graphemeEnd(text, at)).toBe(Math.min(...[...bounds].filter((bound) => bound >= at)));
        }
      }),
      { numRuns: 1000 },
    );
  });

  it("without end are cut all the same, but never inside a character", () => {
    const text = `a${"\u0301".repeat(1000)}${"🏽".repeat(500)}`;
    expect(graphemeStart(text, 500)).toBe(500);
    expect(text.slice(0, graphemeStart(text, 1402)).isWellFormed()).toBe(true);
    expect(text.slice(0, graphemeEnd(text, 1402)).isWellFormed()).toBe(true);
  });
});
