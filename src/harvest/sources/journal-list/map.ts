import { parseCountry } from "../../../domain/country.ts";
import { parseDoi } from "../../../domain/doi.ts";
import type { Identifier } from "../../../domain/identifier.ts";
import { parseIssn } from "../../../domain/issn.ts";
import { parseLanguages } from "../../../domain/language.ts";
import { accessOf, parseLicence } from "../../../domain/licence.ts";
import type { Access, JournalData, Licence, Link, RelatedJournal, Subject } from "../../../domain/record.ts";
import { fail, ok, type Result } from "../../../domain/result.ts";
import type { LocalText } from "../../../domain/text.ts";
import { titleKey } from "../../../text/title.ts";
import { likelyOjsBase } from "../../ojs-address.ts";
import type { TableRecord } from "../../readers/table.ts";
import type { Entry } from "./fields.ts";
import { classes, classesUpward } from "./subjects.ts";
import { cleanTitle, parallelTitles, type TitleParts } from "./titles.ts";

/** What a layout says of all its entries. */
export interface EntryRules {
  readonly access?: Access;
  readonly title?: (text: string) => TitleParts;
  readonly noTitle?: string;
  readonly ojs?: true;
}

const mostTexts = 200;
const longest = 1000;

/** One entry of a list as a journal. `missing_title` where it has none, `unmapped_metadata` where it is of something else. */
export function mapEntry(entry: Entry, rules: EntryRules): Result<TableRecord> {
  const titles = titlesOf(entry, rules);
  if (titles === undefined) return fail("missing_title", "The row has no title.");
  const [kind] = entry.kind ?? [];
  if (kind !== undefined && !/^(?:serial|journal)s?$/i.test(kind)) {
    return fail("unmapped_metadata", `The row is of a “${kind.slice(0, 60)}”, not of a journal.`);
  }
  const issns = issnsOf(entry);
  const licence = licenceOf(entry.licence ?? []);
  const data: JournalData = {
    kind: "journal",
    ...titles,
    abstracts: [],
    contributors: [],
    identifiers: [...issns, ...(entry.doi ?? []).flatMap((text) => parseDoi(text) ?? [])],
    languages: [...new Set((entry.languages ?? []).flatMap((text) => parseLanguages(text)))],
    keywords: texts((entry.keywords ?? []).flatMap((text) => text.split(/[,;]/))),
    subjects: subjectsOf(entry),
    ...given("publisher", texts(entry.publisher ?? [])[0]?.value),
    ...given(
      "country",
      entry.country?.map((text) => parseCountry(text)).find((code) => code !== undefined),
    ),
    ...given("licence", licence),
    access: rules.access ?? accessOf(licence, []),
    links: linksOf(entry, rules),
  };
  return ok({ mapped: { is: "record", data }, identifier: identifierOf(entry, issns, titles.titles) });
}

type Titles = Pick<
  JournalData,
  "titles" | "otherTitles" | "formerTitles" | "laterTitles" | "continues" | "continuedBy"
>;

function titlesOf(entry: Entry, rules: EntryRules): Titles | undefined {
  const apart = rules.title ?? parallelTitles;
  const [first, ...more] = (entry.title ?? [])
    .map(cleanTitle)
    .filter((text) => text !== "" && text !== rules.noTitle)
    .map(apart);
  const urdu = texts(entry.titleUr ?? []).map(({ value }) => ({ value, lang: "ur" }));
  if (first === undefined && urdu.length === 0) return undefined;
  const titles = [...texts(first === undefined ? [] : [first.title]), ...urdu];
  const known = new Set(titles.map(({ value }) => titleKey(value)));
  const others = texts([
    ...(first?.other ?? []),
    ...more.flatMap((one) => [one.title, ...(one.other ?? [])]),
    ...(entry.otherTitle ?? []),
  ]).filter(({ value }) => !known.has(titleKey(value)));
  const former = texts([
    ...[first, ...more].flatMap((one) => one?.former ?? []),
    ...(entry.formerTitle ?? []).map((text) => apart(cleanTitle(text)).title),
  ]);
  const later = texts((entry.laterTitle ?? []).map((text) => apart(cleanTitle(text)).title));
  return {
    titles,
    ...filled("otherTitles", others),
    formerTitles: former,
    ...filled("laterTitles", later),
    ...filled("continues", (entry.continues ?? []).flatMap(relatedOf)),
    ...filled("continuedBy", (entry.continuedBy ?? []).flatMap(relatedOf)),
  };
}

/** ISSNs of one journal, apart by commas; or a title. */
function relatedOf(text: string): RelatedJournal[] {
  const issns = text.split(/[,;|]/).flatMap((part) => parseIssn(part.trim()) ?? []);
  return [issns.length > 0 ? { titles: [], issns } : { titles: texts([text]), issns: [] }];
}

/**
 * The same ISSN for print and online is of neither medium for sure: it is kept once, without one. What is no ISSN is kept as printed,
 * invalid. The ISSN-L stands beside the ISSN that it is.
 */
function issnsOf(entry: Entry): Identifier[] {
  const ofMedium = (field: "issn" | "print" | "online" | "linking", medium?: Identifier["medium"]): Identifier[] =>
    (entry[field] ?? []).flatMap(issnTexts).map((text) => issnOf(text, medium));
  const found: Identifier[] = [];
  for (const one of [...ofMedium("print", "print"), ...ofMedium("online", "online"), ...ofMedium("issn")]) {
    const at = found.findIndex((other) => other.value === one.value);
    const before = found[at];
    if (before === undefined) found.push(one);
    else if (one.medium !== undefined && before.medium !== one.medium) found[at] = without(before);
  }
  return [...found, ...ofMedium("linking", "linking")];
}

function without({ scheme, value, valid, printed }: Identifier): Identifier {
  return { scheme, value, valid, ...given("printed", printed) };
}

/** `["1530-8669","1530-8677"]`, `1530-8669,1530-8677`, `2249 - 8257`, one without a hyphen. */
function issnTexts(cell: string): string[] {
  return cell
    .replace(/[[\]"']/g, "")
    .replace(/(\d{4})\s*[-–]\s*(\d{3}[\dXx])/g, "$1-$2")
    .split(/[,;|/]/)
    .map((text) => text.trim())
    .filter((text) => text !== "" && !/^(?:-+|n\/?a|none|null)$/i.test(text))
    .slice(0, mostTexts);
}

function issnOf(text: string, medium: Identifier["medium"]): Identifier {
  const issn = parseIssn(text, medium);
  if (issn !== undefined) return issn;
  return { scheme: "issn", value: text.slice(0, 100), valid: false, ...given("medium", medium) };
}

/** Several licences are said as printed: which holds is each article's matter. */
function licenceOf(said: readonly string[]): Licence | undefined {
  const [text] = said;
  if (text === undefined) return undefined;
  const short = /^by(?:-(?:nc|nd|sa))*$/i.test(text) ? `CC ${text.toUpperCase()}` : text;
  if (/,\s*\S/.test(short)) return { printed: short.slice(0, longest) };
  return parseLicence([short]) ?? { printed: short.slice(0, longest) };
}

function subjectsOf(entry: Entry): Subject[] {
  const lcc = [
    ...(entry.lccUpward ?? []).flatMap(classesUpward),
    ...classes((entry.lcc ?? []).join("|"), (entry.lccCodes ?? []).join("|")),
  ];
  const own = texts(entry.subject ?? []).map(({ value }): Subject => ({ scheme: "other", label: value }));
  return [...lcc, ...own].slice(0, mostTexts);
}

function linksOf(entry: Entry, rules: EntryRules): Link[] {
  const sites = [...new Set((entry.site ?? []).flatMap((text) => addressOf(text) ?? []))];
  const told = (entry.oai ?? []).flatMap((text) => addressOf(text) ?? []);
  const likely = sites.flatMap((site) => likelyOjsBase(site) ?? (rules.ojs ? `${site.replace(/\/+$/, "")}/oai` : []));
  const [site] = sites;
  const [said] = told;
  const [guessed] = likely;
  return [
    ...(site === undefined ? [] : [{ rel: "landing", url: site } as const]),
    ...(said === undefined ? [] : [{ rel: "oai", url: said } as const]),
    ...(said === undefined && guessed !== undefined
      ? [{ rel: "oai", url: guessed, inferred: "ojs-address" } as const]
      : []),
  ];
}

/** An http(s) address; a bare host gets its scheme. Nothing where it is neither (`mailto:`, a resolver's template). */
function addressOf(text: string): string | undefined {
  const trimmed = text.trim();
  const address = /^(?:www\.)[^\s/]+\.[a-z]{2,}(?:[/?#]\S*)?$/i.test(trimmed) ? `http://${trimmed}` : trimmed;
  return /^https?:\/\/[^\s/]+/i.test(address) && !/\s/.test(address) && URL.canParse(address) ? address : undefined;
}

function identifierOf(entry: Entry, issns: readonly Identifier[], titles: readonly LocalText[]): string {
  const [id] = entry.id ?? [];
  if (id !== undefined) return id.slice(0, longest);
  const issn = issns.find((one) => one.valid) ?? issns[0];
  if (issn !== undefined) return `issn:${issn.value}`;
  return `title:${titleKey(titles[0]?.value ?? "") || titles[0]?.value}`.slice(0, longest);
}

function texts(values: readonly string[]): LocalText[] {
  const clean = values.map(cleanTitle).filter((value) => value !== "");
  return [...new Set(clean)].slice(0, mostTexts).map((value) => ({ value }));
}

function given<K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { [P in K]: V });
}

function filled<K extends string, V>(key: K, value: readonly V[]): { [P in K]?: readonly V[] } {
  return value.length === 0 ? {} : ({ [key]: value } as { [P in K]: readonly V[] });
}
