import { type QueryField, queryFields } from "./fields.ts";

export type LexToken =
  | { readonly type: "open" | "close" | "and" | "or" | "not"; readonly at: number; readonly text: string }
  /** A known name before a colon; `spaced` = white space round the colon, as in `author: khan` and in many a title; `apart` = before it. */
  | {
      readonly type: "field";
      readonly at: number;
      readonly text: string;
      readonly field: QueryField;
      readonly spaced: boolean;
      readonly apart: boolean;
    }
  | { readonly type: "quoted"; readonly at: number; readonly text: string }
  | { readonly type: "unclosed"; readonly at: number; readonly text: string }
  | { readonly type: "word"; readonly at: number; readonly text: string }
  /** A DOI among other words; DOIs may hold brackets and quotes, so it ends at white space only. */
  | { readonly type: "doi"; readonly at: number; readonly text: string };

/** Other keyboards' forms of the signs that mean something here; each one character, so that offsets stay. */
const signs = new Map<string, string>([
  ..."“”„‟«»‹›＂".split("").map((sign): [string, string] => [sign, '"']),
  ["（", "("],
  ["）", ")"],
  ["：", ":"],
  ["－", "-"],
  ["−", "-"],
  ["＊", "*"],
]);
const anySign = new RegExp(`[${[...signs.keys()].join("")}]`, "gu");

// Marks of direction and byte order mean nothing here and stand at the edges of pasted words.
const blank = /[\s\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+/uy;
const fieldName = /(\p{L}{1,20})(\s{0,3}):/uy;
const doi = /(?:doi:\s{0,3}|https?:\/\/(?:dx\.|www\.)?doi\.org\/)?10\.\d{4,9}\/[^\s\p{Cc}]+/iuy;
const word = /[^\s"()\p{Cc}]+/uy;
const rest = /[^\s\p{Cc}]+/uy;

const operators = new Map<string, "and" | "or" | "not">([
  ["AND", "and"],
  ["OR", "or"],
  ["NOT", "not"],
]);
/** So many words in capitals besides AND, OR and NOT make a pasted title: a third of real titles are all upper case, or nearly. */
const shouted = { all: 4, nearly: 8, part: 0.8 } as const;

/** Whether the text is in capitals, so that AND, OR and NOT in it are words like the others. */
function isShouted(text: string): boolean {
  const words = text.split(/\s+/u).filter((one) => /\p{L}/u.test(one) && !operators.has(one));
  const loud = words.filter((one) => /\p{Lu}{2}/u.test(one)).length;
  if (!/\p{Ll}/u.test(text)) return loud >= shouted.all;
  const quiet = words.filter((one) => /\p{Ll}/u.test(one)).length;
  return loud >= shouted.nearly && quiet <= (1 - shouted.part) * words.length;
}

/** Without the brackets at the end that close what was opened before it: `(wheat doi:10.1/a(b))`. */
function withoutClosers(text: string): string {
  let open = 0;
  for (const sign of text) open += sign === "(" ? 1 : sign === ")" ? -1 : 0;
  let end = text.length;
  for (; open < 0 && text[end - 1] === ")"; open += 1) end -= 1;
  return text.slice(0, end);
}

/** Cuts a query into its signs and words, in one pass. Every text can be cut. */
export function lex(query: string): LexToken[] {
  const text = query.toWellFormed().replace(anySign, (sign) => signs.get(sign) ?? sign);
  const shouted = isShouted(text);
  const tokens: LexToken[] = [];
  let at = 0;

  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    return pattern.exec(text);
  };
  const push = (token: LexToken, length: number): void => {
    tokens.push(token);
    at += length;
  };
  /** A quotation or a word, and nothing else: what stands right after a colon. */
  const value = (): void => {
    if (text[at] === '"') return quotation();
    const found = take(word);
    if (found) push({ type: "word", at, text: found[0] }, found[0].length);
  };
  const quotation = (): void => {
    const end = text.indexOf('"', at + 1);
    if (end < 0) push({ type: "unclosed", at, text: text.slice(at + 1) }, 1);
    else push({ type: "quoted", at, text: text.slice(at + 1, end) }, end + 1 - at);
  };
  const field = (): boolean => {
    const found = take(fieldName);
    const known = found && queryFields.get((found[1] ?? "").normalize("NFKC").toLowerCase());
    if (!found || !known) return false;
    const start = at;
    at += found[0].length;
    const gap = take(blank);
    if (gap) at += gap[0].length;
    const spaced = found[2] !== "" || (gap !== null && /\s/u.test(gap[0]));
    tokens.push({ type: "field", at: start, text: found[1] ?? "", field: known, spaced, apart: found[2] !== "" });
    if (spaced || text[at] === "(") return true;
    if (known.as !== "identifier") value();
    else if (text[at] === '"') quotation();
    else {
      const taken = withoutClosers(take(rest)?.[0] ?? "");
      if (taken !== "") push({ type: "word", at, text: taken }, taken.length);
    }
    return true;
  };

  // An unclosed quotation looks for its end once, then no more: linear.
  while (at < text.length) {
    const gap = take(blank);
    if (gap) {
      at += gap[0].length;
      continue;
    }
    const sign = text[at];
    const isDoi = withoutClosers(take(doi)?.[0] ?? "");
    if (isDoi !== "") push({ type: "doi", at, text: isDoi }, isDoi.length);
    else if (sign === '"') quotation();
    else if (sign === "(") push({ type: "open", at, text: "(" }, 1);
    else if (sign === ")") push({ type: "close", at, text: ")" }, 1);
    else if (sign === "-" && /[^\s-]/u.test(text[at + 1] ?? " ") && !/[)"]/u.test(text[at - 1] ?? ""))
      push({ type: "not", at, text: "-" }, 1);
    else if (!field()) {
      const found = take(word);
      const taken = found?.[0] ?? sign ?? "";
      const operator = shouted ? undefined : operators.get(taken.normalize("NFKC"));
      push(operator ? { type: operator, at, text: taken } : { type: "word", at, text: taken }, taken.length);
    }
  }
  return tokens;
}
