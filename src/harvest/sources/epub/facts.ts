import type { Contributor, ContributorRole } from "../../../domain/contributor.ts";
import { parseDoi } from "../../../domain/doi.ts";
import type { Identifier } from "../../../domain/identifier.ts";
import { parseIsbn } from "../../../domain/isbn.ts";
import { parseLanguage } from "../../../domain/language.ts";
import { accessOf, parseLicence } from "../../../domain/licence.ts";
import { isPlaceholderName, parseName } from "../../../domain/name.ts";
import { type PartialDate, parsePartialDate } from "../../../domain/partial-date.ts";
import type { CommonData } from "../../../domain/record.ts";
import type { LocalText } from "../../../domain/text.ts";
import { localText } from "../../../text/language.ts";
import { distinctBy, distinctTexts } from "../distinct.ts";
import { stated } from "../stated.ts";
import { withSubtitle } from "../subtitle.ts";
import type { Metadata, Statement } from "./package.ts";

/** MARC relators, as EPUB uses them; others are contributors. */
const roles: Readonly<Record<string, ContributorRole>> = { aut: "author", edt: "editor", trl: "translator" };

/** What an EPUB says of its book. Titles may be none. */
export function factsOf(metadata: Metadata): CommonData {
  const languages = [...new Set(metadata.all("language").flatMap(({ text }) => parseLanguage(text) ?? []))];
  const [lang] = languages;
  const rights = metadata.all("rights").map(({ text }) => text);
  const licence = parseLicence(rights);
  const [publisher] = metadata.all("publisher");
  return {
    titles: titlesOf(metadata, lang),
    abstracts: distinctTexts(metadata.all("description").map(({ text }) => localText(text, lang))),
    contributors: contributorsOf(metadata),
    identifiers: identifiersOf(metadata),
    ...stated({ published: publishedOf(metadata), publisher: publisher?.text, licence }),
    languages,
    keywords: distinctTexts(metadata.all("subject").map(({ text }) => localText(text, lang))),
    subjects: [],
    access: accessOf(licence, rights),
    links: [],
  };
}

/** The main title with its subtitle; others are in other languages, or of a collection. */
function titlesOf(metadata: Metadata, lang: string | undefined): LocalText[] {
  const all = metadata.all("title");
  const typed = (type: string): Statement | undefined => all.find(({ about }) => about["title-type"] === type);
  const main = typed("main") ?? all.find(({ about }) => about["title-type"] === undefined) ?? all[0];
  if (main === undefined) return [];
  const subtitle = typed("subtitle")?.text;
  const whole = subtitle === undefined ? main.text : withSubtitle(main.text, subtitle);
  return [localText(whole, main.lang === undefined ? lang : (parseLanguage(main.lang) ?? lang))];
}

function contributorsOf(metadata: Metadata): Contributor[] {
  const named = (local: string, usual: ContributorRole): Contributor[] =>
    metadata.all(local).flatMap(({ text, about }) => {
      // an address of mail is nobody's name
      const printed = text.replace(/\s*<[^<>\s]*@[^<>\s]*>\s*$/, "");
      if (isPlaceholderName(printed)) return [];
      const role = about["role"]?.toLowerCase();
      const found =
        role === undefined ? usual : ((Object.hasOwn(roles, role) ? roles[role] : undefined) ?? "contributor");
      return [{ name: parseName(printed), role: found, affiliations: [] }];
    });
  return [...named("creator", "author"), ...named("contributor", "contributor")].slice(0, 1000);
}

/** ISBNs and DOIs, also those of the printed book that it was made from (`source`). */
function identifiersOf(metadata: Metadata): Identifier[] {
  const of = (local: string): Identifier[] =>
    metadata.all(local).flatMap(({ text, about }) => {
      const says = `${about["scheme"] ?? ""} ${about["identifier-type"] ?? ""} ${text}`;
      if (/uuid/i.test(says)) return [];
      const isbn = /isbn|^\s*97[89][\d\s-]{10,}$/i.test(says) ? parseIsbn(text) : undefined;
      if (isbn !== undefined) return [local === "identifier" ? { ...isbn, medium: "online" as const } : isbn];
      return /doi|^\s*10\.\d{4,}\//i.test(says) ? (parseDoi(text) ?? []) : [];
    });
  return distinctBy([...of("identifier"), ...of("source")], ({ scheme, value }) => `${scheme}:${value}`);
}

/** The date of publication; a date of another event, such as the file's making, only where there is no other. */
function publishedOf(metadata: Metadata): PartialDate | undefined {
  const dates = metadata.all("date");
  const rank = ({ about }: Statement): number =>
    /^publi/i.test(about["event"] ?? "") ? 0 : about["event"] === undefined ? 1 : 2;
  const [best] = dates.toSorted((a, b) => rank(a) - rank(b));
  return best === undefined ? undefined : parsePartialDate(best.text);
}

/** The book's name at its source: the statement that the package calls unique, else the first of them; undefined where there is none. */
export function identifyBook(metadata: Metadata): string | undefined {
  const all = metadata.all("identifier");
  const unique = all.find(({ id }) => id !== undefined && id === metadata.unique);
  return (unique ?? all.find(({ text }) => /uuid|isbn/i.test(text)) ?? all[0])?.text.slice(0, 500);
}
