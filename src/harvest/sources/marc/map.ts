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
import { plainText } from "../../../text/markup.ts";
import { type DataField, fieldsOf, type MarcRecord, subfield, subfields, withoutIsbd, withoutJoint } from "./fields.ts";
import { containerOf } from "./host.ts";
import { kindOf } from "./kind.ts";
import { contributorsOf } from "./names.ts";

/** A MARC 21 bibliographic record as a book, journal, article, chapter or video. `missing_title` where field 245 names nothing. */
export function mapMarc(record: MarcRecord): Result<RecordData> {
  const languages = languagesOf(record);
  const titles = titlesOf(record, languages.length === 1 ? languages[0] : undefined);
  if (titles.length === 0) return fail("missing_title", "The record has no title (field 245).");
  const kind = kindOf(record);
  const rights = fieldsOf(record, "506", "540").flatMap((field) => subfields(field, "afu"));
  const licence = parseLicence(rights);
  const [imprint] = fieldsOf(record, "264", "260");
  const publisher = subfield(imprint, "b");
  const published = publishedOf(record, imprint);
  const common: CommonData = {
    titles,
    abstracts: fieldsOf(record, "520").flatMap((field) => text(subfield(field, "a"), undefined)),
    contributors: contributorsOf(record),
    identifiers: identifiersOf(record),
    ...(published === undefined ? {} : { published }),
    languages,
    keywords: keywordsOf(record),
    subjects: fieldsOf(record, "050").flatMap((field) => {
      const code = subfield(field, "a");
      return code === undefined ? [] : [{ scheme: "lcc" as const, label: code, code }];
    }),
    ...(publisher === undefined ? {} : { publisher: unbracketed(publisher) }),
    ...(licence === undefined ? {} : { licence }),
    access: accessOf(licence, rights),
    links: linksOf(record),
  };
  const edition = subfield(fieldsOf(record, "250")[0], "a");
  switch (kind.kind) {
    case "book":
      return ok({ ...common, kind: "book", ...(edition === undefined ? {} : { edition: withoutJoint(edition) }) });
    case "journal":
      return ok({
        ...common,
        kind: "journal",
        formerTitles: fieldsOf(record, "780").flatMap((field) => text(subfield(field, "t"), undefined)),
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

/**
 * Field 245: title, remainder and parts as one; after `=` a parallel title. Field 246 only where it is a parallel title too (second indicator 1). The sign before a subfield stands at
 * the end of the one before it, `$h` included.
 */
function titlesOf(record: MarcRecord, lang: string | undefined): LocalText[] {
  const [main] = fieldsOf(record, "245");
  if (main === undefined) return [];
  const parallel: string[] = [];
  let title = "";
  let sign = "";
  for (const { code, value } of main.subfields) {
    if (code === "b" && sign === "=") parallel.push(value);
    else if ("abnp".includes(code) && value !== "") {
      const joint = title === "" ? "" : code === "b" ? ` ${sign === ";" ? ";" : ":"} ` : ". ";
      title = withoutIsbd(title) + joint + value;
    }
    sign = value.trim().at(-1) ?? "";
  }
  const variants = fieldsOf(record, "246").filter((field) => field.indicators[1] === "1");
  const others = [...parallel, ...variants.flatMap((field) => subfield(field, "a") ?? [])];
  const titles = [...text(title, lang), ...others.flatMap((other) => text(other, undefined))];
  return [...new Map(titles.map((one) => [one.value, one])).values()];
}

function text(value: string | undefined, lang: string | undefined): LocalText[] {
  const plain = value === undefined ? "" : plainText(withoutIsbd(value));
  return plain === "" ? [] : [localText(plain, lang)];
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

/** The imprint's date as printed, else date 1 of 008/07-10 (`20uu`, blanks and the like give none). */
function publishedOf(record: MarcRecord, imprint: DataField | undefined): PartialDate | undefined {
  const printed = subfield(imprint, "c");
  const year = printed === undefined ? undefined : /(?<!\d)(1[4-9]\d\d|2[01]\d\d)(?!\d)/.exec(printed)?.[1];
  const fixed = /^(?:1[4-9]|2[01])\d\d$/.exec(record.control.get("008")?.slice(7, 11) ?? "")?.[0];
  const start = year ?? fixed;
  return start === undefined ? undefined : parsePartialDate(start);
}

function identifiersOf(record: MarcRecord): Identifier[] {
  const found = record.fields.flatMap((field) => {
    const value = subfield(field, "a");
    if (value === undefined) return [];
    if (field.tag === "020") return parseIsbn(value.replace(/\s*\(.*$/, "")) ?? [];
    if (field.tag === "022") return parseIssn(value) ?? [];
    if (field.tag === "024" && subfield(field, "2")?.toLowerCase() === "doi") return parseDoi(value) ?? [];
    return [];
  });
  return [...new Map(found.map((one) => [`${one.scheme} ${one.value}`, one])).values()];
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

function linksOf(record: MarcRecord): Link[] {
  return fieldsOf(record, "856")
    .flatMap((field) => subfields(field, "u").map((url) => ({ field, url })))
    .filter(({ url }) => /^https?:\/\/\S+$/i.test(url))
    .slice(0, 100)
    .map(({ field, url }, index) => {
      const related = field.indicators[1] === "2";
      const rel = related ? "related" : /\.pdf(?:[?#]|$)/i.test(url) ? "pdf" : index === 0 ? "landing" : "related";
      return { rel, url };
    });
}

function unbracketed(value: string): string {
  return withoutIsbd(value)
    .replace(/^\[(.*)\]$/, "$1")
    .trim();
}
