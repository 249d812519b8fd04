import { random, type Work } from "./corpus.ts";
import { type Facts, factsOf, styles } from "./styles.ts";

/** A reference with what it means. */
export interface Labelled {
  readonly text: string;
  /** The mark of the indexed work that it means; undefined = of nothing in the index. */
  readonly means: string | undefined;
  /** What was done to it. */
  readonly how: string;
}

type Chance = () => number;
type Rule = (facts: Facts, chance: Chance) => void;

const pick = <T>(from: readonly T[], chance: Chance): T => from[Math.floor(chance() * from.length)] as T;
const ocr: readonly (readonly [RegExp, string])[] = [
  [/rn/g, "m"],
  [/m/g, "rn"],
  [/l/g, "1"],
  [/I/g, "l"],
  [/O/g, "0"],
  [/e/g, "c"],
  [/h/g, "b"],
  [/cl/g, "d"],
  [/ /g, ""],
  [/u/g, "n"],
  [/fi/g, "ﬁ"],
  [/([a-z])-?/g, "$1"],
  [/i/g, "ı"],
  [/t/g, "f"],
];

/** `times` letters of a text read wrongly. */
function misread(text: string, times: number, chance: Chance): string {
  let result = text;
  for (let n = 0; n < times; n += 1) {
    const [from, to] = pick(ocr, chance);
    const places = [...result.matchAll(from)];
    const place = places.length === 0 ? undefined : pick(places, chance);
    if (place !== undefined)
      result = result.slice(0, place.index) + place[0].replace(from, to) + result.slice(place.index + place[0].length);
  }
  return result;
}

const small = new Set("of the and for in on a an de la et y und der".split(" "));

/** As ISO 4 does: words cut off, small ones left out. */
export function abbreviated(journal: string, dots: boolean): string {
  const words = journal.split(/\s+/).filter((word) => !small.has(word.toLowerCase()));
  if (words.length < 2) return journal;
  return words
    .map((word) =>
      word.length < 6 ? word : `${word.slice(0, word.toLowerCase() === "journal" ? 1 : 4)}${dots ? "." : ""}`,
    )
    .join(" ");
}

/** Each is one thing that people and machines do to a reference. The label stays. */
export const garblings: Readonly<Record<string, Rule>> = {
  none: () => {},
  "journal abbreviated": (f, chance) => void (f.journal = abbreviated(f.journal, chance() < 0.6)),
  "no doi": (f) => void (f.doi = ""),
  "no volume and number": (f) => void (f.volume = f.number = ""),
  "no pages": (f) => void (f.pages = ""),
  "no journal": (f) => void (f.journal = f.volume = f.number = ""),
  "no authors": (f) => void (f.authors = []),
  "no year": (f) => void (f.year = ""),
  "first author alone": (f) => void (f.authors = f.authors.slice(0, 1)),
  "wrong year": (f, chance) =>
    void (f.year = f.year === "" ? "" : String(Number(f.year) + pick([-2, -1, 1, 1, 2], chance))),
  "title cut off": (f) => {
    const words = f.title.split(" ");
    if (words.length > 8) f.title = `${words.slice(0, Math.ceil(words.length * 0.65)).join(" ")}…`;
  },
  "no subtitle": (f) => void (f.title = /^(.{20,}?)[:?]/.exec(f.title)?.[1] ?? f.title),
  capitals: (f) => void (f.title = f.title.toUpperCase()),
  "small letters": (f) => void (f.title = f.title.toLowerCase()),
  "read wrongly": (f, chance) => {
    f.title = misread(f.title, 2 + Math.floor(chance() * 4), chance);
    f.journal = misread(f.journal, 1, chance);
  },
  "author misspelt": (f, chance) => {
    const [first] = f.authors;
    if (first !== undefined && first.family.length > 5) first.family = misread(first.family, 1, chance);
  },
  "no diacritics": (f) => {
    const plain = (text: string): string => text.normalize("NFD").replace(/(?<=\p{Script=Latin})\p{M}/gu, "");
    f.title = plain(f.title);
    f.authors = f.authors.map(({ family, given }) => ({ family: plain(family), given: plain(given) }));
  },
  "a word missing": (f, chance) => {
    const words = f.title.split(" ");
    const missing = 1 + Math.floor(chance() * (words.length - 2));
    if (words.length > 6) f.title = words.filter((_, at) => at !== missing).join(" ");
  },
};

/** What makes another work of it, that looks like the one in the index. */
export const lookalikes: Readonly<Record<string, Rule>> = {
  "a later part": (f) => void ([f.title, f.doi, f.pages] = [`${f.title.replace(/[.?!]$/, "")} Part II`, "", ""]),
  "an erratum": (f, chance) =>
    void ([f.title, f.doi, f.pages] = [
      `${pick(["Erratum: ", "Corrigendum to: ", "Reply to “"], chance)}${f.title}`,
      "",
      "",
    ]),
  "another subject": (f, chance) => {
    const words = f.title.split(" ");
    const long = words.map((word, at) => ({ word, at })).filter(({ word }) => word.length > 2);
    // A title of which the telling words are others.
    for (const { at } of long.toSorted((a, b) => b.word.length - a.word.length).slice(0, Math.ceil(long.length / 2)))
      words[at] = pick(
        ["livestock", "irrigation", "governance", "hepatitis", "curriculum", "turbine", "migration", "poetry"],
        chance,
      );
    [f.title, f.doi, f.pages] = [words.join(" "), "", String(Math.floor(chance() * 900))];
  },
  "another's under the same title": (f) => {
    f.authors = [
      { family: "Bhutta", given: "Zahida" },
      { family: "Mengal", given: "Sher Jan" },
    ];
    [f.journal, f.doi, f.volume, f.number, f.pages] = ["Sindh Quarterly of Applied Inquiry", "", "3", "2", "411-420"];
    f.year = String(Number(f.year || "2000") + 6);
  },
};

/** Seeded: the same list at every run. `half`: 0 to tune on, 1 held out. */
export function labelledReferences(
  works: readonly Work[],
  half: 0 | 1,
  counts = { indexed: 300, absent: 100, alike: 80 },
  seed = half === 0 ? 20_260_000 : 4_711,
): Labelled[] {
  const chance = random(seed);
  const own = works.filter((_, at) => at % 2 === half);
  const some = (from: readonly Work[], count: number): Work[] =>
    from
      .map((work) => ({ work, at: chance() }))
      .toSorted((a, b) => a.at - b.at)
      .slice(0, count)
      .map(({ work }) => work);
  const write = (work: Work, rules: readonly (readonly [string, Rule])[], means: string | undefined): Labelled => {
    const facts = factsOf(work.data);
    if (chance() < 0.7) facts.doi = "";
    for (const [, rule] of rules) rule(facts, chance);
    const style = pick(Object.keys(styles), chance);
    return { text: styles[style]?.(facts) ?? "", means, how: [style, ...rules.map(([name]) => name)].join(", ") };
  };
  const garbled = Object.entries(garblings);
  const several = (): (readonly [string, Rule])[] => [...new Set([pick(garbled, chance), pick(garbled, chance)])];
  const indexed = works.filter((work, at) => work.indexed && at % 2 === half);
  return [
    ...some(indexed, counts.indexed).map((work) => write(work, several(), work.mark)),
    ...some(
      own.filter((work) => !work.indexed),
      counts.absent,
    ).map((work) => write(work, [pick(garbled, chance)], undefined)),
    ...some(indexed, counts.alike).map((work) => write(work, [pick(Object.entries(lookalikes), chance)], undefined)),
  ];
}
