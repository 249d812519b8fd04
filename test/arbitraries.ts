import fc from "fast-check";
import type { Contributor } from "../src/domain/contributor.ts";
import type { Identifier } from "../src/domain/identifier.ts";
import { isbn13CheckDigit } from "../src/domain/isbn.ts";
import { issnCheckDigit } from "../src/domain/issn.ts";
import { orcidCheckCharacter } from "../src/domain/orcid.ts";
import type { PartialDate } from "../src/domain/partial-date.ts";
import type { KnownRow, RecognitionList } from "../src/domain/recognition.ts";
import { categories } from "../src/domain/recognition.ts";
import {
  type ArticleData,
  type BookData,
  type ChapterData,
  type CommonData,
  type Container,
  type ContentsEntry,
  type JournalData,
  type NewsData,
  type RecordData,
  type Reference,
  relationTypes,
  type VideoData,
  workTypes,
} from "../src/domain/record.ts";
import type { LocalText } from "../src/domain/text.ts";

/** Generators of what the domain holds, as well-formed as a careful source would give it. */

const digits = (length: number): fc.Arbitrary<string> =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((all) => all.join(""));

/** A record with the keys whose value is undefined left out, as exactOptionalPropertyTypes asks. */
function compact<T extends object>(value: { [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as T;
}

const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(arbitrary, { nil: undefined });

export const issns: fc.Arbitrary<Identifier> = fc
  .tuple(digits(7), fc.constantFrom("print", "online", undefined))
  .map(([first, medium]) =>
    compact<Identifier>({
      scheme: "issn",
      value: `${first.slice(0, 4)}-${first.slice(4)}${issnCheckDigit(first)}`,
      valid: true,
      medium,
      printed: undefined,
    }),
  );

export const dois: fc.Arbitrary<Identifier> = fc
  .tuple(fc.integer({ min: 1000, max: 99999 }), fc.stringMatching(/^[a-z0-9][a-z0-9._()-]{0,12}[a-z0-9]$/))
  .map(([prefix, suffix]) => ({ scheme: "doi", value: `10.${prefix}/${suffix}`, valid: true }));

export const isbns: fc.Arbitrary<Identifier> = digits(9).map((rest) => ({
  scheme: "isbn",
  value: `978${rest}${isbn13CheckDigit(`978${rest}`)}`,
  valid: true,
}));

export const orcids: fc.Arbitrary<Identifier> = fc.integer({ min: 15_000_001, max: 34_999_999 }).map((n) => {
  const first15 = String(n).padStart(15, "0");
  const value = (first15 + orcidCheckCharacter(first15)).replace(/(.{4})(?=.)/g, "$1-");
  return { scheme: "orcid", value, valid: true };
});

/** Days of 1950 to 2030, `YYYY-MM-DD`. */
export const days: fc.Arbitrary<string> = fc
  .date({ min: new Date("1950-01-01T00:00:00Z"), max: new Date("2030-12-31T00:00:00Z"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

/** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
export const partialDays: fc.Arbitrary<string> = fc
  .tuple(days, fc.constantFrom(4, 7, 10))
  .map(([day, length]) => day.slice(0, length));

export const partialDates: fc.Arbitrary<PartialDate> = fc.oneof(
  { weight: 4, arbitrary: partialDays.map((start) => ({ start })) },
  {
    weight: 1,
    arbitrary: fc.tuple(days, days, fc.constantFrom(4, 7)).map(([a, b, length]) => {
      const [start = "", end = ""] = [a.slice(0, length), b.slice(0, length)].sort();
      return start === end ? { start } : { start, end };
    }),
  },
);

const english =
  "effects salinity wheat yield Punjab health of the in and mentorship students perceptions Karachi women's COVID-19 Editorial diabetes".split(
    " ",
  );
const urdu = "غالب کی شاعری اردو ادب میں اقبال اور مغرب پاکستان تاریخ آزادی".split(" ");

export const localTexts: fc.Arbitrary<LocalText> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .array(fc.constantFrom(...english), { minLength: 1, maxLength: 12 })
      .map((words) => ({ value: words.join(" "), lang: "en" })),
  },
  {
    weight: 2,
    arbitrary: fc
      .array(fc.constantFrom(...urdu), { minLength: 1, maxLength: 12 })
      .map((words) => ({ value: words.join(" "), lang: "ur" })),
  },
  {
    weight: 1,
    arbitrary: fc
      .string({ unit: "grapheme", minLength: 1, maxLength: 40 })
      .map((text) => ({ value: text.trim() === "" ? "x" : text.trim() })),
  },
);

export const contributors: fc.Arbitrary<Contributor> = fc
  .record({
    given: fc.constantFrom("Sara", "Muhammad Ali", "S. M.", "Ayesha", "محمد"),
    family: fc.constantFrom("Jadoon", "Khan", "ul-Haq", "Ur Rehman", "Chaudhry", "خان"),
    role: fc.constantFrom("author" as const, "editor" as const, "translator" as const),
    orcid: maybe(orcids),
    affiliations: fc.array(fc.constantFrom("Khyber Medical College, Peshawar", "University of the Punjab"), {
      maxLength: 2,
    }),
  })
  .map(({ given, family, ...rest }) =>
    compact<Contributor>({ ...rest, name: { printed: `${given} ${family}`, given, family } }),
  );

export const containers: fc.Arbitrary<Container> = fc
  .record({
    titles: fc.array(localTexts, { minLength: 1, maxLength: 2 }),
    issns: fc.array(issns, { maxLength: 2 }),
    issue: maybe(
      fc
        .record({
          volume: maybe(fc.nat(99).map(String)),
          number: maybe(fc.constantFrom("1", "2", "3-4", "Special")),
          year: maybe(fc.integer({ min: 1950, max: 2030 })),
          title: maybe(fc.constantFrom("Water", "Health")),
          doi: maybe(dois.map((doi) => doi.value)),
          date: maybe(partialDates),
        })
        .map((issue) => compact<NonNullable<Container["issue"]>>(issue)),
    ),
    pages: maybe(
      fc.tuple(fc.nat(300), fc.nat(20)).map(([first, more]) => ({
        printed: `${first}-${first + more}`,
        first: String(first),
        last: String(first + more),
      })),
    ),
    printed: fc.constant(undefined),
  })
  .map((container) => compact<Container>(container));

const common = {
  titles: fc.array(localTexts, { minLength: 1, maxLength: 2 }),
  abstracts: fc.array(localTexts, { maxLength: 2 }),
  contributors: fc.array(contributors, { maxLength: 4 }),
  identifiers: fc.array(
    fc.oneof(
      dois,
      fc.webUrl().map((value): Identifier => ({ scheme: "url", value, valid: true })),
    ),
    { maxLength: 2 },
  ),
  published: maybe(partialDates),
  languages: fc.subarray(["en", "ur", "ar"]),
  keywords: fc.array(localTexts, { maxLength: 4 }),
  subjects: fc.array(
    fc.constantFrom(
      { scheme: "lcc" as const, label: "Medicine", code: "R" },
      { scheme: "hec" as const, label: "Social Sciences" },
    ),
    { maxLength: 2 },
  ),
  publisher: maybe(fc.constantFrom("Khyber Medical College", "University of Karachi")),
  country: maybe(fc.constantFrom("PK", "GB")),
  licence: maybe(fc.constant({ id: "CC-BY-4.0", url: "https://creativecommons.org/licenses/by/4.0/" })),
  access: fc.constantFrom("open" as const, "closed" as const, "unknown" as const),
  links: fc.array(
    fc.webUrl().map((url) => ({ rel: "landing" as const, url })),
    { maxLength: 2 },
  ),
  relations: fc.option(
    fc.array(fc.record({ type: fc.constantFrom(...relationTypes), to: dois }), { minLength: 1, maxLength: 2 }),
    { nil: undefined, freq: 2 },
  ),
} satisfies { [K in keyof CommonData]-?: fc.Arbitrary<CommonData[K] | undefined> };

export const articles: fc.Arbitrary<ArticleData> = fc
  .record({
    ...common,
    kind: fc.constant("article" as const),
    type: fc.constantFrom(...workTypes),
    container: maybe(containers),
    online: maybe(partialDates),
    references: fc.array(
      fc
        .record({
          doi: maybe(dois.map((doi) => doi.value)),
          title: maybe(fc.constant("On water")),
          year: maybe(fc.constant(1999)),
        })
        .map((reference) => compact<Reference>(reference)),
      { maxLength: 3 },
    ),
  })
  .map((data) => compact<ArticleData>(data));

export const journals: fc.Arbitrary<JournalData> = fc
  .record({
    ...common,
    kind: fc.constant("journal" as const),
    identifiers: fc.array(issns, { minLength: 1, maxLength: 2 }),
    formerTitles: fc.array(localTexts, { maxLength: 2 }),
    otherTitles: maybe(fc.array(localTexts, { minLength: 1, maxLength: 2 })),
  })
  .map((data) => compact<JournalData>(data));

export const books: fc.Arbitrary<BookData> = fc
  .record({
    ...common,
    kind: fc.constant("book" as const),
    identifiers: fc.array(isbns, { maxLength: 2 }),
    edition: maybe(fc.constantFrom("2nd", "Revised")),
    contents: maybe(
      fc.array(
        fc
          .record({
            titles: fc.array(localTexts, { minLength: 1, maxLength: 2 }),
            number: maybe(fc.constant("ch. 1")),
            authors: maybe(fc.constant(["Jalal, Ayesha"])),
            pages: maybe(fc.constant({ printed: "3-20", first: "3", last: "20" })),
          })
          .map((entry) => compact<ContentsEntry>(entry)),
        { minLength: 1, maxLength: 3 },
      ),
    ),
  })
  .map((data) => compact<BookData>(data));

export const chapters: fc.Arbitrary<ChapterData> = fc
  .record({
    ...common,
    kind: fc.constant("chapter" as const),
    book: maybe(
      fc.record({
        titles: fc.array(localTexts, { minLength: 1, maxLength: 1 }),
        identifiers: fc.array(isbns, { maxLength: 2 }),
      }),
    ),
    pages: maybe(fc.constant({ printed: "i-ii", first: "i", last: "ii" })),
  })
  .map((data) => compact<ChapterData>(data));

export const newsItems: fc.Arbitrary<NewsData> = fc
  .record({
    ...common,
    kind: fc.constant("news" as const),
    outlet: fc.constantFrom("Dawn", "Express"),
    section: maybe(fc.constantFrom("Health", "Sport")),
  })
  .map((data) => compact<NewsData>(data));

export const videos: fc.Arbitrary<VideoData> = fc
  .record({
    ...common,
    kind: fc.constant("video" as const),
    channel: fc.constantFrom("Virtual University", "IFT"),
    duration: maybe(fc.nat(20_000)),
  })
  .map((data) => compact<VideoData>(data));

/** A record of any kind. */
export const records: fc.Arbitrary<RecordData> = fc.oneof(articles, journals, books, chapters, newsItems, videos);

/** Days and partial days close enough together for rows and lists to meet. */
const recent = fc
  .tuple(fc.integer({ min: 2015, max: 2025 }), fc.constantFrom("", "-01", "-06", "-07", "-07-01", "-06-30", "-10-25"))
  .map(([year, rest]) => `${year}${rest}`);

/** Rows of one journal; give each an id of its own. */
export const knownRows: fc.Arbitrary<KnownRow> = fc
  .record({
    id: fc.uuid(),
    journal: fc.constant({ title: "Journal", issns: [] }),
    event: fc.oneof(
      { weight: 5, arbitrary: fc.constant("recognised" as const) },
      {
        weight: 3,
        arbitrary: fc.constantFrom("upgraded" as const, "downgraded" as const, "lost" as const, "extended" as const),
      },
    ),
    category: maybe(fc.constantFrom(...categories)),
    from: fc.option(recent, { nil: undefined, freq: 9 }),
    to: maybe(recent),
    area: fc.option(fc.constantFrom("Law", "History"), { nil: undefined, freq: 3 }),
    authority: fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom("HEC list" as const, "HEC notice" as const) },
      { weight: 1, arbitrary: fc.constantFrom("press" as const, "journal" as const) },
    ),
    decidedOn: maybe(recent),
    list: maybe(fc.constantFrom("A", "B")),
    source: fc.constant(undefined),
    recordedAt: recent.map((day) => `${`${day}-01-01`.slice(0, 10)}T00:00:00Z`),
  })
  .map((row) => compact<KnownRow>(row));

export const recognitionLists: fc.Arbitrary<RecognitionList> = fc
  .record({
    name: fc.constantFrom("A", "B", "C"),
    body: fc.constant("HEC" as const),
    scope: fc.constantFrom("national" as const, "international" as const, "unknown" as const),
    from: recent,
    to: maybe(recent),
    complete: fc.boolean(),
    decidedOn: maybe(recent),
    source: fc.constant(undefined),
  })
  .map((list) => compact<RecognitionList>(list));
