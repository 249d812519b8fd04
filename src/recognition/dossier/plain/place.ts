import { asciiDigits, asciiHyphens } from "../../../domain/digits.ts";

/** Where in its journal a reference says that it stands. */
export interface Place {
  readonly volume?: string;
  readonly number?: string;
  readonly firstPage?: string;
  /** Where in the text its words begin, so that what stands before may be the journal. */
  readonly at?: number;
}

const page = "[A-Za-z]{0,2}\\d{1,7}";
const pages = `(?:pp?\\.?\\s{0,2})?(?<first>${page}|[ivxl]{1,6})(?:\\s{0,2}(?:-{1,2}|to)\\s{0,2}${page}|\\s{0,2}-\\s{0,2}[ivxl]{1,6})?`;
const issue =
  "(?:\\s{0,2}\\((?<number>[^()]{1,40})\\)|\\s{0,2},?\\s{0,2}(?:no|nos|issue|iss|number|num)\\.?\\s{0,2}(?<numbered>\\d{1,4}(?:\\s?[-&/]\\s?\\d{1,4})?))";

/** From the plainest to the loosest; each with what it must be made of. */
const forms: readonly RegExp[] = [
  // 12(3): 45-50 · 12(3), 45-50 · 12:45-50 · Vol. 12, No. 3, pp. 45-50 · 12, no. 3 (2019): 45-50
  new RegExp(
    `(?<![\\p{L}\\d-]|\\b(?:pp?|no|issue)\\.?\\s?)(?:vol(?:ume)?\\.?\\s{0,2}|(?!(?:19|20)\\d{2}(?!\\d)))(?<volume>\\d{1,4}[A-Za-z]?)${issue}?(?:\\s{0,2}\\([^()]{0,20}\\d{4}[^()]{0,3}\\))?\\s{0,2}[:,;]\\s{0,2}(?:\\(?\\d{4}\\)?\\s{0,2}[:,]\\s{0,2})?${pages}(?![\\p{L}\\d])`,
    "giu",
  ),
  new RegExp(`\\bvol(?:ume)?\\.?\\s{0,2}(?<volume>\\d{1,4}[A-Za-z]?)(?:\\s{0,2}[,;:]?\\s{0,2}${issue})?`, "giu"),
  new RegExp("(?<![\\p{L}\\d-])(?<volume>\\d{1,4})\\s{0,2}\\((?<number>\\d{1,4}(?:\\s?[-&/]\\s?\\d{1,4})?)\\)", "gu"),
  new RegExp("(?:\\bno|\\bissue|\\bnumber)\\.?\\s{0,2}(?<number>\\d{1,4})", "giu"),
  // Urdu: جلد ۴، شمارہ ۲، ص ۱۲۔۳۰
  new RegExp("جلد\\s{0,2}(?:نمبر)?\\s{0,2}:?\\s{0,2}(?<volume>\\d{1,4})", "gu"),
  new RegExp("شمارہ\\s{0,2}(?:نمبر)?\\s{0,2}:?\\s{0,2}(?<number>\\d{1,4})", "gu"),
];
const pageForms: readonly RegExp[] = [
  new RegExp("\\bpp?\\.?\\s{0,2}(?<first>[A-Za-z]?\\d{1,7})", "gu"),
  new RegExp("(?:صفحات|صفحہ|ص)\\s{0,2}[.:۔]?\\s{0,2}(?<first>\\d{1,5})", "gu"),
];

/** Volume, number and first page of a reference's text after `from`: where nothing says which is which they are left out. */
export function placeIn(text: string, from = 0): Place {
  // Same length: one character for one.
  const plain = asciiHyphens(asciiDigits(text));
  let place: Place = {};
  for (const form of forms) {
    const found = [...plain.matchAll(form)].filter((match) => match.index >= from && isLikely(match)).at(-1);
    if (found === undefined) continue;
    const { volume, number, numbered, first } = found.groups ?? {};
    const said = number ?? numbered;
    place = {
      ...(volume === undefined ? {} : { volume }),
      ...(said === undefined ? {} : { number: said.trim() }),
      ...(first === undefined ? {} : { firstPage: first }),
      at: found.index,
      ...place,
    };
    if (place.volume !== undefined && place.firstPage !== undefined) break;
  }
  for (const form of pageForms) {
    if (place.firstPage !== undefined) break;
    const found = [...plain.matchAll(form)].filter(({ index }) => index >= from).at(-1);
    if (found?.groups?.["first"] !== undefined) place = { at: found.index, ...place, firstPage: found.groups["first"] };
  }
  return place;
}

/** A year before pages is no volume, unless it says so; nor is a year alone a page. */
function isLikely(match: RegExpMatchArray): boolean {
  const { volume = "", first = "" } = match.groups ?? {};
  if (/^(?:19|20)\d{2}$/.test(first) && match[0].endsWith(first)) return false;
  return !/^(?:19|20)\d{2}$/.test(volume) || /^vol/i.test(match[0]);
}
