import { parseCountry } from "../../../domain/country.ts";
import { parseDoi } from "../../../domain/doi.ts";
import type { Identifier } from "../../../domain/identifier.ts";
import { parseLanguages } from "../../../domain/language.ts";
import { parseLicence } from "../../../domain/licence.ts";
import { type PartialDate, parsePartialDate } from "../../../domain/partial-date.ts";
import type { Link, RecordData, Subject } from "../../../domain/record.ts";
import { fail, ok, type Result } from "../../../domain/result.ts";
import type { LocalText } from "../../../domain/text.ts";
import { detectLanguage, localText } from "../../../text/language.ts";
import { type JsonObject, objectIn, objectsIn, rawIn, textIn, textsIn } from "../../readers/json-values.ts";
import { distinctBy } from "../distinct.ts";
import { splitList } from "../oai-pmh/dc-subjects.ts";
import { stated } from "../stated.ts";
import { containerOf } from "./container.ts";
import { authorsOf } from "./people.ts";

const address = /^https?:\/\/[^\s<>"]{1,2000}$/i;
const file = /\.pdf(?:[?#]|$)/i;

/** One article of DOAJ (doaj.org/api, "IncomingArticleDO" and what it gives back). `missing_title` where it has none. */
export function mapArticle(record: JsonObject): Result<RecordData> {
  const bibjson = objectIn(record, "bibjson");
  const journal = objectIn(bibjson, "journal");
  if (Object.keys(journal).length === 0 && (textIn(bibjson, "pissn") ?? textIn(bibjson, "eissn")) !== undefined) {
    return fail("unmapped_metadata", "This is a journal of DOAJ: import its list of journals (CSV).");
  }
  const title = textIn(bibjson, "title");
  if (title === undefined) return fail("missing_title", "The article has no title.");
  const published = publishedOf(bibjson);
  const abstract = textIn(bibjson, "abstract");
  const told = languageOf(journal, abstract ?? title);
  const language = told ?? detectLanguage(abstract ?? title);
  const doi = doiOf(bibjson);
  return ok({
    kind: "article",
    type: "article",
    titles: [localText(title, language)],
    abstracts: abstract === undefined ? [] : [localText(abstract, language)],
    contributors: authorsOf(bibjson),
    identifiers: doi === undefined ? [] : [doi],
    languages: told === undefined ? [] : [told],
    keywords: keywordsOf(bibjson, language),
    subjects: subjectsOf(bibjson),
    ...stated({
      published,
      publisher: textIn(journal, "publisher"),
      country: parseCountry(textIn(journal, "country") ?? ""),
      licence: parseLicence(
        objectsIn(journal, "license", 5).flatMap((one) => textIn(one, "type") ?? textIn(one, "title") ?? []),
      ),
    }),
    // DOAJ lists open journals alone
    access: "open",
    links: linksOf(bibjson),
    container: containerOf(bibjson, published, language),
    references: [],
  });
}

/** DOAJ gives the languages of the journal: one is the article's, of several the one that its text is in. */
function languageOf(journal: JsonObject, text: string): string | undefined {
  const languages = parseLanguages(textsIn(journal, "language", 50).join(", "));
  if (languages.length === 1) return languages[0];
  const found = detectLanguage(text);
  return found !== undefined && languages.includes(found) ? found : undefined;
}

/** What is said to be a DOI and is none is kept as printed. */
function doiOf(bibjson: JsonObject): Identifier | undefined {
  const printed = objectsIn(bibjson, "identifier", 50)
    .filter((identifier) => (rawIn(identifier, "type") ?? "").toLowerCase() === "doi")
    .flatMap((identifier) => rawIn(identifier, "id") ?? [])[0];
  if (printed === undefined || printed.length > 2000) return undefined;
  return parseDoi(printed) ?? { scheme: "doi", value: printed, valid: false };
}

function publishedOf(bibjson: JsonObject): PartialDate | undefined {
  const [year, month] = [textIn(bibjson, "year"), textIn(bibjson, "month")];
  if (year === undefined) return undefined;
  const both = month === undefined ? undefined : /^\d{1,2}$/.test(month) ? `${year}-${month}` : `${month} ${year}`;
  return (both === undefined ? undefined : parsePartialDate(both)) ?? parsePartialDate(year);
}

function keywordsOf(bibjson: JsonObject, lang: string | undefined): LocalText[] {
  const found = textsIn(bibjson, "keywords", 500)
    .flatMap(splitList)
    .map((keyword) => keyword.replace(/^[\s;,]+|[\s;,.]+$/g, ""))
    .filter((keyword) => keyword !== "" && keyword.length <= 300)
    .map((keyword) => localText(keyword, lang));
  return distinctBy(found, ({ value }) => value.toLowerCase()).slice(0, 200);
}

function subjectsOf(bibjson: JsonObject): Subject[] {
  return objectsIn(bibjson, "subject", 100).flatMap((subject) => {
    const label = textIn(subject, "term");
    if (label === undefined) return [];
    const scheme = rawIn(subject, "scheme")?.toUpperCase() === "LCC" ? ("lcc" as const) : ("other" as const);
    return [{ scheme, label, ...stated({ code: textIn(subject, "code") }) }];
  });
}

/** DOAJ marks pages as `pdf` too: only what is named so is a file. */
function linksOf(bibjson: JsonObject): Link[] {
  const urls = [...new Set(objectsIn(bibjson, "link", 20).flatMap((link) => rawIn(link, "url") ?? []))].filter((url) =>
    address.test(url),
  );
  const landing = urls.find((url) => !file.test(url));
  const files = urls
    .filter((url) => file.test(url))
    .map((url): Link => ({ rel: "pdf", url, format: "application/pdf" }));
  return landing === undefined ? files : [{ rel: "landing", url: landing }, ...files];
}
