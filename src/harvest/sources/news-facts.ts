import type { Contributor } from "../../domain/contributor.ts";
import { parseLanguages } from "../../domain/language.ts";
import { isPlaceholderName, parseName } from "../../domain/name.ts";
import type { PartialDate } from "../../domain/partial-date.ts";
import type { NewsData } from "../../domain/record.ts";
import { fail, ok, type Result } from "../../domain/result.ts";
import { pageAddress } from "../../domain/web-address.ts";
import { localText } from "../../text/language.ts";
import { plainParagraphs, plainText } from "../../text/markup.ts";
import { digest } from "../readers/text-records.ts";
import { distinctBy } from "./distinct.ts";
import { stated } from "./stated.ts";

/** What a feed or an archive says of one headline. Texts may hold markup, escaped twice as well. */
export interface NewsFacts {
  readonly title: string | undefined;
  readonly text?: string | undefined;
  readonly outlet: string | undefined;
  readonly section?: string | undefined;
  readonly authors?: readonly string[];
  readonly keywords?: readonly string[];
  readonly language?: string | undefined;
  readonly at?: string | undefined;
  readonly date?: PartialDate | undefined;
  readonly link?: string | undefined;
}

/** Of a text that belongs to its publisher, so much is kept: a line. */
const longestText = 160;
const longestTitle = 500;
const longestName = 100;
const most = 20;

const noTitle = /^(?:title not found|no title|untitled|null|undefined|none|nan|n\/a|-+)$/i;
const noText = /^(?:content not found|no content|null|none|nan|n\/a|https?:\/\/\S+)$/i;
/** Desks and agencies, which are nobody's names. */
const desk =
  /\b(?:desk|staff|reporters?|report|correspondents?|agenc(?:y|ies)|bureau|monitor(?:ing)?|news|team|editorial|webdesk|afp|reuters|app|inp|online)\b|ڈیسک|رپورٹ|نیوز|نمائندہ|ایجنسی/iu;

/** A headline's record. `missing_title` where it has none, `missing_outlet` where nobody says whose it is. */
export function newsOf(facts: NewsFacts): Result<NewsData> {
  const title = plainText(facts.title ?? "").slice(0, longestTitle);
  if (title === "" || noTitle.test(title)) return fail("missing_title", "The headline has no text.");
  const outlet = plainText(facts.outlet ?? "").slice(0, longestName);
  if (outlet === "") {
    return fail("missing_outlet", "Nothing says whose headline it is: it has no link, and the file names no outlet.");
  }
  const languages = parseLanguages(facts.language ?? "").slice(0, 3);
  const [lang] = languages;
  const link = linkOf(facts.link);
  const page = link === undefined ? undefined : pageAddress(link);
  const text = lineOf(facts.text ?? "", title);
  const keywords = (facts.keywords ?? []).map((word) => plainText(word).slice(0, longestName));
  const section = plainText(facts.section ?? "").slice(0, longestName);
  return ok({
    kind: "news",
    titles: [localText(title, lang)],
    abstracts: text === "" ? [] : [localText(text, lang)],
    contributors: authorsOf(facts.authors ?? []),
    identifiers: page === undefined ? [] : [{ scheme: "url", value: page, valid: true }],
    ...stated({ published: facts.date }),
    languages,
    keywords: distinctBy(
      keywords.filter((word) => word !== "").map((word) => localText(word, lang)),
      ({ value }) => value.toLowerCase(),
    ).slice(0, most),
    subjects: [],
    access: "unknown",
    links: link === undefined ? [] : [{ rel: "landing", url: link }],
    outlet,
    ...stated({ section: section === "" ? undefined : section, at: facts.at }),
  });
}

/** What a source that gives a headline no name of its own can be told it by: its page, else what it says. */
export function nameOfNews(data: NewsData): string {
  const [page] = data.identifiers;
  if (page !== undefined) return page.value;
  return `facts:${digest(JSON.stringify([data.outlet, data.titles[0]?.value, data.published?.start]))}`;
}

function linkOf(text: string | undefined): string | undefined {
  const url = text === undefined || text.length > 2000 ? null : URL.parse(text.trim());
  return url && /^https?:$/.test(url.protocol) && url.username + url.password === "" ? url.href : undefined;
}

/** The first line that says something, cut behind a word; "" where there is none but the title again. */
function lineOf(html: string, title: string): string {
  const lines = plainParagraphs(html.slice(0, 20_000).replace(/[\r\n]+/g, "<br>")).split("\n");
  const line = lines.find((one) => one.length > 3 && !noText.test(one)) ?? "";
  if (line === title) return "";
  if (line.length <= longestText) return line;
  const cut = line.slice(0, longestText);
  const end = cut.lastIndexOf(" ");
  return `${cut.slice(0, end > longestText / 2 ? end : longestText).trimEnd()}…`;
}

/** `none@none.com (Images Staff)`, `Ali Khan and Sana Mir`: names as printed; an address alone is none. */
function authorsOf(texts: readonly string[]): Contributor[] {
  const names = texts
    .slice(0, most)
    .map((text) => plainText(text.slice(0, 500)))
    .map((text) => /^\S+@\S+\s*\((.*)\)$/.exec(text)?.[1] ?? text)
    .flatMap((text) => text.split(/\s*(?:[|;/]|\band\b|,(?=\s*\p{Lu}\p{L}+ \p{Lu}))\s*/u))
    .map((text) => text.trim().slice(0, longestName))
    .filter((text) => text !== "" && !text.includes("@") && !isPlaceholderName(text));
  return distinctBy(names, (name) => name.toLowerCase()).map((name) => ({
    name: desk.test(name) ? { printed: name, corporate: true } : parseName(name),
    role: "author",
    affiliations: [],
  }));
}
