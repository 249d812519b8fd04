import type { SearchDocument, SearchRequest } from "../../../src/search/engine.ts";
import { meet } from "./document-words.ts";
import { type Expected, ExpectedAnswer, type Ranks } from "./expected.ts";
import { WantedWords } from "./words.ts";

export type { Expected } from "./expected.ts";

/**
 * What each request must give, found by looking at every word of every document, in one reading of the corpus; for corpora that the tests'
 * oracle (test/contract/search-oracle.ts), which looks at all of them for each query, would take days for. Memory grows with the matches.
 */
export async function expectedOf(
  corpus: AsyncIterable<SearchDocument>,
  requests: readonly SearchRequest[],
  onProgress: (done: number) => void,
): Promise<Expected[]> {
  const wanted = new WantedWords();
  const ranks: Ranks = { ids: [], dates: [] };
  const answers = requests.map((request) => new ExpectedAnswer(request, wanted, ranks));
  let number = 0;
  for await (const document of corpus) {
    ranks.ids.push(document.id);
    ranks.dates.push(document.numbers.date ?? -Infinity);
    meet(document, number, wanted);
    for (const answer of answers) answer.take(document, number);
    number += 1;
    if (number % 10_000 === 0) onProgress(number);
  }
  return answers.map((answer) => answer.answer(number));
}
