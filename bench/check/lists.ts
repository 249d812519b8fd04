import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { issnCheckDigit } from "../../src/domain/issn.ts";
import { pick, randomOf } from "../search/random.ts";

export interface ListedJournal {
  readonly title: string;
  readonly issn: string;
  readonly eissn: string;
  /** Category by the calendar year in which the HEC year begins; a year without one: not on that year's list. */
  readonly years: ReadonlyMap<number, "W" | "X" | "Y">;
}

export const firstYear = 2020;
export const years = 6;

const fields = [
  "Medicine",
  "Law",
  "Engineering",
  "Education",
  "Botany",
  "Islamic Studies",
  "Economics",
  "Urdu Letters",
];
const forms = ["Journal of", "Annals of", "Review of", "Bulletin of", "Pakistan Quarterly of"];
const places = ["Lahore", "Karachi", "Peshawar", "Quetta", "Multan", "Sukkur", "Gilgit", "Hyderabad"];

/** A number of seven digits as an ISSN (ISO 3297). */
function issnOf(number: number): string {
  const seven = String(number).padStart(7, "0");
  return `${seven.slice(0, 4)}-${seven.slice(4)}${issnCheckDigit(seven)}`;
}

/** Made-up journals, the same for every run: each on most years' lists, its category moving now and then. */
export function madeUpJournals(count: number): ListedJournal[] {
  const random = randomOf(20200701);
  return Array.from({ length: count }, (_, index) => {
    const own = new Map<number, "W" | "X" | "Y">();
    let category = pick(random, ["W", "X", "Y", "Y"] as const);
    for (let year = firstYear; year < firstYear + years; year += 1) {
      if (random() < 1 / 8) category = pick(random, ["W", "X", "Y"] as const);
      if (random() < 0.9) own.set(year, category);
    }
    return {
      title: `${pick(random, forms)} ${pick(random, fields)} ${pick(random, places)} ${index}`,
      issn: issnOf(9_000_000 + 2 * index),
      eissn: issnOf(9_000_001 + 2 * index),
      years: own,
    };
  });
}

/** One plain list a HEC year, as files; gives their paths. */
export function writeLists(folder: string, journals: readonly ListedJournal[]): string[] {
  return Array.from({ length: years }, (_, index) => {
    const year = firstYear + index;
    const rows = journals.flatMap(({ title, issn, eissn, years: own }) => {
      const category = own.get(year);
      return category === undefined
        ? []
        : [`${title},${issn},${eissn},${category},${year}-07-01,${year + 1}-06-30,HJRS ${year}`];
    });
    const file = join(folder, `hjrs-${year}.csv`);
    writeFileSync(file, `journal,issn,eissn,category,from,to,list\n${rows.join("\n")}\n`);
    return file;
  });
}
