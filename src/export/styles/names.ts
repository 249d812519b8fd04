import type { CslName } from "../csl.ts";
import { append, italic, join, nothing, plain, type Rich } from "./rich.ts";

export interface NameStyle {
  /** Which names stand family first. */
  readonly inverted: "all" | "first" | "none";
  /** Between family and given name where inverted. */
  readonly separator?: string;
  /** What follows each initial; absent = given names in full. */
  readonly initials?: string;
  readonly withoutHyphens?: true;
  /** Given names in full, but `B S` is `B. S.` */
  readonly dotted?: true;
  readonly and?: string;
  /** Whether a comma stands before `and`: always, never, or with three and more. */
  readonly comma: "always" | "never" | "contextual";
  /** From so many names on, only the first ones. */
  readonly most: number;
  readonly first: number;
  /** After those the last one: `…`. */
  readonly thenLast?: true;
  readonly etAl?: "italic";
  /** A comma before `et al.` even after a single name. */
  readonly commaBeforeEtAl?: true;
}

/**
 * Initials of given names: `Jean-Paul Ali` is `J.-P. A.`; small words (`ul`, `bin`) and what is short already (`Ya.`, `Ph.`) stay as they are. What
 * has no capitals, such as Urdu, stays whole.
 */
export function initialsOf(given: string, after: string, hyphen = true): string {
  const words = given
    .replace(/(?<=^|[\s.-])(\p{Lu})\.(?=[^\s-])/gu, "$1. ")
    .split(/\s+/)
    .filter((word) => word !== "");
  const parts = words.map((word) => initialOf(word, after.trim(), hyphen));
  const gap = after.endsWith(" ") ? " " : "";
  return parts
    .map((piece, index) => {
      if (index === parts.length - 1) return piece;
      const whole = isWhole(words[index] ?? "") || isWhole(words[index + 1] ?? "");
      return piece + (whole ? " " : gap);
    })
    .join("")
    .trim();
}

function isWhole(word: string): boolean {
  return !/^[^\p{L}]*\p{Lu}/u.test(word);
}

function initialOf(word: string, stop: string, hyphen: boolean): string {
  if (isWhole(word) || word.startsWith("(")) return word;
  const [first = "", ...rest] = word.normalize("NFC").split(/[-‐]/);
  const letters = [first, ...rest.filter((piece) => /^\p{Lu}/u.test(piece))].map((piece) => {
    const short = /^\p{L}\p{M}*\p{Ll}{1,2}\.$/u.test(piece)
      ? piece.slice(0, -1)
      : (/\p{L}\p{M}*/u.exec(piece)?.[0] ?? piece);
    return short + stop;
  });
  return letters.join(hyphen ? "-" : "");
}

/** Initials that a source gives without stops, or without blanks. */
function dotted(given: string): string {
  return given
    .replace(/(?<=^|[\s.])(\p{Lu})\.(?=\p{Lu})/gu, "$1. ")
    .replace(/(?<=^|\s)(\p{Lu})(?=\s|$)/gu, "$1.")
    .replace(/(?<=^|\s)(\p{Lu})\.-(?=\p{Lu}\.)/gu, "$1. ");
}

function written(name: CslName, style: NameStyle, inverted: boolean): string {
  if ("literal" in name) return name.literal.replaceAll("'", "’");
  const [family = "", given, suffix] = [name.family, name.given, name.suffix].map((part) => part?.replaceAll("'", "’"));
  const { initials } = style;
  const first =
    given === undefined
      ? ""
      : initials === undefined
        ? style.dotted
          ? dotted(given)
          : given
        : initialsOf(given, initials, !style.withoutHyphens);
  if (!inverted) return [first, family, suffix ?? ""].filter((part) => part !== "").join(" ");
  const separator = style.separator ?? ", ";
  return [family, first, suffix ?? ""].filter((part) => part !== "").join(separator);
}

/** Names as a style lists them. */
export function namesText(names: readonly CslName[], style: NameStyle): Rich {
  const write = (name: CslName, index: number): Rich =>
    plain(written(name, style, style.inverted === "all" || (style.inverted === "first" && index === 0)));
  const isShortened = names.length >= style.most;
  if (!isShortened) {
    // between two bodies no comma is wanted
    const bodies = names.length === 2 && names.every((name) => "literal" in name);
    return listed(names.map(write), bodies ? { ...style, comma: "never" } : style);
  }
  const shown = names.slice(0, style.first).map(write);
  const [last] = names.slice(-1);
  if (style.thenLast && last) return join(", ", [...shown, append(plain("… "), write(last, names.length - 1))]);
  const etAl = style.etAl === "italic" ? italic("et al.") : plain("et al.");
  const comma = shown.length > 1 || style.commaBeforeEtAl === true;
  return append(append(join(", ", shown), plain(comma ? ", " : " ")), etAl);
}

function listed(names: readonly Rich[], { and, comma }: NameStyle): Rich {
  const [last] = names.slice(-1);
  if (last === undefined) return nothing;
  if (names.length === 1) return last;
  const before = join(", ", names.slice(0, -1));
  if (and === undefined) return join(", ", [before, last]);
  const hasComma = comma === "always" || (comma === "contextual" && names.length > 2);
  return append(append(before, plain(hasComma ? `, ${and} ` : ` ${and} `)), last);
}
