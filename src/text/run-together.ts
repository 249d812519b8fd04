/**
 * Urdu words whose space was left out. Joining shows the border between many of them anyway, so writers and the converters of InPage files
 * leave it out. Read by eye in 84,000 words of real titles and headlines.
 */

/**
 * Letters that end a word (noon ghunna, bari ye, te marbuta, he with hamza): what follows is a word of its own (`میںطباعت`, `کےلیے`). Of 176
 * such words all were two, or compounds that are written apart as well (`بےنقاب`).
 */
const wordEnd = /[ںےۓۃۂ]/;
const beginsWord = /[\p{L}\p{N}]/u;
/** A lone hamza and a second ے belong to what is before them. */
const goesOn = /[ءے]/;

/** Whether a new word begins between two letters of a run. */
export function beginsNewWord(before: string, letter: string): boolean {
  return wordEnd.test(before) && beginsWord.test(letter) && !goesOn.test(letter);
}

/** Postpositions after a letter that joins to nothing (`لاہورکا`); after و and ڑ, and after short words, they are as often a word's own ending. */
const postposition = /^[\u0621-\u06d3]{3,20}[دڈرز](کا|کی|کے|کو|میں|سے)$/;
/** Words that only look so. */
const whole: ReadonlySet<string> = new Set(["انارکی", "سپارکو", "مشترکا", "مبارکی", "تدارکی"]);

/** How many letters at the end of a folded word are a postposition of their own; 0 for none. */
export function postpositionLength(term: string): number {
  return whole.has(term) ? 0 : (postposition.exec(term)?.[1]?.length ?? 0);
}

const maybe = /[ںےۓۃۂ][^ءے]|(?:ک[ایےو]|میں|سے)$/;

/** Whether a folded word may be several: a quick look. */
export function maybeRunTogether(term: string): boolean {
  return maybe.test(term);
}
