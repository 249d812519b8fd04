import { createReadStream } from "node:fs";
import { createGunzip } from "node:zlib";

/** A made-up work; what it says follows from its number alone. */
export interface Work {
  readonly number: number;
  readonly title: string;
  readonly abstract: string;
  readonly authors: readonly { readonly family: string; readonly given: string }[];
  readonly journal: { readonly title: string; readonly issn: string };
  readonly year: number;
  readonly volume: number;
  readonly issue: number;
  readonly page: number;
  readonly doi: string;
}

const journals = 400;
const perIssue = 12;
const issuesAYear = 4;
const firstYear = 1995;

/** Numbers that look random and follow from a seed (mulberry32). */
export function randomFrom(seed: number): (below: number) => number {
  let state = seed | 0;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}

function issnOf(journal: number): string {
  const digits = String(2_000_000 + journal * 7);
  const sum = Array.from(digits).reduce((total, digit, index) => total + Number(digit) * (8 - index), 0);
  const check = (11 - (sum % 11)) % 11;
  return `${digits.slice(0, 4)}-${digits.slice(4)}${check === 10 ? "X" : check}`;
}

const bytesOfText = 3_000_000;

/** Words of real titles and abstracts in their order: a run of them has the frequencies of real text. Reads only the file's beginning. */
export async function wordsOf(file: string): Promise<string[]> {
  const decoder = new TextDecoder();
  const words: string[] = [];
  let bytes = 0;
  for await (const chunk of createReadStream(file).pipe(createGunzip())) {
    const text = decoder.decode(chunk as Uint8Array, { stream: true });
    for (const [word] of text.matchAll(/\p{L}{2,}/gu)) words.push(word);
    bytes += (chunk as Uint8Array).length;
    if (bytes > bytesOfText) break;
  }
  return words;
}

/** Journals take turns, as harvests of many journals do; within one, works follow each other through issues and pages. */
export function workOf(number: number, words: readonly string[]): Work {
  const random = randomFrom(number);
  const run = (length: number): string => {
    const from = random(words.length - length);
    return words.slice(from, from + length).join(" ");
  };
  // A harvest brings a journal's works a few dozen at a time.
  const block = Math.floor(number / 48);
  const journal = block % journals;
  const place = Math.floor(block / journals) * 48 + (number % 48);
  const issue = Math.floor(place / perIssue);
  const family = (): string =>
    run(1)
      .toLowerCase()
      .replace(/^\p{L}/u, (letter) => letter.toUpperCase());
  return {
    number,
    title: `${run(5)} ${run(4)}`,
    abstract: run(110),
    authors: Array.from({ length: 1 + random(4) }, () => ({ family: family(), given: family() })),
    journal: {
      title: `Journal of ${words[journal * 31] ?? ""} ${words[journal * 37 + 5] ?? ""} Number ${journal}`,
      issn: issnOf(journal),
    },
    year: firstYear + Math.floor(issue / issuesAYear),
    volume: 1 + Math.floor(issue / issuesAYear),
    issue: 1 + (issue % issuesAYear),
    page: 1 + (place % perIssue) * 9 + (issue % issuesAYear) * 120,
    doi: `10.5555/scale.${number}`,
  };
}
