import type { CatalogueReader, CatalogueRecord } from "../../src/catalogue/catalogue.ts";
import { judgedDate } from "../../src/domain/judged-date.ts";
import { yearOf } from "../../src/domain/partial-date.ts";
import { exactTerms } from "../../src/search/analyse.ts";
import { titleKey } from "../../src/text/title.ts";
import type { Wanted } from "./judgement.ts";

/** What the judgements look at of a record. */
export interface Judged {
  readonly id: string;
  readonly titles: readonly string[];
  readonly titleKeys: readonly string[];
  readonly year: number | undefined;
  /** The folded words of each contributor's name. */
  readonly names: readonly ReadonlySet<string>[];
}

/** All records of a catalogue. */
export async function judgedRecords(catalogue: CatalogueReader): Promise<Judged[]> {
  const all: Judged[] = [];
  let after: string | undefined;
  for (;;) {
    const page = await catalogue.versions(after, 500);
    if (page.length === 0) return all;
    all.push(...(await catalogue.records(page.map(({ id }) => id))).map(toJudged));
    after = page.at(-1)?.id;
  }
}

function toJudged({ id, data }: CatalogueRecord): Judged {
  const date = judgedDate(data);
  const titles = data.titles.map((title) => title.value.normalize("NFC").replace(/\s+/gu, " "));
  return {
    id,
    titles,
    titleKeys: titles.map(titleKey),
    year: date === undefined ? undefined : yearOf(date),
    names: data.contributors.map(({ name }) => new Set(exactTerms(name.printed))),
  };
}

/** The ids of the records that are wanted. */
export function relevantIds(wanted: readonly Wanted[], records: readonly Judged[]): Set<string> {
  const tests = wanted.map(testOf);
  return new Set(records.filter((record) => tests.some((test) => test(record))).map(({ id }) => id));
}

function testOf(wanted: Wanted): (record: Judged) => boolean {
  if (typeof wanted === "string") {
    const key = titleKey(wanted);
    return ({ titleKeys }) => titleKeys.some((title) => title === key || title.startsWith(`${key} `));
  }
  if (wanted instanceof RegExp) return ({ titles }) => titles.some((title) => wanted.test(title));
  const words = exactTerms(wanted.author);
  return ({ year, names }) =>
    (wanted.year === undefined || wanted.year === year) && names.some((name) => words.every((word) => name.has(word)));
}
