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
