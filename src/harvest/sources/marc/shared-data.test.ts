import { existsSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { describe, expect, it } from "vitest";
import { hasSharedData, sharedData, sharedFiles } from "../../../../test/shared-data.ts";
import type { Name } from "../../../domain/contributor.ts";
import { parseIsbn } from "../../../domain/isbn.ts";
import { parseLanguage } from "../../../domain/language.ts";
import type { BookData, RecordData } from "../../../domain/record.ts";
import type { ReadEvent } from "../../source.ts";
import { oaiPmh } from "../oai-pmh/index.ts";
import { marc } from "./index.ts";

function read(file: string, reader = marc.reader()): ReadEvent[] {
  return [...reader.write(readFileSync(file)), ...reader.end()];
}

function dataOf(events: readonly ReadEvent[]): RecordData[] {
  return events.flatMap((event) =>
    event.type === "record" && event.record.state === "live" && event.record.mapped.is === "record"
      ? [event.record.mapped.data]
      : [],
  );
}

function bookOf(file: string): BookData {
  const [data] = dataOf(read(sharedData(`books/marc/${file}`)));
  if (data?.kind !== "book") throw new Error(`${file} gives no book`);
  return data;
}

/** What Open Library makes of the record, as far as it says the same kind of thing. */
interface OpenLibrary {
  readonly title: string;
  readonly subtitle?: string;
  readonly authors?: readonly { readonly name: string; readonly alternate_names?: readonly string[] }[];
  readonly publishers?: readonly string[];
  readonly publish_date?: string;
  readonly edition_name?: string;
  readonly isbn_10?: readonly string[];
  readonly isbn_13?: readonly string[];
  readonly languages?: readonly string[];
  readonly table_of_contents?: readonly { readonly title: string }[];
}

/** Both in one form, so that they can be compared field by field. */
interface Facts {
  readonly title: string | undefined;
  readonly authors: readonly string[];
  readonly otherForms: readonly string[];
  readonly publisher: string | undefined;
  readonly year: string | undefined;
  readonly edition: string | undefined;
  readonly isbns: readonly string[];
  readonly languages: readonly string[];
  readonly contents: readonly string[];
}

function theirs(json: OpenLibrary): Facts {
  const isbns = [...(json.isbn_13 ?? []), ...(json.isbn_10 ?? [])].map((one) => parseIsbn(one)?.value ?? one);
  return {
    title: json.subtitle === undefined ? json.title : `${json.title} : ${json.subtitle}`,
    authors: (json.authors ?? []).map(({ name }) => name.replace("،", ",")),
    otherForms: (json.authors ?? []).flatMap(({ alternate_names = [] }) => alternate_names),
    publisher: json.publishers?.[0],
    year: json.publish_date,
    edition: json.edition_name,
    isbns: [...new Set(isbns)].sort(),
    languages: (json.languages ?? []).map((one) => parseLanguage(one) ?? one),
    contents: (json.table_of_contents ?? []).map(({ title }) => title),
  };
}

const inverted = ({ family, given, printed }: Name): string =>
  family === undefined || given === undefined ? printed : `${family}, ${given}`;

function ours(book: BookData): Facts {
  return {
    title: book.titles[0]?.value,
    authors: book.contributors.map(({ name }) => inverted(name)),
    otherForms: book.contributors.flatMap(({ name }) => name.otherForms ?? []),
    publisher: book.publisher,
    year: book.published?.start,
    edition: book.edition,
    isbns: book.identifiers.map(({ value }) => value).sort(),
    languages: book.languages,
    contents: (book.contents ?? []).map(({ titles }) => titles[0]?.value ?? ""),
  };
}

/** Where ours differs on purpose: what we give, and why it is better. */
const better: Readonly<Record<string, Partial<Facts>>> = {
  "880_alternate_script": {
    // given before family as everywhere here; the heading is kept as family and given
    otherForms: ["Ning Liu"],
  },
  "880_arabic_french_many_linkages": {
    otherForms: [
      "Abderrahmane El Moudden",
      "ʻAbd al-Raḥīm Bin-Ḥāddah",
      "Mohamed Lazhar Gharbi",
      "Jāmiʻat Muḥammad al-Khāmis. Kullīyat al-Ādāb wa-al-ʻUlūm al-Insānīyah",
    ],
  },
  "880_table_of_contents": {
    // the subtitle is on the title page, brackets or not; the ligature is one character over both letters, as the standard prefers
    title: "Zhiznʹ ėto teatr : [rasskazy, roman]",
    authors: ["Petrushevskai\u0361a, Li\u0361udmila"],
    contents: ["Rasskazy", "Vremi\u0361a nochʹ : roman"],
  },
  nybc200247_marc: {
    // the subtitle is in the title's own script too
    title: "צום הונדערטסטן געבוירנטאג פון שמעון דובנאוו : זאמלונג",
    otherForms: ["Simon Dubnow"],
    contents: ["Arṭiḳlen vegn Shimen Dubnov", "Ophandlungen un arṭiḳlen fun Shimen Dubnov", "Briv fun Sh. Dubnov"],
  },
  talis_740: {
    // a sign of ISBD is no part of a title
    contents: ["The modern Supreme Court"],
  },
  talis_multi_work_tiles: {
    title: "The history of Little Jack.",
    // an author of one work in it is that work's, not the book's
    authors: ["Day, Thomas", "Blake, William"],
    contents: ["Original stories from real life"],
  },
};
/** A full stop at the end of the last line is the field's. */
const withoutLastStop = (lines: readonly string[]): string[] =>
  lines.map((line, index) => (index === lines.length - 1 ? line.replace(/\.$/, "") : line));

describe.skipIf(!hasSharedData)("real MARC files", () => {
  const files = hasSharedData ? [".mrc", ".xml"].flatMap((ending) => sharedFiles("books/marc", ending)) : [];

  it("are recognised, and each gives its one record", () => {
    expect(files.length).toBe(13);
    for (const file of files) {
      expect([basename(file), marc.recognise(readFileSync(file).subarray(0, 65536), file)]).toEqual([
        basename(file),
        true,
      ]);
      const events = read(file);
      expect([basename(file), events.map(({ type }) => type)]).toEqual([basename(file), ["record"]]);
    }
  });

  const compared = files
    .map((file) => ({ file, name: basename(file).replace(/\.(?:mrc|xml)$/, "") }))
    .filter(({ file }) => existsSync(file.replace(/\.(?:mrc|xml)$/, ".openlibrary.json")));

  it("are compared with what Open Library makes of them", () => {
    expect(compared.length).toBe(11);
    expect(Object.keys(better).filter((name) => !compared.some((one) => one.name === name))).toEqual([]);
  });

  it.each(compared)("give what Open Library gives, or better: $name", ({ file, name }) => {
    const json = theirs(JSON.parse(readFileSync(file.replace(/\.(?:mrc|xml)$/, ".openlibrary.json"), "utf8")));
    const own = ours(bookOf(basename(file)));
    const differences = better[name] ?? {};
    expect(own).toEqual({ ...json, contents: withoutLastStop(json.contents), ...differences });
    for (const [field, value] of Object.entries(differences)) {
      expect([field, value]).not.toEqual([field, json[field as keyof Facts]]);
    }
  });

  it("give one record the same in both forms", () => {
    expect(bookOf("secretcodeofsucc00stjo_meta.mrc")).toEqual(bookOf("secretcodeofsucc00stjo_marc.xml"));
  });

  it("give an enhanced table of contents with numbers, and articles back with their titles", () => {
    const contents = bookOf("isbn_9781419594069_meta.mrc").contents ?? [];
    expect(contents.length).toBe(58);
    expect(
      contents.flatMap(({ number, titles }) => (number === undefined ? [] : [[number, titles[0]?.value]])),
    ).toEqual([
      ["ch. 1", "Kinematics"],
      ["ch. 2", "Newton's laws"],
      ["ch. 3", "Conservation of momentum and energy (with special guest appearances by heat and thermodynamics)"],
      ["ch. 4", "Circular motion"],
      ["ch. 5", "Fluids, gases, and thermodynamics"],
      ["ch. 6", "Electrostatics, electricity, and magnetism"],
      ["ch. 7", "Waves, light, sound, and sensurround"],
      ["ch 8", "Modern physics in modern films"],
    ]);
    const titles = contents.map(({ titles }) => titles[0]?.value);
    expect(titles).toContain("An object in motion");
    expect(titles).toContain("The core revisited, reloaded, remagnitized");
    expect(titles.at(-1)).toBe("Index");
  });

  it("give the author of a work in a book with that work", () => {
    expect(bookOf("talis_multi_work_tiles.mrc").contents).toEqual([
      {
        titles: [{ value: "Original stories from real life", lang: "en" }],
        authors: ["Wollstonecraft, Mary, 1759-1797"],
      },
    ]);
  });

  it("give names in the record's own script, with the romanised form", () => {
    const [first] = bookOf("880_arabic_french_many_linkages.mrc").contributors;
    expect(first?.name).toEqual({
      printed: "عبد الرحمن مودن",
      family: "مودن",
      given: "عبد الرحمن",
      otherForms: ["Abderrahmane El Moudden"],
    });
  });

  it("give titles in the record's own script first, and no language to a romanised one", () => {
    expect(bookOf("880_arabic_french_many_linkages.mrc").titles).toEqual([
      { value: "انتقال الأفكار و التقنيات في المغارب و العالم المتوسطي", lang: "ar" },
      { value: "Intiqāl al-afkār wa-al-taqnīyāt fī al-Maghārib wa-al-ʻālam al-mutawassiṭī" },
      { value: "Transmission des idées et des techniques au Maghreb et en Méditerranée", lang: "fr" },
    ]);
  });

  it("have bad ones among them, which give what can be had", () => {
    const events = read(sharedData("books/marc/talis_no_title2.mrc"));
    expect(events).toMatchObject([{ type: "record", record: { state: "bad", problem: { code: "missing_title" } } }]);
    // its directory is one place off after the second field, so its fields are taken in their order
    expect(bookOf("upei_short_008.mrc")).toMatchObject({
      titles: [{ value: "Charlottetown area profile" }],
      publisher: "Capital Commission of Prince Edward Island",
      published: { start: "1984" },
      country: "CA",
    });
    expect(bookOf("collingswood_bad_008.mrc")).toMatchObject({
      languages: ["en"],
      published: { start: "1972" },
      country: "US",
    });
  });

  it("keep the volumes that field 505 lists in a union catalogue's OAI answer", () => {
    const file = sharedData("oai/captures/capture-vufind-marc21-a.xml");
    const books = dataOf(read(file, oaiPmh.reader())).flatMap((data) => (data.kind === "book" ? [data] : []));
    const withContents = books.filter(({ contents }) => contents !== undefined);
    const fields = readFileSync(file, "utf8").match(/<datafield[^>]*tag="505"/g)?.length;
    const lines = withContents.reduce((sum, { contents = [] }) => sum + contents.length, 0);
    // one field 505 sets three volumes apart by two dashes
    expect([withContents.length, fields, lines]).toEqual([10, 50, 52]);
    const volumes = withContents.find(
      ({ titles }) => titles[0]?.value === "Der Geschichten schweizerischer Eidgenossenschaft",
    );
    expect(volumes?.contents?.[5]).toEqual({
      titles: [
        {
          value:
            "Geschichte der Eidgenossen vom Tode des Bürgermeisters Waldmann bis zum ewigen Frieden mit Frankreich",
          lang: "de",
        },
      ],
      number: "Theil 5, Abt. 2",
      authors: ["von Robert Glutz-Blozheim"],
    });
  });
});
