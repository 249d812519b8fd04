import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { editDistance } from "./edit-distance.ts";

describe("editDistance", () => {
  it.each([
    ["", "", 0],
    ["wheat", "wheat", 0],
    ["mentorshp", "mentorship", 1],
    ["wehat", "wheat", 1],
    ["author", "autor", 1],
    ["kitten", "sitting", 3],
    ["ca", "abc", 3],
    ["غالب", "غلب", 1],
  ])("of %j and %j is %i", (a, b, distance) => expect(editDistance(a, b, 5)).toBe(distance));

  it("is a distance, and told no further than asked", () => {
    const word = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 7 });
    fc.assert(
      fc.property(word, word, (a, b) => {
        const full = editDistance(a, b, 20);
        expect(editDistance(b, a, 20)).toBe(full);
        expect(full === 0).toBe(a === b);
        expect(editDistance(a, b, 2)).toBe(Math.min(full, 3));
      }),
    );
  });
});
