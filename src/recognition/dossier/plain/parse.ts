import { parseDoi } from "../../../domain/doi.ts";
import { parseIssn } from "../../../domain/issn.ts";
import type { DossierReference } from "../reference.ts";
import { type Place, placeIn } from "./place.ts";
import { withoutNumber } from "./split.ts";
import { dateIn, type SaidDate } from "./year.ts";

const longest = 2000;
const quoted = /["“”„«‟]([^"“”„«»‟]{10,500})["“”»‟]|[‘']([^‘’']{20,400})[’'](?=[\s,.]|$)/gu;
/** A full stop that ends a part: not after an initial or a usual abbreviation. */
const stop =
  /(?<=[\p{L}\p{N})\]”"’?!…][.?!]["”’]?|[۔؟])(?<!(?:^|[\s.,(&-])\p{Lu}\.)(?<!\b(?:et al|vol|no|pp|ed|eds|dr|prof|st|vs|sp|spp|var|cv|viz|cf|i\.e|e\.g|jr)\.)\s+/giu;
const shortestTitle = 8;

/** The fields of one reference as pasted, by the marks that the usual styles have. Any may be wrong: they find candidates, and no more. */
export function parseReference(printed: string, latestYear: number): DossierReference {
  const whole = withoutNumber(printed.replace(/\s+/g, " ").slice(0, longest));
  const doi = parseDoi(
    /(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:?\s*)?10\.\d{4,9}(?:\/|%2f)\S+/i
      .exec(whole)?.[0]
      .replace(/^doi:?\s*/i, "") ?? "",
  );
  const issns = [
    ...whole.matchAll(/(?:[ep]-?)?issn(?:\s?\([^()]{1,12}\))?:?\s*([0-9]{4}-?[0-9]{3}[0-9Xx])/giu),
  ].flatMap((match) => parseIssn(match[1] ?? "") ?? []);
  const text = withoutAddresses(whole);
  const date = dateIn(text, latestYear);
  const parts = partsOf(text, date);
  const from = parts.title === undefined ? 0 : Math.max(0, text.indexOf(parts.title) + parts.title.length);
  const place = placeIn(text, from);
  const containers = containersOf(text, parts.title, from, place, date);
  return {
    printed: printed.trim().slice(0, longest),
    from: "text",
    authors: parts.authors === undefined ? [] : [parts.authors],
    issns,
    ...(parts.title === undefined ? {} : { title: parts.title }),
    ...(containers[0] === undefined ? {} : { container: containers[0] }),
    ...(containers.length > 1 ? { otherContainers: containers.slice(1) } : {}),
    ...(date === undefined ? {} : { date: date.date }),
    ...(place.volume === undefined ? {} : { volume: place.volume }),
    ...(place.number === undefined ? {} : { number: place.number }),
    ...(place.firstPage === undefined ? {} : { firstPage: place.firstPage }),
    ...(doi === undefined ? {} : { doi }),
  };
}

function withoutAddresses(text: string): string {
  return text
    .replace(/(?:available (?:at|from|online)|retrieved .{0,30}? from|accessed|url)?:?\s*https?:\/\/\S+/giu, " ")
    .replace(/\b(?:doi:?\s*)?10\.\d{4,9}\/\S+/giu, " ")
    .replace(/(?:[ep]-?)?issn(?:\s?\([^()]{1,12}\))?:?\s*[0-9]{4}-?[0-9]{3}[0-9Xx]/giu, " ")
    .replace(/\bdoi:?\s*$/iu, "")
    .replace(/\s+/g, " ")
    .trim();
}

interface Parts {
  readonly authors?: string;
  readonly title?: string;
}

function partsOf(text: string, date: SaidDate | undefined): Parts {
  const inQuotes = [...text.matchAll(quoted)].find((match) => /\s/.test(match[1] ?? match[2] ?? ""));
  if (inQuotes !== undefined) {
    return partsAt(text.slice(0, inQuotes.index), (inQuotes[1] ?? inQuotes[2] ?? "").replace(/[.,;]$/, ""));
  }
  // Author (year). Title. Journal
  if (date !== undefined && date.start < text.length * 0.6 && (date.start > 3 || text.startsWith("("))) {
    const after = text.slice(date.end).replace(/^[\s.,:;)\]۔،-]+/u, "");
    const first = sentences(after)[0] ?? "";
    if (first.length >= shortestTitle && /\p{L}{3}/u.test(first) && !/^[\s\d(]/.test(first))
      return partsAt(text.slice(0, date.start), cutTail(first));
  }
  const names = endOfInitials(text);
  if (names > 0) return partsAt(text.slice(0, names), cutTail(sentences(text.slice(names))[0] ?? ""));
  const all = sentences(text);
  const [first = "", second = ""] = all;
  if (second.length >= shortestTitle && looksLikeAuthors(first)) return partsAt(first, cutTail(second));
  if (all.length < 2) {
    // S. Khan, R. Ali, Title, Journal 12 (2010) 45
    const commas = text.split(/,\s+/).filter((part) => part.length >= 3);
    const long = commas.toSorted((a, b) => b.length - a.length)[0];
    if (commas.length > 2 && long !== undefined) return partsAt(text.slice(0, text.indexOf(long)), long);
  }
  const title = all.filter((part) => part.length >= shortestTitle).toSorted((a, b) => b.length - a.length)[0];
  if (title === undefined) return {};
  return partsAt(text.slice(0, text.indexOf(title)), cutTail(title));
}

/** `Khan S, Ali RA and Shah K`: one name, and what parts it from the next or from the title. */
const nameWithInitials =
  /(?:(?:al|bin|de|van|von|el|ul)[\s-])?(?:[\p{L}'’-]{2,40}\s){0,2}?[\p{L}'’-]{2,40},?\s\p{Lu}(?:\.?[\s-]?\p{Lu}){0,3}(?<then>\.?,?\s(?:and|&)\s|\.?[,;]\s(?:et al\.?[.:]?\s)?|\.?\set al\.?[.:]?\s|[.:]\s)/uy;

/** Where a list of names with initials and no stops ends (Vancouver, BMC); 0 where the text does not begin with one. Never looks back. */
function endOfInitials(text: string): number {
  nameWithInitials.lastIndex = 0;
  for (let names = 0; names < 100; names += 1) {
    const start = nameWithInitials.lastIndex;
    const found = nameWithInitials.exec(text);
    if (found === null) return 0;
    const then = found.groups?.["then"] ?? "";
    if (/^[.:]|et al/.test(then)) return start + found[0].length;
  }
  return 0;
}

function partsAt(authors: string, title: string): Parts {
  const [who, what] = [authors.replace(/[\s.,:;(]+$/, "").trim(), beforeJournal(title.trim())];
  return { ...(who === "" ? {} : { authors: who }), ...(what === "" ? {} : { title: what }) };
}

/** A title that goes on to the pages has the journal behind its last comma: `…, Soil & Environment 31(1): 22-29`. */
function beforeJournal(title: string): string {
  const { at = 0 } = placeIn(title);
  const comma = title.lastIndexOf(", ", at - 1);
  return at > 0 && comma > 2 * shortestTitle ? title.slice(0, comma) : title;
}

function sentences(text: string): string[] {
  return text
    .split(stop)
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

/** The stop at a title's end, and what says of what kind the work is. */
function cutTail(title: string): string {
  return title
    .replace(/\s*\[[^[\]]{1,40}\]\s*\.?$/u, "")
    .replace(/[.۔]$/u, "")
    .trim();
}

/** Names with initials, or joined by commas and `and`. */
function looksLikeAuthors(text: string): boolean {
  const words = text.split(/[\s,;&]+/).filter((word) => word !== "");
  const initials = words.filter((word) => /^(?:\p{Lu}\.?-?){1,4}$/u.test(word)).length;
  const small = words.filter(
    (word) => /^\p{Ll}{3,}/u.test(word) && !/^(?:and|bin|bint|van|von|der|ul|dos|das)$/u.test(word),
  ).length;
  return (
    words.length > 0 &&
    (initials >= 1 || /,|\band\b|&|،|اور/u.test(text) || words.length <= 4) &&
    small <= words.length / 4
  );
}

/** What may be the journal: between title and place, else each part after the title. */
function containersOf(
  text: string,
  title: string | undefined,
  from: number,
  place: Place,
  date: SaidDate | undefined,
): string[] {
  if (title === undefined) return clean([text.slice(0, place.at ?? text.length)]);
  const ends = [place.at, date !== undefined && date.start >= from ? date.start : undefined].filter(
    (at) => at !== undefined,
  );
  const end = Math.min(...ends, text.length);
  const between = text.slice(from, end > from ? end : text.length);
  const after = text.slice(from);
  return clean([
    between,
    ...sentences(between),
    ...between.split(/[,،]\s+/),
    ...sentences(after),
    ...after.split(/[,،]\s+/),
  ]);
}

function clean(parts: readonly string[]): string[] {
  const cleaned = parts.map((part) =>
    part
      .replace(/^[\s.,:;"“”»’)\]۔،-]+|[\s.,:;(["“«۔،-]+$/gu, "")
      .replace(/^in:?\s+(?=\p{Lu})/iu, "")
      .replace(/[\s,;(]*(?:vol(?:ume)?|جلد)\.?$/iu, "")
      .trim(),
  );
  return [...new Set(cleaned)]
    .filter((part) => part.length > 1 && part.length < 200 && /\p{L}{2}/u.test(part))
    .slice(0, 8);
}
