import { exactTerms } from "../../src/search/analyse.ts";
import { pick, randomOf } from "./random.ts";
import type { Survey } from "./survey.ts";

/** Letters after which a reader's browser asks for suggestions. */
const lengths = [2, 3, 4, 6, 8, 12, 18, 25] as const;

/** What stands in the search box while titles, names and journals are typed; in one of five a letter is wrong. */
export function makeTyped({ english, urdu }: Survey, count: number): string[] {
  const random = randomOf(31);
  return Array.from({ length: count }, (_, at) => {
    const { title = [], author = [], journal = [] } = pick(random, at % 10 === 9 ? urdu : english).texts;
    const sources = [title, title, author, journal].filter((values) => values.length > 0);
    const whole = Array.from(pick(random, pick(random, sources)));
    const typed = whole.slice(0, pick(random, lengths)).join("");
    return at % 5 === 4 ? misspelt(typed, random) : typed;
  });
}

/** Words of titles with one letter wrong, as the search page asks for their nearest when it finds too little. */
export function makeMisspelt({ english }: Survey, count: number): string[] {
  const random = randomOf(37);
  const words: string[] = [];
  while (words.length < count) {
    const terms = exactTerms(pick(random, english).texts.title?.[0] ?? "").filter((term) => term.length > 4);
    if (terms.length > 0) words.push(misspelt(pick(random, terms), random));
  }
  return words;
}

/** With one letter changed, left out or doubled; the first one stays, as with most people's errors. */
function misspelt(word: string, random: () => number): string {
  const letters = Array.from(word);
  if (letters.length < 3) return word;
  const at = 1 + Math.floor(random() * (letters.length - 1));
  const instead = pick(random, ["", letters[at]! + letters[at]!, pick(random, Array.from("aeiourstn"))]);
  return letters.with(at, instead).join("");
}
