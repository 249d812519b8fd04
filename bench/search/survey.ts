import { exactTerms } from "../../src/search/analyse.ts";
import type { SearchDocument } from "../../src/search/engine.ts";
import { randomOf } from "./random.ts";

/** What queries are made from, taken from one reading of the corpus. */
export interface Survey {
  readonly records: number;
  /** Bytes of all texts that are indexed, in UTF-8. */
  readonly textBytes: number;
  /** The commonest words of titles, the commonest first. */
  readonly commonest: readonly string[];
  /** Documents drawn evenly from all. */
  readonly english: readonly SearchDocument[];
  readonly urdu: readonly SearchDocument[];
}

const drawn = { english: 4000, urdu: 1000 };
const commonestWords = 100;

export async function surveyOf(corpus: AsyncIterable<SearchDocument>): Promise<Survey> {
  const random = randomOf(11);
  const [english, urdu] = [new Reservoir(drawn.english, random), new Reservoir(drawn.urdu, random)];
  const words = new Map<string, number>();
  let records = 0;
  let textBytes = 0;
  for await (const document of corpus) {
    records += 1;
    for (const values of Object.values(document.texts)) {
      for (const value of values) textBytes += Buffer.byteLength(value);
    }
    for (const title of document.texts.title ?? []) {
      for (const term of new Set(exactTerms(title))) words.set(term, (words.get(term) ?? 0) + 1);
    }
    (document.facets.language?.includes("ur") === true ? urdu : english).take(document);
  }
  const commonest = [...words]
    .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
    .slice(0, commonestWords)
    .map(([word]) => word);
  return { records, textBytes, commonest, english: english.kept, urdu: urdu.kept };
}

/** So many of a row of unknown length, each with equal chance (Vitter: Random sampling with a reservoir, 1985, algorithm R). */
class Reservoir {
  readonly kept: SearchDocument[] = [];
  readonly #size: number;
  readonly #random: () => number;
  #seen = 0;

  constructor(size: number, random: () => number) {
    this.#size = size;
    this.#random = random;
  }

  take(document: SearchDocument): void {
    this.#seen += 1;
    if (this.kept.length < this.#size) this.kept.push(document);
    else {
      const place = Math.floor(this.#random() * this.#seen);
      if (place < this.#size) this.kept[place] = document;
    }
  }
}
