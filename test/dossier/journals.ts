import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { titleKey } from "../../src/text/title.ts";
import { sharedData } from "../shared-data.ts";
import { random } from "./corpus.ts";
import { abbreviated } from "./garble.ts";
import { type Facts, styles } from "./styles.ts";

/** A reference to a work that is in no index, in a journal that is there (`issn`) or not. */
export interface JournalLabelled {
  readonly text: string;
  readonly issn: string | undefined;
  readonly title: string;
  readonly how: string;
}

type Row = Readonly<Record<string, string>>;

function rows(path: string): Row[] {
  return parse(readFileSync(sharedData(path)), {
    columns: true,
    relax_quotes: true,
    relax_column_count: true,
    bom: true,
  });
}

const subjects = [
  "wheat yield",
  "maternal health",
  "fiscal policy",
  "modern poetry",
  "solar cells",
  "soil salinity",
  "school leadership",
  "river floods",
];

/** Seeded. Of journals of DOAJ in 2014, all in the index, by title, abbreviated title, a title with wrong letters; and of journals of 2025 that the index does not have. */
export function journalReferences(half: 0 | 1): JournalLabelled[] {
  const chance = random(half === 0 ? 31 : 77);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(chance() * from.length)] as T;
  const known = rows("doaj/doaj-journals-2014-03-09.csv").map((row) => ({
    title: (row["Title"] ?? "").trim(),
    issn: row["ISSN"] || row["EISSN"] || "",
  }));
  const keys = new Set(known.map(({ title }) => titleKey(title)));
  const others = rows("doaj/doaj-journals-2025-8cols.csv")
    .map((row) => (row["Journal title"] ?? "").trim())
    .filter((title) => title !== "" && !keys.has(titleKey(title)));
  const changes: Readonly<Record<string, (title: string) => string>> = {
    "in full": (title) => title,
    abbreviated: (title) => abbreviated(title, chance() < 0.5),
    "wrong letters": (title) => {
      const at = 2 + Math.floor(chance() * Math.max(1, title.length - 4));
      return title.length < 20 ? title : title.slice(0, at) + title.slice(at + 1);
    },
  };
  const write = (title: string, issn: string | undefined): JournalLabelled => {
    const how = pick(Object.keys(changes));
    const facts: Facts = {
      authors: [{ family: pick(["Khan", "Bano", "Siddiqui", "Chaudhry"]), given: pick(["Sara", "Nadia", "Rafiq"]) }],
      title: `${pick(["A survey of", "Determinants of", "Notes on"])} ${pick(subjects)} in ${pick(["Hunza", "Tharparkar", "Swabi", "Gwadar"])}: ${pick(["a first look", "the case of two villages", "evidence from a panel"])}`,
      journal: changes[how]?.(title) ?? title,
      volume: String(1 + Math.floor(chance() * 40)),
      number: pick(["1", "2", "3", "4"]),
      pages: `${10 + Math.floor(chance() * 90)}-${110 + Math.floor(chance() * 90)}`,
      year: String(2000 + Math.floor(chance() * 20)),
      doi: "",
    };
    const style = pick(Object.keys(styles));
    return { text: styles[style]?.(facts) ?? "", issn, title, how: `${style}, ${how}` };
  };
  const some = <T>(from: readonly T[], count: number): T[] => Array.from({ length: count }, () => pick(from));
  const own = known.filter(({ title, issn }, at) => at % 2 === half && issn !== "" && title.length > 4);
  return [
    ...some(own, 250).map(({ title, issn }) => write(title, issn)),
    ...some(
      others.filter((_, at) => at % 2 === half),
      150,
    ).map((title) => write(title, undefined)),
  ];
}
