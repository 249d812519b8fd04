import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hasSharedData, sharedData } from "../../test/shared-data.ts";
import type { Contributor } from "../domain/contributor.ts";
import { parseName } from "../domain/name.ts";
import { sameFirstAuthor } from "./first-author.ts";
import { similarTitles, titleKey } from "./title.ts";

describe("titles", () => {
  it("have one key whatever their case, punctuation and markup", () => {
    const key = "the effect of e coli on health";
    for (const title of [
      "The Effect of E. coli on health",
      "THE EFFECT OF <i>E. COLI</i> ON HEALTH.",
      "The effect of &lt;i&gt;E. coli&lt;/i&gt;\non health",
    ]) {
      expect(titleKey(title)).toBe(key);
    }
    expect(titleKey("غالب كي شاعری!")).toBe(titleKey("غالبؔ کی شاعری"));
    expect(titleKey("…")).toBe("");
  });

  it.each([
    ["Unlocking the potential: exploring perceptions of students", "UNLOCKING THE POTENTIAL"],
    ["The effect of x on yields of wheat in Punjab", "Effect of x on yields of wheat in the Punjab"],
    ["Editorial", "EDITORIAL."],
    ["Health & education", "Health and Education"],
    ["Health &amp; education", "Health and Education"],
    ["Health care in Pakistan", "Healthcare in Pakistan"],
    ["غالب کی شاعری", "غالب كی شاعرى"],
  ])("%j is like %j", (a, b) => {
    expect(similarTitles(a, b)).toBe(true);
  });

  it.each([
    ["A long story about the sea, part 1", "A long story about the sea, part 2"],
    ["A long story about the sea, part II", "A long story about the sea, part III"],
    ["Letter from the editor", "Letter from the president"],
    ["Water", "Water: a history"],
    ["Editorial", "Foreword"],
    ["Report 2019", "Report 2020"],
    ["", "Editorial"],
  ])("%j is not like %j", (a, b) => {
    expect(similarTitles(a, b)).toBe(false);
  });

  it("likeness is symmetric and reflexive", () => {
    const title = fc.oneof(
      fc
        .array(fc.constantFrom("effect", "of", "wheat", ":", "Part", "1", "2", "؟", "غالب", "<i>", "</i>", "."), {
          maxLength: 10,
        })
        .map((words) => words.join(" ")),
      fc.string({ unit: "grapheme" }),
    );
    fc.assert(
      fc.property(title, title, (a, b) => {
        expect(similarTitles(a, a)).toBe(true);
        expect(similarTitles(a, b)).toBe(similarTitles(b, a));
      }),
      { numRuns: 500 },
    );
  });

  it.skipIf(!hasSharedData)("of 3,000 different works are hardly ever alike", () => {
    const lines = gunzipSync(readFileSync(sharedData("bench/arxiv-88k.jsonl.gz")))
      .toString("utf8")
      .split("\n", 3000);
    const titles = lines.map((line) => (JSON.parse(line) as { title: string }).title);
    let alike = 0;
    for (let i = 0; i < titles.length; i += 1) {
      for (let step = 1; step <= 5; step += 1)
        if (similarTitles(titles[i] ?? "", titles[(i + step * 571) % titles.length] ?? "")) alike += 1;
    }
    expect(alike).toBe(0);
  });
});

describe("sameFirstAuthor", () => {
  const by = (...names: string[]): Contributor[] =>
    names.map((name) => ({ name: parseName(name), role: "author", affiliations: [] }));

  it.each([
    ["Jadoon, Sara", "Sara Jadoon"],
    ["Jadoon, S.", "Jadoon, Sara"],
    ["Rehman, Muhammad", "Rahman, Mohammad"],
    ["Khan, M. A.", "Khan, Muhammad Ali"],
    ["Haq, Zia ul", "Zia ul-Haq"],
    ["Dr. Sara Jadoon", "JADOON, SARA"],
    ["Minaruzzaman,", "Minaruzzaman"],
    ["محمد علی", "محمّد علي"],
  ])("%s is %s", (a, b) => {
    expect(sameFirstAuthor(by(a), by(b))).toBe(true);
    expect(sameFirstAuthor(by(b), by(a))).toBe(true);
  });

  it.each([
    ["Jadoon, Sara", "Khan, Sara"],
    ["Khan, Ayesha", "Khan, Bilal"],
    ["Khan, A.", "Khan, Bilal"],
    ["Hassan, Ali", "Hussain, Ali"],
  ])("%s is not %s", (a, b) => {
    expect(sameFirstAuthor(by(a), by(b))).toBe(false);
  });

  it("goes by ORCID iDs where both have one, and knows nothing without authors", () => {
    const [sara] = by("Jadoon, Sara");
    const orcid = (value: string) => ({ scheme: "orcid" as const, value, valid: true });
    if (sara === undefined) throw new Error("no contributor");
    const one = [{ ...sara, orcid: orcid("0000-0002-1825-0097") }];
    expect(sameFirstAuthor(one, [{ ...sara, orcid: orcid("0000-0001-5109-3700") }])).toBe(false);
    expect(sameFirstAuthor(one, [{ ...sara, name: parseName("S. J."), orcid: orcid("0000-0002-1825-0097") }])).toBe(
      true,
    );
    expect(sameFirstAuthor([], [])).toBe(false);
  });

  it("looks at authors before editors", () => {
    const editor = { ...by("Khan, Bilal")[0], role: "editor" } as Contributor;
    expect(sameFirstAuthor([editor, ...by("Jadoon, Sara")], by("Sara Jadoon"))).toBe(true);
  });
});
