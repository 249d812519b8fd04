import type { Identifier } from "./identifier.ts";

const controls = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]/g;
/** A registrant's prefix (DOI Handbook 2.2.2) with what follows up to white space; the slash may be percent-escaped. */
const form = /(?<![0-9a-z.])10\.[0-9]{4,9}(?:\.[0-9]{1,9}){0,4}(?:\/|%2f)\S+/i;
const address = /^(?:https?|ftp):\/\//i;
const resolver = /^(?:https?:\/\/)?(?:dx\.|www\.)?doi\.org\/|^https?:\/\/hdl\.handle\.net\//i;
const leftoverTag = /<\/?(?:a|p|b|i|br|em|div|span|strong|sub|sup|jats:[a-z]+)(?:\s[^>]*)?\/?>?/i;
/** Patterns that a journal's software should have filled in (`%p` page, `%v` volume, …), and dummies. */
const placeholder = /%(?![0-9a-f]{2})|%[a-z](?:[^0-9a-f]|$)|^10\.0+\/|\/x{3,}|\/(?:tba|n\/a|test|doi)$/i;

/** No real one is near it; longer is a text without spaces. */
const maxLength = 2048;

const trailing = new Set([".", ",", ";", ":", "!", "?", "'", '"', "’", "”", "»", "،", "۔", "*", "|", "\\"]);
const opener: Readonly<Record<string, string>> = { ")": "(", "]": "[", "}": "{", ">": "<" };

/**
 * The DOI in a text: bare, `doi:`, `info:doi/`, or an address of the resolver, percent-escaped or not. `undefined` = there is none.
 * Value in lower case (ISO 26324: ASCII letters are equal in both cases); placeholders are kept as printed and marked invalid.
 */
export function parseDoi(text: string): Identifier | undefined {
  const printed = text.replace(controls, "").trim();
  const isResolver = resolver.test(printed);
  // Another site's address may hold a DOI in its path, followed by that site's own parts: guessing where it ends would invent DOIs.
  if (address.test(printed) && !isResolver) return undefined;
  const found = form.exec(printed)?.[0];
  if (found === undefined) return undefined;
  const doi = trimEnd(unescape(isResolver ? (found.split(/[?#]/, 1)[0] ?? "") : found));
  if (doi.indexOf("/") === doi.length - 1) return undefined;
  if (placeholder.test(doi) || doi.length > maxLength)
    return { scheme: "doi", value: doi, valid: false, ...(doi === text ? {} : { printed: text }) };
  const value = doi.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
  return { scheme: "doi", value, valid: true, ...(value === text ? {} : { printed: text }) };
}

function unescape(doi: string): string {
  if (!doi.includes("%") || /%(?![0-9a-f]{2})/i.test(doi)) return doi;
  try {
    return decodeURIComponent(doi).replace(controls, "");
  } catch {
    return doi.replace(/%2f/i, "/");
  }
}

/** Takes off what the surrounding text added: stops, quotes, closing brackets without their opening one, left-over tags. */
function trimEnd(doi: string): string {
  const space = doi.search(/\s/);
  let cut = space < 0 ? doi : doi.slice(0, space);
  const tag = leftoverTag.exec(cut);
  if (tag !== null && tag.index > 0) cut = cut.slice(0, tag.index);
  const open: Record<string, number> = { "(": 0, "[": 0, "{": 0, "<": 0 };
  for (const char of cut) {
    if (char in open) open[char] = (open[char] ?? 0) + 1;
    const partner = opener[char];
    if (partner !== undefined) open[partner] = (open[partner] ?? 0) - 1;
  }
  let end = cut.length;
  while (end > 0) {
    const last = cut[end - 1] ?? "";
    const partner = opener[last];
    if (partner !== undefined && (open[partner] ?? 0) < 0) open[partner] = (open[partner] ?? 0) + 1;
    else if (!trailing.has(last)) break;
    end -= 1;
  }
  return cut.slice(0, end);
}

/** The resolver's address of a DOI, escaped as the DOI Handbook (2.5.2.4) asks. */
export function doiUrl(doi: string): string {
  const escaped = encodeURI(doi.toWellFormed()).replace(/[?#]/g, encodeURIComponent);
  return `https://doi.org/${escaped}`;
}
