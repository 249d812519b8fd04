import { readFileSync } from "node:fs";
import { parseDoi } from "../../src/domain/doi.ts";
import type { Identifier } from "../../src/domain/identifier.ts";
import { parseIssn } from "../../src/domain/issn.ts";
import { parseName } from "../../src/domain/name.ts";
import { parsePartialDate } from "../../src/domain/parse-date.ts";
import { recogniseIdentifier } from "../../src/domain/recognise-identifier.ts";
import type { ArticleData, WorkType } from "../../src/domain/record.ts";
import { parsePages } from "../../src/harvest/sources/oai-pmh/pages.ts";

/** Facts of an article as one source gives them. */
export interface Facts {
  /** Number of the real record that they are of, or were made from. */
  readonly of: number;
  readonly titles: readonly string[];
  readonly authors?: readonly string[];
  readonly journal?: string;
  readonly issns?: readonly string[];
  readonly volume?: string;
  readonly number?: string;
  readonly year?: number;
  readonly date?: string;
  readonly pages?: string;
  readonly doi?: string;
  readonly pmid?: string;
  readonly type?: WorkType;
}

/** Two records of two sources, and whether they are of one work. */
export interface Pair {
  readonly id: number;
  readonly same: boolean;
  readonly reason: string;
  readonly a: Facts;
  readonly b: Facts;
}

export const pairs = JSON.parse(readFileSync(new URL("pairs.json", import.meta.url), "utf8")) as readonly Pair[];

function found(identifiers: readonly (Identifier | undefined)[]): Identifier[] {
  return identifiers.filter((one) => one !== undefined);
}

/** The record that such facts are mapped to, by the same parsers that formats use. */
export function dataOf(facts: Facts): ArticleData {
  const { volume, number, year } = facts;
  const pages = facts.pages === undefined ? undefined : parsePages(facts.pages);
  const published = parsePartialDate(String(facts.date ?? facts.year ?? ""));
  const issue = { ...(volume && { volume }), ...(number && { number }), ...(year && { year }) };
  return {
    kind: "article",
    type: facts.type ?? "article",
    titles: facts.titles.map((value) => ({ value })),
    abstracts: [],
    contributors: (facts.authors ?? []).map((name) => ({ name: parseName(name), role: "author", affiliations: [] })),
    identifiers: found([
      facts.doi === undefined ? undefined : parseDoi(facts.doi),
      facts.pmid === undefined ? undefined : recogniseIdentifier(`pmid:${facts.pmid}`),
    ]),
    ...(published && { published }),
    languages: [],
    keywords: [],
    subjects: [],
    access: "unknown",
    links: [],
    references: [],
    container: {
      titles: facts.journal === undefined ? [] : [{ value: facts.journal }],
      issns: found((facts.issns ?? []).map((issn) => parseIssn(issn))),
      ...(Object.keys(issue).length > 0 && { issue }),
      ...(pages && { pages }),
    },
  };
}
