import type { PartialDate } from "./partial-date-type.ts";

const hijri = /(?<!\d)(1[0-5]\d{2})\s?(?:a\.?h\.?|h(?=$|[^\p{L}])|ھ|هـ|ه(?=$|[^\p{L}])|ہجری|ہ(?=$|[^\p{L}])|hijri)/iu;
const gregorian = /(?<!\d)(1[5-9]\d{2}|20\d{2})\s?(?:ء|ع(?=$|[^\p{L}])|a\.?d\.?|c\.?e\.?|عیسوی)/iu;

/**
 * Years of the Hijri calendar where the text marks them as such (`1445ھ`, `1445 AH`): the two Gregorian years that one spans, with
 * `printed`. Where a marked Gregorian year stands beside it, that one. `undefined` = nothing marked as Hijri.
 */
export function hijriYears(clean: string, text: string): PartialDate | undefined {
  const year = hijri.exec(clean)?.[1];
  if (year === undefined) return undefined;
  const printed = text.trim();
  const other = gregorian.exec(clean)?.[1] ?? clean.match(/(?<!\d)(?:19|20)\d{2}(?!\d)/)?.[0];
  if (other !== undefined) return { start: other, printed };
  // Mean length of a Hijri year is 354.367 days = 0.970224 Gregorian years; 1 Muharram 1 AH fell in 622.54.
  const first = Math.floor(621.5774 + 0.970224 * Number(year));
  const last = Math.floor(621.5774 + 0.970224 * (Number(year) + 1) - 0.003);
  return { start: String(first), ...(last > first ? { end: String(last) } : {}), printed };
}
