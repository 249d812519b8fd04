import { parseDoi } from "../../../domain/doi.ts";
import type { Identifier } from "../../../domain/identifier.ts";
import { parseIsbn } from "../../../domain/isbn.ts";
import { parseIssn } from "../../../domain/issn.ts";
import { parseLanguage } from "../../../domain/language.ts";
import { accessOf, parseLicence } from "../../../domain/licence.ts";
import { type PartialDate, parsePartialDate } from "../../../domain/partial-date.ts";
import type { CommonData, Link, RecordData } from "../../../domain/record.ts";
import { fail, ok, type Result } from "../../../domain/result.ts";
import type { LocalText } from "../../../domain/text.ts";
import { localText } from "../../../text/language.ts";
import { plainParagraphs, plainText } from "../../../text/markup.ts";
import { contentsOf } from "./contents.ts";
import { countryOfCode } from "./country.ts";
import { type DataField, fieldsOf, type MarcRecord, subfield, subfields, withoutIsbd, withoutJoint } from "./fields.ts";
import { containerOf } from "./host.ts";
import { kindOf } from "./kind.ts";
import { type LinkedField, linkedFieldsOf } from "./linked.ts";
import { contributorsOf } from "./names.ts";
import { textIn } from "./script.ts";
import { titlesOf } from "./titles.ts";

/** A MARC 21 bibliographic record as a book, journal, article, chapter or video. `missing_title` where field 245 names nothing. */
export function mapMarc(record: MarcRecord): Result<RecordData> {
  const languages = languagesOf(record);
  const titles = titlesOf(record, languages);
  if (titles.length === 0) return fail("missing_title", "The record has no title (field 245, 240, 130 or 740).");
  const kind = kindOf(record);
  const rights = fieldsOf(record, "506", "540").flatMap((field) => subfields(field, "afu"));
  const licence = parseLicence(rights);
  const imprint = imprintOf(record);
  const country = countryOfCode(record.control.get("008")?.slice(15, 18) ?? "");
  const contents = contentsOf(record, languages);
  const publisher = subfield(imprint, "b");
  const published = publishedOf(record, imprint);
  const common: CommonData = {
    titles,
    abstracts: linkedFieldsOf(record, languages, "520").flatMap(abstractsOf),
    contributors: contributorsOf(record, languages),
    identifiers: identifiersOf(record),
    ...(published === undefined ? {} : { published }),
    languages,
    keywords: keywordsOf(record),
    subjects: fieldsOf(record, "050").flatMap((field) => {
      const code = subfield(field, "a");
      return code === undefined ? [] : [{ scheme: "lcc" as const, label: code, code }];
    }),
    ...(publisher === undefined ? {} : { publisher: unbracketed(publisher) }),
    ...(country === undefined ? {} : { country }),
    ...(licence === undefined ? {} : { licence }),
    access: accessOf(licence, rights),
    links: linksOf(record),
  };
  const edition = subfield(fieldsOf(record, "250")[0], "a");
  switch (kind.kind) {
    case "book":
      return ok({
        ...common,
        kind: "book",
        ...(edition === undefined ? {} : { edition: unbracketed(edition, withoutJoint) }),
        ...(contents === undefined ? {} : { contents }),
      });
    case "journal":
      return ok({
        ...common,
        kind: "journal",
        formerTitles: fieldsOf(record, "780").flatMap((field) => {
          const title = plainText(withoutIsbd(subfield(field, "t") ?? ""));
          return title === "" ? [] : [textIn(title, languages)];
        }),
      });
    case "article": {
      const container = containerOf(record);
      return ok({
        ...common,
        kind: "article",
        type: kind.type,
        references: [],
        ...(container === undefined ? {} : { container }),
      });
    }
    case "chapter": {
      const container = containerOf(record);
      const pages = container?.pages === undefined ? {} : { pages: container.pages };
      return ok({
        ...common,
        kind: "chapter",
        ...(container === undefined ? {} : { book: { titles: container.titles, identifiers: [] } }),
        ...pages,
      });
    }
    case "video":
      return ok({ ...common, kind: "video", channel: publisher === undefined ? "" : unbracketed(publisher) });
  }
}

/** Field 264 of publication (second indicator 1), else 260. */
function imprintOf(record: MarcRecord): DataField | undefined {
  const imprints = fieldsOf(record, "264", "260");
  return imprints.find(({ tag, indicators }) => tag === "264" && indicators[1] === "1") ?? imprints[0];
}

function abstractsOf({ field, other }: LinkedField): LocalText[] {
  return [field, other].flatMap((one) => {
    const value = plainParagraphs(one === undefined ? "" : subfields(one, "ab").join(" "));
    return value === "" ? [] : [localText(value)];
  });
}

/** Field 041 $a (codes may be run together: `engfre`), else 008/35-37. */
function languagesOf(record: MarcRecord): string[] {
  const coded = fieldsOf(record, "041").flatMap((field) =>
    subfields(field, "a").flatMap((value) => value.match(/[a-z]{3}/g) ?? []),
  );
  const fixed = record.control.get("008")?.slice(35, 38) ?? "";
  const codes = coded.length > 0 ? coded : [fixed];
  return [...new Set(codes.flatMap((code) => parseLanguage(code) ?? []))];
}

/**
 * The imprint's date as printed, else date 1 of 008/07-10 (`20uu`, blanks and the like give none). Where the printed one is of copyright (`c1972`),
 * a date 1 of the two years after it is that of publication.
 */
function publishedOf(record: MarcRecord, imprint: DataField | undefined): PartialDate | undefined {
  const found = /(?<!\d)(?<copyright>[c©p]\s?)?(?<year>1[4-9]\d\d|2[01]\d\d)(?!\d)/.exec(subfield(imprint, "c") ?? "");
  const printed = found?.groups?.["year"];
  const fixed = /^(?:1[4-9]|2[01])\d\d$/.exec(record.control.get("008")?.slice(7, 11) ?? "")?.[0];
  const later = found?.groups?.["copyright"] === undefined ? 0 : Number(fixed) - Number(printed);
  const start = later === 1 || later === 2 ? fixed : (printed ?? fixed);
  return start === undefined ? undefined : parsePartialDate(start);
}

/** An ISBN that is called cancelled or wrong (020 $z) is mostly that of another form of the book: only where there is no other. */
function identifiersOf(record: MarcRecord): Identifier[] {
  const found = record.fields.flatMap((field) => {
    const value = subfield(field, "a");
    if (value === undefined) return [];
    if (field.tag === "020") return isbnOf(value) ?? [];
    if (field.tag === "022") return parseIssn(value) ?? [];
    if (field.tag === "024" && subfield(field, "2")?.toLowerCase() === "doi") return parseDoi(value) ?? [];
    return [];
  });
  const named = new Map<string, Identifier>();
  const cancelled = fieldsOf(record, "020").flatMap((field) =>
    subfields(field, "z").flatMap((one) => isbnOf(one) ?? []),
  );
  const all = found.some(({ scheme }) => scheme === "isbn") ? found : [...found, ...cancelled];
  for (const one of all) if (!named.has(`${one.scheme} ${one.value}`)) named.set(`${one.scheme} ${one.value}`, one);
  return [...named.values()];
}

function isbnOf(value: string): Identifier | undefined {
  return parseIsbn(value.replace(/\s*[(:].*$/, ""));
}

/** Headings are in the library's language, not the book's: none is said. Subject headings of 600 to 651 with their subdivisions, and uncontrolled terms (653). */
function keywordsOf(record: MarcRecord): LocalText[] {
  const headings = fieldsOf(record, "600", "610", "611", "630", "650", "651", "653").map((field) => {
    const main = subfields(field, "abt").map(withoutIsbd).join(" ");
    return [main, ...subfields(field, "vxyz").map(withoutIsbd)].filter((part) => part !== "").join(" -- ");
  });
  const distinct = [...new Set(headings.filter((heading) => heading !== ""))];
  return distinct.map((value) => ({ value }));
}

const aboutIt = /content|description|biograph|review|cover|sample|inhalt|rezension/i;

function linksOf(record: MarcRecord): Link[] {
  let hasLanding = false;
  return fieldsOf(record, "856")
    .flatMap((field) => subfields(field, "u").map((url) => ({ field, url })))
    .filter(({ url }) => /^https?:\/\/\S+$/i.test(url))
    .slice(0, 100)
    .map(({ field, url }) => {
      // a part of it, or something about it: `$3 Table of contents only`
      const related = field.indicators[1] === "2" || aboutIt.test(subfield(field, "3") ?? "");
      if (related) return { rel: "related" as const, url };
      if (/\.pdf(?:[?#]|$)/i.test(url)) return { rel: "pdf" as const, url };
      const rel = hasLanding ? ("related" as const) : ("landing" as const);
      hasLanding = true;
      return { rel, url };
    });
}

function unbracketed(value: string, trim: (value: string) => string = withoutIsbd): string {
  return trim(value)
    .replace(/^\[(.*)\]$/, "$1")
    .trim();
}
