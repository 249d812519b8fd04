import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { areOneStory, headlineWords, storyKeys, storyTime } from "../../src/text/headlines/index.ts";
import { hasSharedData } from "../shared-data.ts";
import { type Labelled, labelledPairs, type Pair } from "./pairs.ts";

const story = ({ title, outlet, published }: Labelled) => ({
  outlet,
  words: headlineWords(title),
  time: storyTime(published),
});

function counted(pairs: readonly Pair[]) {
  const said = pairs.map((pair) => ({ ...pair, said: areOneStory(story(pair.a), story(pair.b)) }));
  const right = said.filter((pair) => pair.same && pair.said).length;
  return {
    pairs: pairs.length,
    same: pairs.filter((pair) => pair.same).length,
    precision: right / said.filter((pair) => pair.said).length,
    recall: right / said.filter((pair) => pair.same).length,
  };
}

const percent = (part: number): string => `${(100 * part).toFixed(1)} %`;

describe.skipIf(!hasSharedData)("stories of real headlines", () => {
  const pairs = hasSharedData ? labelledPairs() : [];

  it("join what people say is the same, and little else", () => {
    expect(pairs.length).toBeGreaterThanOrEqual(300);
    const all = counted(pairs);
    const heldOut = counted(pairs.filter((pair) => pair.heldOut));
    for (const [name, found] of [
      ["all pairs", all],
      ["held out", heldOut],
    ] as const) {
      console.log(
        `${name}: ${found.pairs} pairs, ${found.same} of the same news; precision ${percent(found.precision)}, recall ${percent(found.recall)}`,
      );
    }
    expect(all.precision).toBeGreaterThanOrEqual(0.98);
    expect(all.recall).toBeGreaterThanOrEqual(0.9);
    expect(heldOut.precision).toBeGreaterThanOrEqual(0.95);
    expect(heldOut.recall).toBeGreaterThanOrEqual(0.88);
  });

  it("find each other by a key", () => {
    const joined = pairs.filter((pair) => areOneStory(story(pair.a), story(pair.b)));
    const met = joined.filter(({ a, b }) => {
      const keys = storyKeys(headlineWords(a.title));
      return storyKeys(headlineWords(b.title)).some((key) => keys.includes(key));
    });
    console.log(`${met.length} of ${joined.length} joined pairs have a key in common`);
    expect(met.length / joined.length).toBeGreaterThanOrEqual(0.97);
  });
});

describe("whether two headlines are of one story", () => {
  const words = fc.array(
    fc.constantFrom("kites", "lahore", "two", "5", "نے", "پتنگ", "لاہور", "says", "K-P", "Rs2,600", ":", "beats"),
    {
      maxLength: 12,
    },
  );
  const headline = fc.record({
    title: words.map((list) => list.join(" ")),
    outlet: fc.constantFrom("A", "B"),
    published: fc.constantFrom(
      undefined,
      { start: "2026" },
      { start: "2026-05-12" },
      { start: "2026-05-13" },
      { start: "2026-05-20" },
    ),
  });

  it("does not depend on which comes first", () => {
    fc.assert(
      fc.property(headline, headline, (a, b) => {
        expect(areOneStory(story(a), story(b))).toBe(areOneStory(story(b), story(a)));
      }),
      { numRuns: 2000 },
    );
  });

  it("never throws, whatever is in a title, and takes time in proportion", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 600 }), (title) => {
        expect(storyKeys(headlineWords(title)).length).toBeLessThanOrEqual(16);
      }),
    );
  });

  const day = (start: string, outlet = "A", title = "Kite festival opens in Lahore after ten years"): Labelled => ({
    title,
    outlet,
    published: { start },
  });

  it("minds the days between them, and columns that have one name every day", () => {
    const first = day("2026-05-12");
    expect(areOneStory(story(first), story(day("2026-05-14", "B")))).toBe(true);
    expect(areOneStory(story(first), story(day("2026-05-15", "B")))).toBe(false);
    expect(areOneStory(story(first), story(day("2026-05-12")))).toBe(true);
    expect(areOneStory(story(first), story(day("2026-05-13")))).toBe(false);
    expect(areOneStory(story(first), story(day("2026", "B")))).toBe(false);
    expect(areOneStory(story(day("2026")), story(day("2026")))).toBe(false);
  });
});
