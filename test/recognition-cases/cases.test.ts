import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkRecognition } from "../../src/recognition/check.ts";
import { openRecognitionIndex, type RecognitionIndex } from "../fixtures/recognition-index.ts";
import { answerCase, checkedInShort } from "./answer-case.ts";
import { casesDocument } from "./document.ts";
import { type Line, readAskedCase, readLines } from "./read-case.ts";

const lines = readLines();
const name = ({ heading, what }: Line): string => `${heading.split(" ")[0]} ${what}`;

describe("worked cases of the verdict (cases.txt)", () => {
  it.each(lines.filter(({ known }) => known !== undefined).map((line) => [name(line), line] as const))(
    "%s",
    (_, line) => {
      expect(answerCase(line).short).toBe(line.answer);
    },
  );

  it("are at least sixty, several of each of the design's, and each is its own", () => {
    expect(lines.length).toBeGreaterThanOrEqual(60);
    for (const letter of "abcdefghijklmnopq") {
      const own = lines.filter(({ heading }) => heading.startsWith(`(${letter})`));
      expect([letter, own.length >= 3]).toEqual([letter, true]);
    }
    const asked = lines.map(({ known = "", question }) => `${known} | ${question}`);
    expect(new Set(asked).size).toBe(asked.length);
  });

  it("docs/recognition-cases.md is what `npm run docs` writes", () => {
    const page = readFileSync(new URL("../../docs/recognition-cases.md", import.meta.url), "utf8");
    expect(page).toBe(casesDocument());
  });
});

describe("worked cases of whole questions, on a real catalogue and index", () => {
  let index: RecognitionIndex;
  beforeAll(async () => {
    index = await openRecognitionIndex();
  });
  afterAll(() => index.close());

  it.each(lines.filter(({ known }) => known === undefined).map((line) => [name(line), line] as const))(
    "%s",
    async (_, { question, answer }) => {
      expect(checkedInShort(await checkRecognition(readAskedCase(question), index, "2025-06-01"))).toBe(answer);
    },
  );
});
