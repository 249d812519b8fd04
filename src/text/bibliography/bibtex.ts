/** One `@type{key, field = value, …}`. Values are LaTeX, with the strings that they name put in. */
export interface BibtexEntry {
  /** Lower case: `article`, `inproceedings`. */
  readonly type: string;
  readonly key: string;
  /** By name in lower case, on one line; of a field that is given twice the first, as BibTeX does. */
  readonly fields: ReadonlyMap<string, string>;
  /** Strings that it names, with what they stand for. */
  readonly strings: ReadonlyMap<string, string>;
}

/** A definition: `@string{jps = "Journal of …"}`. */
export interface BibtexString {
  readonly type: "string";
  readonly name: string;
  readonly value: string;
}

const months = "january february march april may june july august september october november december".split(" ");
/** BibTeX's own strings. */
const ownStrings: ReadonlyMap<string, string> = new Map(months.map((month) => [month.slice(0, 3), month]));
const opening = /^\s*@\s*(?<type>[a-z]+)\s*[{(]/i;

/**
 * One entry as BibtexSplitter cuts it, or a definition of a string; undefined for comments and preambles, or where it is no entry at all. Read as
 * leniently as can be: commas may be missing, quotes may stand in quotes, the key may be empty. Linear time.
 */
export function parseBibtexEntry(
  text: string,
  known: ReadonlyMap<string, string>,
): BibtexEntry | BibtexString | undefined {
  const found = opening.exec(text);
  const type = found?.groups?.["type"]?.toLowerCase();
  if (found === null || type === undefined || type === "comment" || type === "preamble") return undefined;
  const scanner = new FieldScanner(text, found[0].length, known);
  if (type === "string") {
    const [field] = scanner.fields();
    return field === undefined ? undefined : { type: "string", name: field[0], value: field[1] };
  }
  const key = scanner.key();
  const fields = new Map<string, string>();
  for (const [name, value] of scanner.fields()) if (!fields.has(name)) fields.set(name, value);
  return { type, key, fields, strings: scanner.used };
}

/** Reads the inside of an entry. */
class FieldScanner {
  /** Strings that were named so far. */
  readonly used = new Map<string, string>();
  readonly #text: string;
  readonly #known: ReadonlyMap<string, string>;
  #at: number;

  constructor(text: string, at: number, known: ReadonlyMap<string, string>) {
    this.#text = text;
    this.#at = at;
    this.#known = known;
  }

  /** What stands before the first comma; nothing where a field stands there. */
  key(): string {
    const end = /[,\n})]/g;
    end.lastIndex = this.#at;
    const stop = end.exec(this.#text)?.index ?? this.#text.length;
    const key = this.#text.slice(this.#at, stop).trim();
    if (key.includes("=")) return "";
    this.#at = stop;
    return key;
  }

  *fields(): Generator<readonly [name: string, value: string]> {
    const name = /(?<name>[^\s=,{}"#%()]{1,100})\s*=\s*/y;
    while (this.#at < this.#text.length) {
      name.lastIndex = this.#at;
      const found = name.exec(this.#text);
      if (found === null) {
        this.#skip();
        continue;
      }
      this.#at = name.lastIndex;
      // a run of blanks is one: what reads names and lists must not cost its square
      yield [found.groups?.["name"]?.toLowerCase() ?? "", this.#value().replace(/\s+/g, " ")];
    }
  }

  /** Past what is no field: to behind the next comma or blank, and past whole groups and words. */
  #skip(): void {
    if (this.#text[this.#at] === "{") this.#braced();
    else {
      const word = /[^\s=,{}"#%()]+|[^]/y;
      word.lastIndex = this.#at;
      word.exec(this.#text);
      this.#at = Math.max(word.lastIndex, this.#at + 1);
    }
  }

  /** Parts joined by `#`. */
  #value(): string {
    let value = "";
    for (;;) {
      this.#blanks();
      const first = this.#text[this.#at];
      value += first === "{" ? this.#braced() : first === '"' ? this.#quoted() : this.#bare();
      this.#blanks();
      if (this.#text[this.#at] !== "#") return value;
      this.#at += 1;
    }
  }

  #braced(): string {
    const start = this.#at + 1;
    let depth = 0;
    for (; this.#at < this.#text.length; this.#at += 1) {
      const character = this.#text[this.#at];
      if (character === "{") depth += 1;
      else if (character === "}") {
        depth -= 1;
        if (depth === 0) {
          this.#at += 1;
          return this.#text.slice(start, this.#at - 1);
        }
      }
    }
    return this.#text.slice(start);
  }

  /** To the quote, outside braces, behind which the value is over: `"a "quoted" word",`. */
  #quoted(): string {
    const start = this.#at + 1;
    // bounded runs of blanks: many quotes among them must not cost their square
    const over =
      /\s{0,200}(?:[,#}]|\)\s{0,20}$|$|\n\s{0,50}[^\s=,{}"#%()]{1,100}\s{0,20}=|\s{1,50}[a-z][\w-]{1,30}\s{0,20}=\s{0,20}["{\d])/iy;
    let depth = 0;
    for (this.#at = start; this.#at < this.#text.length; this.#at += 1) {
      const character = this.#text[this.#at];
      if (character === "{") depth += 1;
      else if (character === "}") depth -= 1;
      else if (character === '"' && depth <= 0) {
        over.lastIndex = this.#at + 1;
        if (!over.test(this.#text)) continue;
        this.#at += 1;
        return this.#text.slice(start, this.#at - 1);
      }
    }
    return this.#text.slice(start);
  }

  /** A number, or the name of a string; of one that nothing defines the name itself. */
  #bare(): string {
    const word = /[^\s,#{}()"]*/y;
    word.lastIndex = this.#at;
    const found = word.exec(this.#text)?.[0] ?? "";
    this.#at += found.length;
    const name = found.toLowerCase();
    const value = this.#known.get(name);
    if (value !== undefined) this.used.set(name, value);
    return value ?? ownStrings.get(name) ?? found;
  }

  #blanks(): void {
    while (/\s/.test(this.#text[this.#at] ?? "")) this.#at += 1;
  }
}
