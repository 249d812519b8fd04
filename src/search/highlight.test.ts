import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Highlighter } from "./highlight.ts";
import { parseQuery } from "./parse.ts";
import type { Segment } from "./result.ts";

const by = (q: string, field: "title" | "author" | "abstract" = "title"): Highlighter =>
  new Highlighter(parseQuery(q).query, field);
const show = (parts: readonly Segment[]): string =>
  parts.map((part) => (part.hit ? `[${part.text}]` : part.text)).join("");

describe("highlights", () => {
  it.each([
    ["mentorship", "A Mentorship program", "A [Mentorship] program"],
    ["programs", "A mentorship program", "A mentorship [program]"],
    ['"programs"', "A mentorship program", "A mentorship program"],
    ['"focus group"', "Focus on the focus\ngroup", "Focus on the [focus\ngroup]"],
    ["focus group", "a focus group and a group", "a [focus group] and a [group]"],
    ["ment*", "Mentors, menthol; men", "[Mentors], [menthol]; men"],
    ["wheat -rice", "wheat and rice", "[wheat] and rice"],
    ["author:khan wheat", "Khan on wheat", "Khan on [wheat]"],
    ["naive", "Naïve Bayes", "[Naïve] Bayes"],
    ["غالب كي", "مرزا غالبؔ کی شاعری", "مرزا [غالبؔ کی] شاعری"],
    ["كتاب", "کِتاب", "[کِتاب]"],
    ["covid-19", "On COVID-19, covid and 19", "On [COVID-19], covid and 19"],
    ["ghalib shairi", "مرزا غالبؔ کی شاعری", "مرزا [غالبؔ] کی [شاعری]"],
    ["غالب", "The letters of Ghalib, and Galib's", "The letters of [Ghalib], and [Galib's]"],
    ["human", "ہمیں", "ہمیں"],
    ['"ghalib"', "غالب", "غالب"],
    ["طباعت", "میںطباعت کا", "میں[طباعت] کا"],
    ["میں", "میں\u200cبوٹی", "[میں\u200c]بوٹی"],
    ["Mohammed Iqbal", "Muhammad Iqbal's thought", "[Muhammad Iqbal's] thought"],
    ["behaviour", "Behavioral, behaviors", "Behavioral, [behaviors]"],
    ["آزادی", "ازادی کا", "[ازادی] کا"],
    ["e\u0301tude", "etude and e\u0301tude\u0308", "[etude] and [e\u0301tude\u0308]"],
    ["year:2015 kind:article", "year 2015 article", "year 2015 article"],
    ["", "anything", "anything"],
  ])("mark %s in %j", (q, text, marked) => expect(show(by(q).mark(text))).toBe(marked));

  it("mark the other spellings of a name in names", () => {
    expect(show(by("Mohammad", "author").mark("Muhammad Rahman"))).toBe("[Muhammad] Rahman");
  });

  it("lose no letter, whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.constantFrom("a", "wheat", "غالب", '"a b"', "ab*"), (text, q) => {
        const parts = by(q).mark(text);
        expect(parts.map((part) => part.text).join("")).toBe(text);
        expect(parts.every((part) => part.text !== "")).toBe(true);
      }),
    );
  });
});

describe("passages", () => {
  const filler = (n: number): string =>
    Array.from({ length: n }, (_, i) => `This is sentence number ${i} of a long abstract. `).join("");

  it("are the beginning where nothing is found, and whole where the text is short", () => {
    expect(show(by("wheat", "abstract").passage("A short one."))).toBe("A short one.");
    const start = show(by("wheat", "abstract").passage(filler(50)));
    expect(start).toMatch(/^This is sentence number 0/);
    expect(start).toMatch(/ …$/);
    expect(start.length).toBeLessThan(260);
  });

  it("begin with the sentence that has most of what is looked for", () => {
    const text = `${filler(20)}Only wheat here. ${filler(20)}Both wheat and rice are here. ${filler(20)}`;
    const passage = show(by("wheat rice", "abstract").passage(text));
    expect(passage).toMatch(/^… Both \[wheat\] and \[rice\] are here\. This/);
    expect(passage.length).toBeLessThan(280);
  });

  it("work in Urdu", () => {
    const text = `${"یہ ایک جملہ ہے۔ ".repeat(40)}غالب کی شاعری پر ایک نظر۔ ${"یہ ایک جملہ ہے۔ ".repeat(40)}`;
    expect(show(by("شاعرى", "abstract").passage(text))).toMatch(/^… غالب کی \[شاعری\] پر ایک نظر۔/);
  });

  it("take the window with most different words, not the most words", () => {
    const text = `${filler(10)}Wheat wheat wheat wheat. ${filler(20)}Wheat beside rice. ${filler(20)}`;
    expect(show(by("wheat rice", "abstract").passage(text))).toMatch(/^… \[Wheat\] beside \[rice\]\./);
  });

  it("begin with a word where no sentence begins nearby, and end with one", () => {
    const text = `${"word ".repeat(200)}wheat ${"other ".repeat(200)}`;
    expect(show(by("wheat", "abstract").passage(text))).toMatch(/^… (?:word )+\[wheat\](?: other)+ …$/);
  });

  it("close with the stop of the last sentence", () => {
    const text = `${"x".repeat(50)} wheat ${"y".repeat(180)}. ${"z".repeat(400)}`;
    expect(show(by("wheat", "abstract").passage(text))).toMatch(/y\. …$/);
  });

  it("never part what readers see as one letter", () => {
    const unit = fc.constantFrom(
      "a",
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
      "ے",
      "ں",
      "क",
      "्",
      "ष",
      "\r",
      "\n",
      "각",
      "\u11a8",
      ".",
    );
    const segmenter = new Intl.Segmenter("und", { granularity: "grapheme" });
    /** Offsets at which the parts cut the text inside a letter; none where the shown part stands in the text more than once. */
    const wrongCuts = (text: string, parts: readonly Segment[]): number[] => {
      const shown = parts.map((part) => part.text).filter((part) => part !== "… " && part !== " …");
      const start = text.indexOf(shown.join(""));
      if (start < 0 || text.includes(shown.join(""), start + 1)) return [];
      const letters = new Set([...segmenter.segment(text)].map((one) => one.index).concat(text.length));
      const cuts = shown.map((_, i) => start + shown.slice(0, i).join("").length);
      return cuts.filter((cut) => !letters.has(cut));
    };
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 700 }), fc.constantFrom("a", "غ 1", "क", "ے", '"a a"'), (text, q) => {
        fc.pre(!/\p{M}{20}/u.test(text));
        expect(wrongCuts(text, by(q).mark(text))).toEqual([]);
        expect(wrongCuts(text, by(q, "abstract").passage(text))).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  it("are had from a text of a million characters without looking at all of it again and again", () => {
    const text = "wheat and rice, rye and oats. ".repeat(35_000);
    const q = Array.from({ length: 60 }, (_, i) => `word${i}`).join(" OR ");
    expect(show(by(`${q} OR rice`, "abstract").passage(text))).toMatch(/^wheat and \[rice\]/);
    const marked = by(`${q} OR rice`).mark(text);
    expect(marked.filter((part) => part.hit)).toHaveLength(35_000);
  });

  it("are bounded, and parts of the text, whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 3000 }), fc.constantFrom("a", "b c", "غالب"), (text, q) => {
        const parts = by(q, "abstract").passage(text);
        const shown = parts.filter((part) => part.text !== "… " && part.text !== " …").map((part) => part.text);
        expect(text.toWellFormed()).toContain(shown.join(""));
        expect(shown.join("").length).toBeLessThanOrEqual(300);
      }),
    );
    expect(
      by("a", "abstract")
        .passage("a".repeat(1_000_000))
        .map((part) => part.text)
        .join("").length,
    ).toBeLessThan(300);
  });
});
