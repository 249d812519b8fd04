/** A stretch of a citation. */
export interface Run {
  readonly text: string;
  readonly italic?: true;
}

/** A text with some of it in italics. */
export type Rich = readonly Run[];

export const nothing: Rich = [];

export function plain(text: string | undefined): Rich {
  return text === undefined || text === "" ? nothing : [{ text }];
}

export function italic(text: string | undefined): Rich {
  return text === undefined || text === "" ? nothing : [{ text, italic: true }];
}

export function textOf(rich: Rich): string {
  return rich.map(({ text }) => text).join("");
}

/** What becomes of two signs that meet, where not both stay: a question mark makes a full stop needless. `۔` is Urdu's full stop. */
const meeting: Readonly<Record<string, string>> = {
  "..": ".",
  ",,": ",",
  "::": ":",
  ";;": ";",
  "!.": "!",
  "?.": "?",
  "!:": "!",
  "?:": "?",
  "!!": "!",
  "??": "?",
  ":.": ":",
  ";.": ";",
  ":!": "!",
  ":?": "?",
  ";!": "!",
  ";?": "?",
  ";:": ";",
  "۔.": "۔",
  "۔:": "۔",
  "؟.": "؟",
  "؟:": "؟",
  ",.": ".",
  ", .": ".",
};

const closing = "”’»";

/**
 * Two pieces, one behind the other; signs of punctuation that meet become one. `inside`: stops and commas go inside closing quotation marks, as in
 * American English.
 */
export function append(a: Rich, b: Rich, inside = true): Rich {
  const [last] = a.slice(-1);
  const [first, ...rest] = b;
  if (last === undefined) return b;
  if (first === undefined) return a;
  const before = a.slice(0, -1);
  const sign = first.text[0] ?? "";
  if (!".,:;!?".includes(sign)) return merged([...a, ...b]);
  const quotes = inside && ".,".includes(sign) ? trailingQuotes(last.text) : "";
  const stem = last.text.slice(0, last.text.length - quotes.length);
  const end = stem.slice(-1);
  const joined = meeting[end + sign];
  if (joined === undefined && quotes === "") return merged([...a, ...b]);
  const left = joined === undefined ? stem + sign : stem.slice(0, -1) + joined;
  const remaining = first.text.slice(1);
  return merged([...before, { ...last, text: left + quotes }, { ...first, text: remaining }, ...rest]);
}

function trailingQuotes(text: string): string {
  let start = text.length;
  while (start > 0 && closing.includes(text[start - 1] ?? "")) start -= 1;
  return text.slice(start);
}

function merged(runs: Rich): Rich {
  const kept: Run[] = [];
  for (const run of runs) {
    const last = kept.at(-1);
    if (run.text === "") continue;
    if (last !== undefined && last.italic === run.italic)
      kept[kept.length - 1] = { ...last, text: last.text + run.text };
    else kept.push(run);
  }
  return kept;
}

/** The pieces that say something, apart by a text. */
export function join(delimiter: string, parts: readonly Rich[], inside = true): Rich {
  const some = parts.filter((part) => part.length > 0);
  return some.reduce<Rich>(
    (all, part, index) => (index === 0 ? part : append(append(all, plain(delimiter), inside), part, inside)),
    nothing,
  );
}

/** A piece between two texts; nothing where there is none. */
export function around(before: string, part: Rich, after = "", inside = true): Rich {
  if (part.length === 0) return nothing;
  return append(append(plain(before), part, inside), plain(after), inside);
}
