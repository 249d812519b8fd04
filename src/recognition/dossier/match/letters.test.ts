import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lettersOf, nearestStretch } from "./letters.ts";

/** Levenshtein's distance by its definition. */
function distance(a: string, b: string): number {
  if (a === "" || b === "") return a.length + b.length;
  const rest = distance(a.slice(1), b.slice(1)) + (a[0] === b[0] ? 0 : 1);
  return a[0] === b[0] ? rest : Math.min(rest, distance(a.slice(1), b) + 1, distance(a, b.slice(1)) + 1);
}

describe("the nearest stretch of a text", () => {
  const text = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 8 });
  it("is no farther than any other, and as far as it says", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom("a", "b", "c"), minLength: 1, maxLength: 5 }),
        text,
        (pattern, whole) => {
          const found = nearestStretch(pattern, whole);
          expect(distance(pattern, whole.slice(found.start, found.end))).toBe(found.distance);
          for (let start = 0; start <= whole.length; start += 1)
            for (let end = start; end <= whole.length; end += 1)
              expect(distance(pattern, whole.slice(start, end))).toBeGreaterThanOrEqual(found.distance);
        },
      ),
    );
  });
  it("leads back to the words of the text", () => {
    const { letters, starts, ends, text: whole } = lettersOf("Khan S. Effect of salt-stress on Rice. 2010");
    const { start, end } = nearestStretch("effectofsaltstressonrice", letters);
    expect(whole.slice(starts[start], ends[end - 1])).toBe("Effect of salt-stress on Rice");
  });
});
