import { asciiDigits } from "../../../domain/digits.ts";

/** `1.`, `[12]`, `(3)`, `4)`, `۵۔` before a reference. */
const numbered = /^\s{0,40}[[(]?(\d{1,4})(?:[\])]\.?|[.۔:)]|\s*[-–]\s)\s*(?=\S)/u;
const bulleted = /^\s{0,40}[•●▪◦‣·*–—-]\s+(?=\S)/u;
/** A year, or a DOI: what a reference that is at its end has said. */
const dated = /(?<!\d)(?:1[89]|20)\d{2}(?!\d)|\b10\.\d{4,9}\//;
const unfinished = /(?:[,;:&-]|\b(?:and|of|the|in|for|on|with|by|to|a|an|vol|no|pp)\.?|و|اور|کے|کی|کا|میں)\s*$/iu;
/** `Khan, S.`, `Khan S,`, `Sara Khan,`, `S. Khan`: how a list of authors begins. */
const beginning =
  /^(?:["“‘(]?\p{Lu}[\p{L}'’-]{1,40},?\s+(?:\p{Lu}\.?[\s.,-]{0,3}){1,4}(?:[,;.&]|and\b|\()|(?:\p{Lu}\.\s?){1,4}\s?\p{Lu}[\p{L}'’-]{1,40}|\p{Lu}[\p{L}'’-]{1,40},\s+\p{Lu}|(?:\p{Lu}[\p{L}'’.-]{0,40}\s+){1,4}\p{Lu}?[\p{L}'’-]{0,40},|["“‘])/u;
const mostLines = 20_000;

/**
 * Pasted text as one piece a reference: by its numbers or bullets, else by blank lines, else by how lines begin and end. Every word of
 * the text is in one of the pieces, in order; a heading is a piece of its own. Linear time.
 */
export function splitReferences(text: string): string[] {
  const lines = text.replace(/\r\n?|[\u2028\u2029\u000b\u000c]/g, "\n").split("\n", mostLines);
  const pieces = isCounted(lines)
    ? cutAt(lines, opensNumbered())
    : lines.filter((line) => bulleted.test(line)).length * 2 > lines.filter(isSaid).length
      ? cutAt(lines, (line) => bulleted.test(line))
      : lines.some((line, at) => !isSaid(line) && at > 0 && at < lines.length - 1) && !isSpacedOut(lines)
        ? cutAtBlank(lines)
        : cutAt(lines, opensByItself(lines));
  return pieces.flatMap(apart);
}

/** Without its number or bullet. */
export function withoutNumber(piece: string): string {
  const digits = asciiDigits(piece);
  const mark = numbered.exec(digits) ?? bulleted.exec(digits);
  // A year or a DOI's prefix is no number of a line.
  return mark === null || /^\s*\(?(?:(?:19|20)\d{2}\b|10\.\d{4})/.test(digits)
    ? piece.trim()
    : piece.slice(mark[0].length).trim();
}

const isSaid = (line: string): boolean => line.trim() !== "";

function numberOf(line: string): number | undefined {
  const digits = asciiDigits(line);
  const number = numbered.exec(digits)?.[1];
  return number === undefined || /^\s*10\.\d{4}/.test(digits) ? undefined : Number(number);
}

/** Whether lines are numbered on: at least two, each the next of the one before. */
function isCounted(lines: readonly string[]): boolean {
  const numbers = lines.flatMap((line) => numberOf(line) ?? []);
  return (
    numbers.some((number, at) => numbers[at + 1] === number + 1 || numbers[at + 1] === number - 1) ||
    (numbers.length === 1 && numberOf(lines.find(isSaid) ?? "") !== undefined)
  );
}

/** A line opens a reference where its number goes on, upwards or downwards; a year or page at a line's beginning does not. */
function opensNumbered(): (line: string) => boolean {
  let last: number | undefined;
  return (line) => {
    const number = numberOf(line);
    if (number === undefined || (last !== undefined && Math.abs(number - last) > 3 && number !== 1)) return false;
    last = number;
    return true;
  };
}

/** Every reference on one line, with a blank line after each: as word processors copy. */
function isSpacedOut(lines: readonly string[]): boolean {
  const said = lines.filter(isSaid);
  return (
    said.every((line) => line.trim().length < 120) &&
    lines.every((line, at) => !isSaid(line) || !isSaid(lines[at + 1] ?? "")) &&
    said.filter((line) => dated.test(asciiDigits(line))).length * 2 < said.length
  );
}

function cutAt(lines: readonly string[], opens: (line: string, soFar: string) => boolean): string[] {
  const pieces: string[] = [];
  let current = "";
  let open = false;
  for (const line of lines) {
    if (!isSaid(line)) continue;
    if (!open || opens(line, current)) {
      if (open) pieces.push(current);
      current = line.trim();
      // The first line may be no opening at all: the call keeps count of it.
      if (!open) opens(line, "");
      open = true;
    } else current = joinLines(current, line);
  }
  if (open) pieces.push(current);
  return pieces;
}

/** Lines of one reference on one line; a hyphen at the end stays, for nobody knows whether the word has it. */
function joinLines(before: string, line: string): string {
  return `${before.trimEnd()}${/[\p{L}]-$/u.test(before.trimEnd()) ? "" : " "}${line.trim()}`;
}

function cutAtBlank(lines: readonly string[]): string[] {
  const blocks: string[][] = [[]];
  for (const line of lines) {
    if (isSaid(line)) blocks.at(-1)?.push(line);
    else if (blocks.at(-1)?.length !== 0) blocks.push([]);
  }
  return blocks
    .filter((block) => block.length > 0)
    .flatMap((block) => {
      const whole = block.filter((line) => dated.test(asciiDigits(line)) && line.trim().length > 40);
      // A block of many lines that each say a year is a list without blank lines.
      return whole.length > 1 ? cutAt(block, opensByItself(block)) : cutAt(block, () => false);
    });
}

function opensByItself(lines: readonly string[]): (line: string, soFar: string) => boolean {
  const said = lines.filter(isSaid);
  const indented = said.filter((line) => /^(?:\t| {2,})/.test(line)).length;
  const hanging = indented > 0 && indented < said.length && !/^(?:\t| {2,})/.test(said[0] ?? "");
  return (line, soFar) => {
    if (hanging && /^(?:\t| {2,})/.test(line)) return false;
    const [start, before] = [line.trim(), asciiDigits(soFar)];
    if (/^(?:https?:|doi\b|10\.\d{4,9}\/)/i.test(start)) return /\b10\.\d{4,9}\/|https?:/i.test(before);
    if (unfinished.test(before)) return false;
    if (/^[\p{Ll}\d&(),;:.]/u.test(start) && !/^(?:al|de|van|von|el)\b/.test(start)) return false;
    const ended = dated.test(before);
    return hanging || ended || (beginning.test(start) && /[.\d)\]]$/.test(before)) || before.length < 20;
  };
}

/** A piece that is nothing but DOIs is as many references. */
function apart(piece: string): string[] {
  const bare = withoutNumber(piece);
  const words = bare.split(/[\s,;]+/).filter((word) => word !== "");
  const all = words.every((word) => /^(?:(?:https?:\/\/)?(?:dx\.)?doi\.org\/|doi:)?10\.\d{4,9}\/\S+$/i.test(word));
  const number = piece.slice(0, Math.max(0, piece.lastIndexOf(bare)));
  return all && words.length > 1 ? words.map((word, at) => (at === 0 ? `${number}${word}` : word)) : [piece];
}
