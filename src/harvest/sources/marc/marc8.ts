import {
  basicLatin,
  extendedLatin,
  type GraphicSet,
  greekSymbols,
  setsByFinal,
  subscripts,
  superscripts,
} from "./marc8-tables.ts";

/** Stands for a character that cannot be told: the geta mark, which East Asian printers (and the Library of Congress) put for a missing one. */
export const missingCharacter = "\u3013";

/** A text of MARC-8, and how many of its bytes (of East Asian characters: threes of them) stand for no character of our tables. */
export interface Marc8Text {
  readonly text: string;
  readonly unknown: number;
}

const escape = 0x1b;
/** East Asian characters (ANSI/NISO Z39.64, EACC) are three bytes each; there are 15,739, and they are not told apart here. */
const eastAsian = "1";

/** Locking shifts of the first technique: `ESC g`, and `ESC s` back to ASCII. */
const shortEscapes: Readonly<Record<string, GraphicSet>> = {
  g: greekSymbols,
  b: subscripts,
  p: superscripts,
  s: basicLatin,
};

/** Controls of the second half that mean something in a text: joiner and non-joiner. Those around words that do not file are no text. */
const controls: Readonly<Record<number, string>> = { 0x8d: "\u200d", 0x8e: "\u200c" };

/**
 * MARC-8 to Unicode (MARC 21 Specifications, "Character Sets: MARC-8 Encoding Environment"), in NFC. Marks stand before their letter
 * there and after it here. Each text begins with ASCII and the extended Latin set, whatever the one before ended with. Never throws.
 */
export function decodeMarc8(bytes: Uint8Array): Marc8Text {
  const sets: Halves = { low: basicLatin, high: extendedLatin };
  let text = "";
  let marks = "";
  let unknown = 0;
  let at = 0;
  while (at < bytes.length) {
    const byte = bytes[at] ?? 0;
    if (byte === escape) {
      const length = readEscape(bytes, at, sets);
      if (length === 0) unknown += 1;
      at += Math.max(length, 1);
      continue;
    }
    const half = byte < 0x80 ? sets.low : sets.high;
    const isGraphic = (byte & 0x7f) > 0x20 && (byte & 0x7f) < 0x7f;
    at += isGraphic && half === "eastAsian" ? 3 : 1;
    const character = !isGraphic
      ? outsideSets(byte)
      : half === "eastAsian"
        ? missingCharacter
        : half[(byte & 0x7f) - 0x21] || (isSecondHalf(byte, half) ? "" : undefined);
    if (character === undefined || character === missingCharacter) unknown += 1;
    if (character === "") continue;
    if (character !== undefined && isMark(character)) {
      marks += character;
      continue;
    }
    text += (character ?? "\ufffd") + marks;
    marks = "";
  }
  return { text: (text + marks).normalize("NFC"), unknown };
}

interface Halves {
  low: GraphicSet | "eastAsian";
  high: GraphicSet | "eastAsian";
}

/** Reads `ESC ( F`, `ESC , F` (first half), `ESC ) F`, `ESC - F` (second half), each with `!` before F for the extended Latin set, `$` before all for sets of several bytes, and the short ones. Gives its length; 0 = none. */
function readEscape(bytes: Uint8Array, at: number, sets: Halves): number {
  const sequence = Buffer.from(bytes.subarray(at + 1, at + 5)).toString("latin1");
  const short = shortEscapes[sequence.charAt(0)];
  if (short !== undefined) {
    sets.low = short;
    return 2;
  }
  const found = /^(?<multi>\$)?(?<half>[(,)-])?(?<bang>!)?(?<final>[A-Za-z0-9])/.exec(sequence);
  const { multi, half, final = "" } = found?.groups ?? {};
  if (found === null || (multi === undefined && half === undefined)) return 0;
  const set = final === eastAsian ? "eastAsian" : setsByFinal[final];
  if (set === undefined) return 0;
  if (half === ")" || half === "-") sets.high = set;
  else sets.low = set;
  return found[0].length + 1;
}

/** The superscript alef is a letter of its own there, and stands after the one that bears it. */
function isMark(character: string): boolean {
  return character !== "\u0670" && /^\p{M}$/u.test(character);
}

function outsideSets(byte: number): string | undefined {
  if (byte === 0x20 || byte === 0xa0) return " ";
  if (byte === 0x88 || byte === 0x89) return "";
  if (byte < 0x20 || byte === 0x7f) return " ";
  return controls[byte];
}

/** Second halves of the ligature and of the double tilde. */
function isSecondHalf(byte: number, half: GraphicSet): boolean {
  return half === extendedLatin && ((byte & 0x7f) === 0x6c || (byte & 0x7f) === 0x7b);
}
