import type { Identifier } from "../../../domain/identifier.ts";
import { parseLanguages } from "../../../domain/language.ts";
import { accessOf, parseLicence } from "../../../domain/licence.ts";
import type { CommonData, Container, RecordData } from "../../../domain/record.ts";
import { fail, ok, type Result } from "../../../domain/result.ts";
import { workTypeOf } from "../../../domain/work-type.ts";
import { plainText } from "../../../text/markup.ts";
import type { XmlElement } from "../../xml/element.ts";
import { descriptionKind } from "./dc-abstracts.ts";
import { sourceOf } from "./dc-container.ts";
import { contributorsOf } from "./dc-contributors.ts";
import { publicationDate } from "./dc-dates.ts";
import { DcFields, type DcValue } from "./dc-fields.ts";
import { identifierOf, ownDois } from "./dc-identifiers.ts";
import { linksOf } from "./dc-links.ts";
import { keywordsOf, typeStatements } from "./dc-subjects.ts";
import { abstractsOf, localName, titlesOf, unmarked } from "./dc-texts.ts";

type Class = ReturnType<typeof workTypeOf>;

/** Simple Dublin Core as OJS, DSpace, EPrints, bepress, PMC, Érudit and BHL write it. `missing_title` where nothing names the record. */
export function mapDublinCore(root: XmlElement): Result<RecordData> {
  const fields = new DcFields(root);
  const languages = languagesOf(fields);
  const recordLang = languages.length === 1 ? languages[0] : undefined;
  const titles = titlesOf(fields.all("title"), languages);
  const [title] = titles;
  if (title === undefined) return fail("missing_title", "The record has no title.");

  // where there are titles in several languages, keywords may be in any of them
  const keywordLang = titles.every((one) => one.lang === recordLang) ? recordLang : undefined;
  const subjects = fields.all("subject").map(unmarked);
  const headings = subjects.map((subject) => subject.text);
  const kind = workTypeOf(typeStatements(fields.texts("type"), headings));
  const source = sourceOf(fields, title.value, (value, text) => localName(value, text, recordLang));
  const identifiers = identifiersOf(fields, source.dois);
  const published =
    publicationDate(fields.texts("date"), source.container?.issue?.year) ?? source.container?.issue?.date;
  const licence = parseLicence(fields.texts("rights"));
  const publisher = fields
    .texts("publisher")
    .map(plainText)
    .find((name) => name !== "");
  const descriptions = fields.all("description");
  const abstracts = abstractsOf(
    descriptions.filter((value) => descriptionKind(value.text) === "abstract"),
    languages,
  );
  const common: CommonData = {
    titles,
    abstracts,
    contributors: contributorsOf(fields, kind.type === "thesis"),
    identifiers,
    ...(published === undefined ? {} : { published }),
    languages,
    keywords: keywordsOf(subjects, (value) => (value.lang === undefined ? keywordLang : fields.languageOf(value))),
    subjects: [],
    ...(publisher === undefined ? {} : { publisher }),
    ...(licence === undefined ? {} : { licence }),
    access: accessOf(licence, fields.texts("rights")),
    links: linksOf(fields),
  };
  return ok(ofKind(kind, common, source.container, descriptions));
}

function ofKind(
  kind: Class,
  common: CommonData,
  container: Container | undefined,
  descriptions: readonly DcValue[],
): RecordData {
  switch (kind.kind) {
    case "article":
      return {
        ...common,
        kind: "article",
        type: kind.type,
        references: [],
        ...(container === undefined ? {} : { container }),
      };
    case "book":
      return { ...common, kind: "book", titles: withVolume(common, descriptions) };
    case "chapter":
      return { ...common, kind: "chapter", ...bookOf(container) };
    case "journal":
      return { ...common, kind: "journal", identifiers: journalIdentifiers(common, container), formerTitles: [] };
    case "video":
      return { ...common, kind: "video", channel: common.publisher ?? "" };
  }
}

/** The volumes of a digitised serial have one title: which volume it is belongs to the name. */
function withVolume(common: CommonData, descriptions: readonly DcValue[]): CommonData["titles"] {
  const volume = descriptions.find((value) => descriptionKind(value.text) === "volume")?.text;
  return volume === undefined
    ? common.titles
    : common.titles.map((title) => ({ ...title, value: `${title.value} ${plainText(volume)}` }));
}

function bookOf(container: Container | undefined) {
  if (container === undefined) return {};
  const pages = container.pages === undefined ? {} : { pages: container.pages };
  return container.titles.length === 0 ? pages : { book: { titles: container.titles, identifiers: [] }, ...pages };
}

function journalIdentifiers(common: CommonData, container: Container | undefined): Identifier[] {
  const own = new Set(common.identifiers.map((identifier) => identifier.value));
  return [...common.identifiers, ...(container?.issns ?? []).filter((issn) => !own.has(issn.value))];
}

function languagesOf(fields: DcFields): string[] {
  const stated = [...new Set(fields.texts("language").flatMap((text) => parseLanguages(text)))];
  if (stated.length > 0) return stated;
  const [title] = fields.all("title");
  const code = title === undefined ? undefined : fields.languageOf(title);
  return code === undefined ? [] : [code];
}

/** The record's own identifiers; ISSNs are its journal's and stand there. */
function identifiersOf(fields: DcFields, foreign: readonly Identifier[]): Identifier[] {
  const found = new Map<string, Identifier>();
  for (const text of fields.texts("identifier")) {
    const identifier = identifierOf(text);
    if (identifier !== undefined && identifier.scheme !== "issn") {
      found.set(`${identifier.scheme} ${identifier.value}`, identifier);
    }
  }
  const all = [...found.values()];
  const dois = ownDois(
    all.filter((identifier) => identifier.scheme === "doi"),
    foreign,
  );
  return [...dois, ...all.filter((identifier) => identifier.scheme !== "doi")];
}
