import { fold } from "./fold.ts";
import { knownName } from "./name-key.ts";

const isKnown = (word: string): boolean => knownName(fold(word)) !== undefined;

const joinedArticle = /(?<![\p{L}\p{M}])(u[lrnd])(\p{L}{3,40})/giu;
const trailingArticle = /(?<![\p{L}\p{M}])(\p{L}{3,20})(u[lrsn])(?=[\s-]\p{L}{3})/giu;
const urduArticle = /(?<![\p{L}\p{M}])([\u0621-\u06d3]{2,10}?)(ال[\u0621-\u06d3]{2,12})(?![\p{L}\p{M}])/gu;
const afterMuhammad = /(?<![\p{L}\p{M}])(محمد)([\u0621-\u06d3]{3,12})(?![\p{L}\p{M}])/gu;

/**
 * A name with its parts apart that are printed together: `Zia ulHaq` -> `Zia ul Haq`, `Ziaul Haq` -> `Zia ul Haq`, `عبدالرحمان` -> `عبد الرحمان`,
 * `محمدبلال` -> `محمد بلال`; others as they are.
 */
export function articleApart(name: string): string {
  return name
    .replace(joinedArticle, (whole: string, joined: string, rest: string) =>
      /^\p{Lu}\p{Ll}/u.test(rest) || isKnown(rest) ? `${joined} ${rest}` : whole,
    )
    .replace(trailingArticle, (whole: string, first: string, joined: string) =>
      isKnown(first) && !isKnown(whole) ? `${first} ${joined}` : whole,
    )
    .replace(urduArticle, (whole: string, first: string, last: string) =>
      isKnown(first) && isKnown(last) && !isKnown(whole) ? `${first} ${last}` : whole,
    )
    .replace(afterMuhammad, (whole: string, first: string, last: string) =>
      isKnown(last) ? `${first} ${last}` : whole,
    );
}

const spaced = /(?<![\p{L}\p{M}])(\p{L}{2,20})[\s-]{1,3}(u[lrsnd]|al|el)[\s-]{1,3}(\p{L}{3,20})(?![\p{L}\p{M}])/giu;
const afterAbdul = /(?<![\p{L}\p{M}])(abd[aeu][lrsnz])[\s-]{1,3}(\p{L}{3,20})(?![\p{L}\p{M}])/giu;
const beforeUllah =
  /(?<![\p{L}\p{M}])(\p{L}{3,20})[\s-]{1,3}(ull?ah?|uddin|udin|uddeen|ال[\u0621-\u06d3]{2,12})(?![\p{L}\p{M}])/giu;

/** A name with its parts together that many print so: `Salah ud Din` -> `SalahudDin`, `Abdul Rehman` -> `AbdulRehman`; others as they are. */
export function articleTogether(name: string): string {
  return name
    .replace(spaced, (whole: string, first: string, article: string, last: string) =>
      isKnown(first) && isKnown(last) ? `${first}${article}${last}` : whole,
    )
    .replace(afterAbdul, (whole: string, first: string, last: string) => (isKnown(last) ? `${first}${last}` : whole))
    .replace(beforeUllah, (whole: string, first: string, last: string) => (isKnown(first) ? `${first}${last}` : whole));
}
