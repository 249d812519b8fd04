import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { splitReferences, withoutNumber } from "./split.ts";

const first = "Khan S, Ali R. Seed priming of wheat. Pak J Bot. 2013;45(2):611-616.";
const second = "Bano, N. (2011). Export growth: evidence from Sialkot. Soil & Environment, 5(2), 220-235.";
const third = "“A third one.” Journal of Commerce, 2009.";

describe("pasted lists of references", () => {
  it.each<[string, string, string[]]>([
    ["a line each", `${first}\n${second}\n${third}`, [first, second, third]],
    ["numbered", `1. ${first}\n2. ${second}\n3. ${third}`, [`1. ${first}`, `2. ${second}`, `3. ${third}`]],
    ["numbered downwards", `[12] ${first}\n[11] ${second}`, [`[12] ${first}`, `[11] ${second}`]],
    ["bullets", `• ${first}\n• ${second}`, [`• ${first}`, `• ${second}`]],
    ["blank lines between", `${first}\n\n${second}\n\n\n${third}`, [first, second, third]],
    [
      "numbered and wrapped",
      "1. Khan S, Ali R. Seed priming\n   of wheat. Pak J Bot.\n2013;45(2):611-616.\n2. Next one. 2011.",
      ["1. Khan S, Ali R. Seed priming of wheat. Pak J Bot. 2013;45(2):611-616.", "2. Next one. 2011."],
    ],
    [
      "wrapped, with a blank line between",
      "Khan S, Ali R. Seed priming\nof wheat. Pak J Bot. 2013;45(2):\n611-616.\n\nBano N. Export growth.\n2011.",
      [first.replace("(2):611", "(2): 611"), "Bano N. Export growth. 2011."],
    ],
    [
      "hanging indents",
      `${first.slice(0, 30)}\n    ${first.slice(30)}\n${second.slice(0, 40)}\n    ${second.slice(40).trim()}`,
      [first.replace("priming", "priming"), second].map((one, at) =>
        at === 0
          ? `${one.slice(0, 30).trim()} ${one.slice(30).trim()}`
          : `${one.slice(0, 40).trim()} ${one.slice(40).trim()}`,
      ),
    ],
    ["DOIs", "10.1234/ab.1\nhttps://doi.org/10.1234/ab.2", ["10.1234/ab.1", "https://doi.org/10.1234/ab.2"]],
    ["DOIs on one line", "10.1234/ab.1, 10.1234/ab.2", ["10.1234/ab.1", "10.1234/ab.2"]],
    ["a heading", `Publications\n1. ${first}\n2. ${second}`, ["Publications", `1. ${first}`, `2. ${second}`]],
    [
      "Urdu, numbered",
      "۱۔ علی، مضمون، بنیاد، ۲۰۱۳\n۲۔ حسن، دوسرا مضمون، بنیاد، ۲۰۱۴",
      ["۱۔ علی، مضمون، بنیاد، ۲۰۱۳", "۲۔ حسن، دوسرا مضمون، بنیاد، ۲۰۱۴"],
    ],
    ["nothing", " \n\n ", []],
  ])("%s", (_, text, expected) => {
    expect(splitReferences(text)).toEqual(expected);
  });

  const bare = (text: string): string => text.replace(/[\s\u2028\u2029]+/gu, "");
  const line = fc.oneof(
    fc.constantFrom(first, second, third, "", "   ", "10.1234/x", "of wheat. 2012", "• "),
    fc.string({ unit: "grapheme" }),
  );
  const numbered = fc
    .tuple(fc.integer({ min: 0, max: 12 }), fc.constantFrom(". ", ") ", "] ", "۔ "), line)
    .map(([n, mark, text]) => `${n}${mark}${text}`);

  it("loses no letter of any text, never throws, and gives no empty piece", () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(line, numbered), { maxLength: 40 }).map((lines) => lines.join("\n")),
        (text) => {
          const pieces = splitReferences(text);
          const whole = text.replace(/\r\n?|[\u2028\u2029\u000b\u000c]/g, "\n");
          expect(pieces.every((piece) => piece.trim() !== "")).toBe(true);
          // Between DOIs on one line a comma may stand.
          expect(bare(pieces.join("")).replace(/[,;]/g, "")).toBe(bare(whole).replace(/[,;]/g, ""));
        },
      ),
    );
  });

  it("gives as many pieces as references, numbered or with blank lines between, however they are wrapped", () => {
    const words = fc.array(fc.constantFrom("wheat", "Yield", "saline", "soils", "Sindh", "growth"), {
      minLength: 6,
      maxLength: 30,
    });
    const reference = fc
      .tuple(words, fc.integer({ min: 1950, max: 2025 }))
      .map(([some, year]) => `Khan S. ${some.join(" ")}. Pak J Bot. ${year};12(3):45-50.`);
    const wrapped = (text: string, width: number): string => {
      const lines: string[] = [""];
      for (const word of text.split(" ")) {
        if ((lines.at(-1) ?? "").length + word.length > width) lines.push(word);
        else lines[lines.length - 1] = `${lines.at(-1)} ${word}`.trim();
      }
      return lines.join("\n");
    };
    fc.assert(
      fc.property(
        fc.array(reference, { minLength: 2, maxLength: 12 }),
        fc.integer({ min: 30, max: 100 }),
        fc.boolean(),
        (all, width, isNumbered) => {
          const text = all
            .map((one, at) => wrapped(isNumbered ? `${at + 1}. ${one}` : one, width))
            .join(isNumbered ? "\n" : "\n\n");
          expect(splitReferences(text).map(withoutNumber)).toEqual(all);
        },
      ),
    );
  });
});
