import { parseCountry } from "../../../domain/country.ts";
import { parseDoi } from "../../../domain/doi.ts";
import type { Identifier } from "../../../domain/identifier.ts";
import { parseIsbn } from "../../../domain/isbn.ts";
import { parseLanguage } from "../../../domain/language.ts";
import { accessOf, parseLicence } from "../../../domain/licence.ts";
import { type PartialDate, parsePartialDate } from "../../../domain/partial-date.ts";
import type { CommonData, RecordData, Subject } from "../../../domain/record.ts";
import { fail, ok, type Result } from "../../../domain/result.ts";
import type { LocalText } from "../../../domain/text.ts";
import { localText } from "../../../text/language.ts";
import { plainText } from "../../../text/markup.ts";
import type { Part } from "../../readers/parts.ts";
import { textOf, type XmlElement } from "../../xml/element.ts";
import { distinctBy, distinctTexts } from "../distinct.ts";
import { stated } from "../stated.ts";
import { contentsOf, partsOf } from "./content-items.ts";
import { contributorsOf } from "./people.ts";
import { all, block, first, textAt } from "./tags.ts";
import { abstractsOf, contentsText } from "./texts.ts";
import { titlesOf } from "./titles.ts";

/** A product of ONIX for Books as a book, whatever its form is. `missing_title` where it has none, as updates of a price alone do. */
export function mapProduct(product: XmlElement): Result<RecordData> {
  const facts = factsOf(product);
  if (facts.titles.length === 0) return fail("missing_title", "The product has no title.");
  const descriptive = block(product, "DescriptiveDetail");
  const [lang] = facts.languages;
  const items = contentsOf(product, identifyProduct(product) ?? "", lang);
  const contents = items.length > 0 ? items : contentsText(block(product, "CollateralDetail"), lang);
  const edition = textAt(descriptive, "EditionStatement") ?? textAt(descriptive, "EditionNumber");
  return ok({ ...facts, kind: "book", ...stated({ edition }), ...(contents.length === 0 ? {} : { contents }) });
}

export function partsOfProduct(product: XmlElement): Part[] {
  return partsOf(product, identifyProduct(product) ?? "", factsOf(product));
}

/** Its record reference, else its ISBN. */
export function identifyProduct(product: XmlElement): string | undefined {
  return textAt(product, "RecordReference")?.slice(0, 500) ?? identifiersOf(product).find(({ valid }) => valid)?.value;
}

/** List 1: `05` takes the product's record back. */
export function isDeleted(product: XmlElement): boolean {
  return textAt(product, "NotificationType") === "05";
}

function factsOf(product: XmlElement): CommonData {
  const descriptive = block(product, "DescriptiveDetail");
  const publishing = block(product, "PublishingDetail");
  const languages = languagesOf(descriptive);
  const [lang] = languages;
  const rights = all(descriptive, "EpubLicense").flatMap((one) => [
    ...all(one, "EpubLicenseExpression").flatMap((each) => textAt(each, "EpubLicenseExpressionLink") ?? []),
    ...all(one, "EpubLicenseName").map((name) => textOf(name).trim()),
  ]);
  const licence = parseLicence(rights);
  const { keywords, subjects } = subjectsOf(descriptive, lang);
  const country = parseCountry(textAt(publishing, "CountryOfPublication") ?? "");
  return {
    titles: titlesOf(descriptive, lang),
    abstracts: abstractsOf(block(product, "CollateralDetail"), lang),
    contributors: contributorsOf(descriptive),
    identifiers: identifiersOf(product),
    ...stated({ published: publishedOf(publishing), publisher: publisherOf(publishing), country, licence }),
    languages,
    keywords,
    subjects,
    access: accessOf(licence, rights),
    links: [],
  };
}

/** List 5: `02` ISBN-10, `03` GTIN-13, `15` ISBN-13, `06` DOI. */
function identifiersOf(product: XmlElement): Identifier[] {
  const medium = mediumOf(textAt(block(product, "DescriptiveDetail"), "ProductForm") ?? "");
  const isbn = (text: string): Identifier[] => {
    const found = parseIsbn(text);
    return found === undefined ? [] : [medium === undefined ? found : { ...found, medium }];
  };
  const typed = all(product, "ProductIdentifier").flatMap((id) => {
    const [type, value = ""] = [textAt(id, "ProductIDType"), textAt(id, "IDValue")];
    if (type === "15" || type === "02") return isbn(value);
    if (type === "03") return /^97[89]/.test(value) ? isbn(value) : [];
    return type === "06" ? (parseDoi(value) ?? []) : [];
  });
  // 2.1 allows an ISBN by itself
  const plain = isbn(textAt(product, "ISBN") ?? "");
  return distinctBy([...typed, ...plain], ({ scheme, value }) => `${scheme}:${value}`);
}

/** Lists 7 and 150: `B…` a book on paper, `D…` and `E…` a digital product. */
function mediumOf(form: string): "print" | "online" | undefined {
  return form.startsWith("B") ? "print" : /^[DE]/.test(form) ? "online" : undefined;
}

/** List 22: `01` the language of the text. */
function languagesOf(descriptive: XmlElement): string[] {
  const own = all(descriptive, "Language").filter((one) => (textAt(one, "LanguageRole") ?? "01") === "01");
  return [...new Set(own.flatMap((one) => parseLanguage(textAt(one, "LanguageCode") ?? "") ?? []))];
}

/** List 27: `20` keywords, parted by semicolons. Of other schemes what is said in words; a code alone says nothing to a reader. */
function subjectsOf(descriptive: XmlElement, lang: string | undefined): { keywords: LocalText[]; subjects: Subject[] } {
  const keywords: LocalText[] = [];
  const subjects: Subject[] = [];
  for (const subject of all(descriptive, "Subject").slice(0, 500)) {
    const heading = textAt(subject, "SubjectHeadingText");
    const code = textAt(subject, "SubjectCode");
    if (heading === undefined) continue;
    if (textAt(subject, "SubjectSchemeIdentifier") === "20") {
      for (const word of heading.split(";")) keywords.push(localText(plainText(word), lang));
    } else subjects.push({ scheme: "other", label: plainText(heading), ...stated({ code }) });
  }
  return { keywords: distinctTexts(keywords), subjects: distinctBy(subjects, ({ label }) => label) };
}

/** List 45: `01` the publisher; where none is named, the imprint. */
function publisherOf(publishing: XmlElement): string | undefined {
  const publishers = all(publishing, "Publisher");
  const main = publishers.find((one) => (textAt(one, "PublishingRole") ?? "01") === "01") ?? publishers[0];
  const name = textAt(main, "PublisherName") ?? textAt(publishing, "PublisherName");
  return name ?? textAt(first(publishing, "Imprint"), "ImprintName") ?? textAt(publishing, "ImprintName");
}

/** List 163: `01` publication, `11` first publication; 2.1 has one date. */
function publishedOf(publishing: XmlElement): PartialDate | undefined {
  const dates = all(publishing, "PublishingDate");
  for (const role of ["01", "11"]) {
    const found = dates.find((one) => textAt(one, "PublishingDateRole") === role);
    const date = dateOf(textAt(found, "Date"));
    if (date !== undefined) return date;
  }
  return dateOf(textAt(publishing, "PublicationDate"));
}

/** `20190601`, `201906`, `2019`, also with a time behind; others as people write them. */
function dateOf(text: string | undefined): PartialDate | undefined {
  if (text === undefined) return undefined;
  const [, year, month, day] = /^(\d{4})(\d\d)?(\d\d)?(?:T|$)/.exec(text) ?? [];
  const parts = [year, month, day].filter((part) => part !== undefined && part !== "00");
  return parsePartialDate(parts.length > 0 ? parts.join("-") : text);
}
