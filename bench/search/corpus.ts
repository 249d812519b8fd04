import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import type { SearchDocument } from "../../src/search/engine.ts";
import { sortedLetters } from "../../src/search/fields.ts";
import { titleKey } from "../../src/text/title.ts";
import { sharedData, sharedFiles } from "../../test/shared-data.ts";
import { pick, randomOf, skewed } from "./random.ts";

interface Real {
  readonly title: string;
  readonly sentences: readonly string[];
  readonly authors: readonly string[];
  readonly subjects: readonly string[];
  readonly year: number;
  readonly day: number;
}

/** What the corpus is made from, in memory: real English abstracts, real Urdu titles. */
export interface Material {
  readonly english: readonly Real[];
  readonly urdu: readonly { readonly title: string; readonly authors: readonly string[]; readonly news: boolean }[];
}

const dayLength = 86_400_000;

export function readMaterial(): Material {
  const lines = gunzipSync(readFileSync(sharedData("bench/arxiv-88k.jsonl.gz")))
    .toString("utf8")
    .split("\n");
  const english = lines
    .filter((line) => line !== "")
    .map((line): Real => {
      const raw = JSON.parse(line) as Record<"title" | "abstract" | "authors" | "date" | "subject", string>;
      const day = Math.floor(Date.parse(raw.date) / dayLength);
      return {
        title: raw.title.replace(/\s+/g, " ").trim(),
        sentences: raw.abstract
          .replace(/\s+/g, " ")
          .trim()
          .split(/(?<=[.?!]) (?=[A-Z])/),
        authors: raw.authors.split(", "),
        subjects: raw.subject.split(","),
        year: Number(raw.date.slice(0, 4)),
        day,
      };
    });
  const urdu = [
    ...sharedFiles("urdu", ".jsonl").map((path) => ({ path, news: false })),
    { path: sharedData("news/urdu-ibc-headlines.jsonl"), news: true },
  ].flatMap(({ path, news }) =>
    readFileSync(path, "utf8")
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => {
        const { title, authors = [] } = JSON.parse(line) as { title: string; authors?: string[] | string };
        return { title, authors: typeof authors === "string" ? [authors] : authors, news };
      }),
  );
  return { english, urdu };
}

const categories = ["W", "X", "Y", "Y", "Y", "none", "uncertain"];

/**
 * `count` documents, the same for every run: first the real ones, then new ones from real halves of titles and whole real sentences of one
 * subject, so that phrases and what stands together stay real; one in twenty is an Urdu title.
 */
export function* documents({ english, urdu }: Material, count: number): Generator<SearchDocument> {
  const random = randomOf(7);
  const bySubject = new Map<string, Real[]>();
  for (const one of english) {
    const subject = one.subjects[0] ?? "";
    bySubject.set(subject, [...(bySubject.get(subject) ?? []).slice(-4000), one]);
  }
  for (let i = 0; i < count; i += 1) {
    if (i % 20 === 19) {
      yield urduDocument(i, pick(random, urdu), random);
      continue;
    }
    const real = english[i - Math.floor(i / 20)];
    yield englishDocument(i, real ?? recombined(pick(random, english), bySubject, random), random);
  }
}

function recombined(base: Real, bySubject: ReadonlyMap<string, readonly Real[]>, random: () => number): Real {
  const kin = bySubject.get(base.subjects[0] ?? "") ?? [base];
  const [left, right] = [base.title.split(" "), pick(random, kin).title.split(" ")];
  const title = [...left.slice(0, Math.ceil(left.length / 2)), ...right.slice(Math.floor(right.length / 2))].join(" ");
  const sentences = base.sentences.map(() => pick(random, pick(random, kin).sentences));
  const authors = base.authors.slice(0, 30).map(() => pick(random, pick(random, kin).authors));
  return { ...base, title, sentences, authors };
}

const id = (i: number): string => `a${(i * 7919 + 13).toString(36).padStart(7, "0")}`;

function englishDocument(i: number, real: Real, random: () => number): SearchDocument {
  const journal = `${real.subjects[0] ?? "x"}-${skewed(random, 60)}`;
  const publisher = `Publisher ${skewed(random, 400)}`;
  return {
    id: id(i),
    kind: "article",
    version: i + 1,
    texts: {
      title: [real.title],
      author: [...new Set(real.authors)],
      journal: [`Journal ${journal}`],
      subject: [...real.subjects],
      publisher: [publisher],
      abstract: [real.sentences.join(" ")],
      fulltext: [String(real.year)],
    },
    identifiers: [`doi:10.5555/bench.${i}`],
    facets: {
      kind: ["article"],
      type: ["article"],
      year: [String(real.year)],
      journal: [journal],
      category: [pick(random, categories)],
      subject: [...real.subjects],
      language: ["en"],
      publisher: [publisher],
      has: random() < 0.4 ? ["abstract", "doi", "pdf"] : ["abstract", "doi"],
    },
    numbers: { year: real.year, date: real.day },
    sortTitle: titleKey(real.title).slice(0, sortedLetters),
    hidden: false,
  };
}

function urduDocument(i: number, real: Material["urdu"][number], random: () => number): SearchDocument {
  const year = 2000 + Math.floor(random() * 24);
  const outlet = `Outlet ${skewed(random, 40)}`;
  return {
    id: id(i),
    kind: real.news ? "news" : "article",
    version: i + 1,
    texts: { title: [real.title], author: [...real.authors], journal: [outlet], fulltext: [String(year)] },
    identifiers: [],
    facets: {
      kind: [real.news ? "news" : "article"],
      type: real.news ? [] : ["article"],
      year: [String(year)],
      journal: real.news ? [] : [`urdu-${skewed(random, 20)}`],
      language: ["ur"],
      outlet: real.news ? [outlet] : [],
    },
    numbers: { year, date: (year - 1970) * 365 },
    sortTitle: titleKey(real.title).slice(0, sortedLetters),
    hidden: false,
  };
}
