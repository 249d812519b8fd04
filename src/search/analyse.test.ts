import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { exactTerms, rememberingSoftForm, softForm } from "./analyse.ts";
import { names, textFields } from "./fields.ts";

describe("softForm", () => {
  it.each([
    ["title", "mohammed", "muhammad"],
    ["abstract", "rehman", "rahman"],
    ["title", "sultans", "sultan"],
    ["title", "gulls", "gull"],
    ["title", "studies", "study"],
    ["title", "آزاد", "ازاد"],
    ["title", "لئے", "لیے"],
    ["author", "mohd", "محمد"],
    ["author", "yusuf", "یوسف"],
  ] as const)("in %s: %s meets %s", (field, a, b) => expect(softForm(a, field)).toBe(softForm(b, field)));

  it.each([
    ["title", "said", "saeed"],
    ["title", "ملک", "مالک"],
    ["title", "md", "muhammad"],
    ["title", "deen", "din"],
    ["author", "studies", "study"],
  ] as const)("in %s: %s does not meet %s", (field, a, b) => expect(softForm(a, field)).not.toBe(softForm(b, field)));

  it("is never empty, and the same when remembered", () => {
    const remembering = rememberingSoftForm(3);
    const field = fc.constantFrom(...names(textFields));
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.string({ unit: fc.constantFrom(..."ءئیےکآ ab".split("")) }),
    );
    fc.assert(
      fc.property(text, field, (words, field) => {
        for (const term of exactTerms(words)) {
          expect(softForm(term, field)).not.toBe("");
          expect(remembering(term, field)).toBe(softForm(term, field));
        }
      }),
    );
  });
});
