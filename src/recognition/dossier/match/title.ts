import { plainText } from "../../../text/markup.ts";
import { tokenise } from "../../../text/tokens.ts";
import type { DossierReference } from "../reference.ts";
import { type Letters, lettersOf, nearestStretch } from "./letters.ts";

/** How a record's title stands in a reference. */
export interface TitleEvidence {
  /** 0 to 1: how much of the title is there, less for words beside it that it does not have. */
  readonly likeness: number;
  /** `part`: only the title up to its colon, or its beginning. */
  readonly extent: "whole" | "part" | "none";
  /** Letters that were compared: a short title is any work's. */
  readonly letters: number;
  /** Numbers differ (`Part I`, `Part II`), or the reference is of a notice on the work (`Erratum: …`). */
  readonly isOther: boolean;
  /** Where it begins in the text that was looked at; what stands before are the authors. */
  readonly at?: number;
  /** Where it ends. */
  readonly end?: number;
}

const nothing: TitleEvidence = { likeness: 0, extent: "none", letters: 0, isOther: false };
const enough = 0.8;
const enoughOfPart = 0.9;
const shortestPart = 20;
/** Letters of a title that breaks off: from the first on it may be read wrongly. */
const shortestBeginning = 30;
const shortestCut = 15;
const notice = new Set(
  "erratum errata corrigendum correction corrections retraction retracted reply response comment comments commentary rejoinder addendum review".split(
    " ",
  ),
);
const noticeOn =
  /\b(?:erratum|corrigendum|correction|retraction|addendum|reply|response)\b[\s:]{0,3}(?:to|of|on|for|:)/i;
/** What ends the words that belong to a title, before and behind it. */
const boundary = /[.?!:"“”„«»()[\]۔؟]/u;
const nextPart =
  /^["“”’)\]]?(?:[\s,:–—-]{0,3}[([][\divx۰-۹٠-٩]{1,3}[)\]]|\s?:\s?[\d۰-۹]{1,3}(?=[\s,."”“]|$)|[\s,:;*–—-]{1,5}(?:(?:part|pt|section)\b|حصہ\s|قسط\s|[ivx]{1,4}\b(?!\.?\p{L})))/iu;
const small = new Set("a an and et al the of with by und y e و اور eds ed".split(" "));

/** The text in which titles are sought, made ready once for all candidates. */
export interface Sought {
  readonly reference: DossierReference;
  readonly whole: Letters;
  readonly title: Letters;
}

export function soughtOf(reference: DossierReference): Sought {
  const text =
    reference.from === "fields"
      ? (reference.title ?? "")
      : reference.printed.replace(/https?:\/\/\S+|\b10\.\d{4,9}\/\S+/gi, " ");
  return {
    reference,
    whole: lettersOf(text),
    title: lettersOf((reference.title ?? "").replace(/(?:\.{3,}|…)\s*$/u, "")),
  };
}

/** The best of a record's titles. `names`: folded words of its authors, which may stand beside a title. */
export function titleEvidence(sought: Sought, titles: readonly string[], names: ReadonlySet<string>): TitleEvidence {
  return titles
    .slice(0, 6)
    .map((title) => evidenceOf(sought, plainText(title), names))
    .reduce((best, one) => (one.likeness > best.likeness ? one : best), nothing);
}

function evidenceOf(sought: Sought, title: string, names: ReadonlySet<string>): TitleEvidence {
  const whole = standing(sought, lettersOf(title), "whole", names);
  if (whole.likeness >= enough) return whole;
  const main = /^(.{12,}?)(?:[:;?!؟—–]|\s-\s|\.\s)/su.exec(title)?.[1];
  const part = main === undefined ? nothing : standing(sought, lettersOf(main), "part", names);
  if (part.letters >= shortestPart && part.likeness >= enoughOfPart && !goesOn(sought, part, main ?? "", title))
    return part;
  const cut = beginningOf(sought, lettersOf(title));
  return [whole, cut].reduce((best, one) => (one.likeness > best.likeness ? one : best));
}

/** Whether the reference has a subtitle of its own after the main title: then it is to be compared with the record's whole title. */
function goesOn(
  { whole, reference }: Sought,
  { at = 0, end = 0 }: TitleEvidence,
  main: string,
  title: string,
): boolean {
  const rest = whole.text.slice(end, end + 80);
  if (reference.from === "fields") return wordsOf(rest).length > 0;
  // What stands behind the title is the journal, whose name some titles begin with.
  const own = reference.title === undefined ? -1 : whole.text.indexOf(reference.title);
  if (own >= 0 && at >= own + (reference.title ?? "").length) return true;
  if (/^["”’?!]?\s?[:;–—-]/u.test(rest)) return true;
  const subtitle = new Set(wordsOf(title.slice(main.length)).filter((word) => word.length > 3));
  return wordsOf(rest)
    .slice(0, 4)
    .some((word) => subtitle.has(word));
}

function standing(
  { whole, reference }: Sought,
  title: Letters,
  extent: "whole" | "part",
  names: ReadonlySet<string>,
): TitleEvidence {
  const { length } = title.letters;
  if (length < 3 || whole.letters.length === 0) return nothing;
  const { distance, start, end } = nearestStretch(title.letters, whole.letters);
  const compared = Math.min(length, 400);
  if (end <= start || distance > compared * 0.5) return nothing;
  const [from, to] = [whole.starts[start] ?? 0, whole.ends[end - 1] ?? whole.text.length];
  const around = { before: whole.text.slice(Math.max(0, from - 300), from), after: whole.text.slice(to, to + 300) };
  const beside = surplus(reference.from, around, title.text, names);
  const likeness = Math.max(0, 1 - (distance + beside.letters) / (compared + beside.letters));
  const isOther = beside.isOther || numbersOf(whole.text.slice(from, to)) !== numbersOf(title.text);
  return { likeness, extent, letters: compared, isOther, at: from, end: to };
}

/** A reference whose title breaks off: it is how the record's begins. */
function beginningOf({ title: said }: Sought, title: Letters): TitleEvidence {
  const { length } = said.letters;
  if (length < shortestCut || length >= title.letters.length) return nothing;
  const { distance, start } = nearestStretch(said.letters, title.letters.slice(0, Math.ceil(length * 1.15)));
  // A short beginning must be letter for letter.
  if (start > 2 || (length < shortestBeginning && distance > 0)) return nothing;
  const numbers = numbersOf(title.text).split(" ");
  const isOther = numbersOf(said.text)
    .split(" ")
    .some((number) => !numbers.includes(number) && number !== "");
  return { likeness: 1 - distance / Math.min(length, 400), extent: "part", letters: length, isOther };
}

/** Words of the same sentence that the title does not have, in letters, and whether they make it another work. */
function surplus(
  from: DossierReference["from"],
  around: { readonly before: string; readonly after: string },
  title: string,
  names: ReadonlySet<string>,
): { letters: number; isOther: boolean } {
  const { before, after } = around;
  const left = wordsOf(lastPart(before)).filter(
    (word) => word.length > 1 && !names.has(word) && !small.has(word) && !/^\d+$/.test(word),
  );
  const right = wordsOf(firstPart(after, from));
  const own = wordsOf(title);
  const isNotice =
    noticeOn.test(before) ||
    wordsOf(before)
      .slice(-4)
      .some((word) => notice.has(word) && !own.includes(word));
  return { letters: [...left, ...right].join("").length, isOther: isNotice || nextPart.test(after) };
}

function lastPart(text: string): string {
  let at = text.length;
  while (at > 0 && !boundary.test(text[at - 1] ?? "")) at -= 1;
  return text.slice(at);
}

function firstPart(text: string, from: DossierReference["from"]): string {
  const end = from === "fields" ? /[:?!([]/u.exec(text)?.index : /[.?!:;,"“”„«»()[\]۔؟،]/u.exec(text)?.index;
  return text.slice(0, end);
}

const wordsOf = (text: string): string[] => tokenise(text).map(({ term }) => term);

function numbersOf(text: string): string {
  return wordsOf(text)
    .filter((word) => /^\d+\p{L}?$/u.test(word) || /^[ivx]+(?:st|nd|rd|th)?$/.test(word))
    .sort()
    .join(" ");
}
