import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { issnCheckDigit, parseIssn } from "./issn.ts";
import { likelyIssns } from "./likely-issns.ts";

const valid = fc
  .integer({ min: 1, max: 9_999_999 })
  .map((n) => String(n).padStart(7, "0"))
  .map((seven) => `${seven.slice(0, 4)}-${seven.slice(4)}${issnCheckDigit(seven)}`);

describe("likelyIssns", () => {
  it("has the ISSN that was meant, where one digit is wrong or two neighbours are exchanged", () => {
    fc.assert(
      fc.property(valid, fc.nat(7), fc.nat(9), fc.boolean(), (issn, at, digit, exchange) => {
        const digits = issn.replace("-", "");
        const wrong = exchange
          ? digits.slice(0, at) + (digits[at + 1] ?? "") + (digits[at] ?? "") + digits.slice(at + 2)
          : digits.slice(0, at) + digit + digits.slice(at + 1);
        fc.pre(wrong.length === 8 && parseIssn(wrong)?.valid === false);
        const likely = likelyIssns(wrong);
        expect(likely).toContain(issn);
        expect(likely.length).toBeLessThanOrEqual(15);
        expect(likely.every((one) => parseIssn(one)?.valid)).toBe(true);
      }),
    );
  });

  it("begins with the right check digit, and has nothing for what is right or no ISSN", () => {
    expect(likelyIssns("1997-3439")[0]).toBe("1997-3438");
    expect(likelyIssns("1997-3438")).toEqual([]);
    expect(likelyIssns("Journal of Medical Sciences")).toEqual([]);
    fc.assert(fc.property(fc.string({ maxLength: 60 }), (text) => likelyIssns(text).length <= 15));
  });
});
