import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseReference } from "./parse.ts";

const fields = (text: string) => {
  const { title, container, date, volume, number, firstPage, doi, issns } = parseReference(text, 2026);
  return [title, container, date?.start, volume, number, firstPage, doi?.value ?? issns[0]?.value];
};

describe("one reference as pasted", () => {
  it.each<[string, string, (string | undefined)[]]>([
    [
      "APA",
      "Khan, S. A., & Ali, R. (2013). Seed priming of wheat under drought. Pakistan Journal of Botany, 45(2), 611-616. https://doi.org/10.1234/pjb.5",
      ["Seed priming of wheat under drought", "Pakistan Journal of Botany", "2013", "45", "2", "611", "10.1234/pjb.5"],
    ],
    [
      "Vancouver",
      "12. Khan SA, Ali R. Seed priming of wheat under drought. Pak J Bot. 2013;45(2):611-6.",
      ["Seed priming of wheat under drought", "Pak J Bot", "2013", "45", "2", "611", undefined],
    ],
    [
      "MLA",
      "Khan, Sara, and Rafiq Ali. “Seed Priming of Wheat.” Pakistan Journal of Botany, vol. 45, no. 2, 2013, pp. 611-16.",
      ["Seed Priming of Wheat", "Pakistan Journal of Botany", "2013", "45", "2", "611", undefined],
    ],
    [
      "Chicago",
      'Khan, Sara. "Seed Priming of Wheat." Pakistan Journal of Botany 45, no. 2 (2013): 611–16.',
      ["Seed Priming of Wheat", "Pakistan Journal of Botany", "2013", "45", "2", "611", undefined],
    ],
    [
      "a month",
      "Khan S. Seed priming of wheat. J Commerce. 2013 Jun;45(2):611. ISSN 2218-8118",
      ["Seed priming of wheat", "J Commerce", "2013-06", "45", "2", "611", "2218-8118"],
    ],
    [
      "Urdu",
      "جاوید احمد، ”اردو میں شکنتلا کی تقلیب“، بنیاد، جلد ۴، شمارہ ۲، ۲۰۱۳ء، ص ۴۵",
      ["اردو میں شکنتلا کی تقلیب", "بنیاد", "2013", "4", "2", "45", undefined],
    ],
    [
      "a DOI alone",
      "https://doi.org/10.1234/ab.2",
      [undefined, undefined, undefined, undefined, undefined, undefined, "10.1234/ab.2"],
    ],
  ])("%s", (_, text, expected) => {
    expect(fields(text)).toEqual(expected);
  });

  it("takes any text, never throws, and keeps it as printed", () => {
    const piece = fc.constantFrom(
      "Khan, S.",
      "(2013)",
      ". ",
      "“",
      "”",
      "12(3): 45",
      "vol. ",
      "جلد ۴",
      "10.1234/",
      ":",
      ", ",
      "et al",
      "ISSN 1234-5678",
    );
    const text = fc.oneof(
      fc.string({ unit: "grapheme", maxLength: 300 }),
      fc.array(piece, { maxLength: 60 }).map((all) => all.join("")),
    );
    fc.assert(
      fc.property(text, (printed) => {
        expect(parseReference(printed, 2026).printed).toBe(printed.trim().slice(0, 2000));
      }),
    );
  });

  it.each([
    "(".repeat(2000),
    "a. ".repeat(700),
    "A B, ".repeat(500),
    "12,".repeat(900),
    "“".repeat(2000),
    "Ab A and ".repeat(300),
    "1(1)".repeat(600),
  ])("takes time in proportion to a hostile text: %#", (text) => {
    for (let n = 0; n < 20; n += 1) expect(parseReference(text, 2026).from).toBe("text");
  });
});
