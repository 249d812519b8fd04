import type { Identifier } from "../domain/identifier.ts";
import { recogniseIdentifier } from "../domain/recognise-identifier.ts";
import { plainText } from "../text/markup.ts";
import { wrongBookNumber, wrongCheckDigit } from "./check-digit.ts";
import type { QueryField } from "./fields.ts";
import { identifierKey } from "./identifier-key.ts";
import { identifierReaders, type Raw, textLeaves, valueLeaf } from "./leaf.ts";
import { type LexToken, lex } from "./lexer.ts";
import { nearField } from "./near-field.ts";
import type { QueryNode } from "./query.ts";
import type { Explanation } from "./result.ts";
import { join, negate, printQuery } from "./tree.ts";

/** Bounds of one query; what is over them is left out, and an explanation says so. */
export const queryBounds = {
  /** Characters: more than the longest real title. */
  length: 2000,
  /** As many as the engine evaluates. */
  words: 64,
  wildcards: 10,
  /** Brackets inside brackets. */
  depth: 20,
} as const;

export interface ParsedQuery {
  /** null = nothing was typed, and so no restriction; or nothing that can be looked for, and then `no_words` explains it. */
  readonly query: QueryNode | null;
  readonly explanations: readonly Explanation[];
}

/**
 * Reads the query language (design/search.md). Every text is a query: what cannot be read as meant is read as words, and an
 * explanation says why. Takes time in proportion to the text, and no more than `queryBounds` allow.
 */
export function parseQuery(typed: string): ParsedQuery {
  const identifier = bareIdentifier(typed);
  if (identifier) return { query: identifierNode(identifier), explanations: wrongCheckDigit(identifier) };
  // Pasted from a page's source, with its markup. Other signs are left as they are.
  const parsed = new Parser(/<\/?[a-z]|&[#a-z]/iu.test(typed) ? plainText(typed) : typed).run();
  if (parsed.query === null && /[^\s\p{Cc}\p{Cf}]/u.test(typed)) {
    const noWords: Explanation = { code: "no_words", subject: shortened(typed.trim()) };
    return { query: null, explanations: [...parsed.explanations, noWords] };
  }
  // `1997-3438,` is one too.
  const trimmed = parsed.query === null ? undefined : bareIdentifier(printQuery(parsed.query));
  const wrong = trimmed ? wrongCheckDigit(trimmed) : wrongBookNumber(typed);
  const query = trimmed ? identifierNode(trimmed) : parsed.query;
  const known = new Set(parsed.explanations.map((one) => one.code));
  return { query, explanations: [...parsed.explanations, ...wrong.filter((one) => !known.has(one.code))] };
}

function identifierNode(identifier: Identifier): QueryNode {
  return { type: "identifier", scheme: identifier.scheme, value: identifierKey(identifier), at: 0 };
}

/** What the whole text names, if it is an identifier and nothing else. */
export function bareIdentifier(typed: string): Identifier | undefined {
  if (typed.length > queryBounds.length) return undefined;
  const text = typed.trim();
  // A minus before it says that it is not wanted.
  return /^[\p{L}\p{N}]/u.test(text) ? recogniseIdentifier(text) : undefined;
}

function shortened(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}

/** As much of a text as is read, up to the end of a word. */
function beginning(typed: string): string {
  if (typed.length <= queryBounds.length) return typed;
  const cut = typed.slice(0, queryBounds.length);
  const space = Math.max(cut.lastIndexOf(" "), cut.lastIndexOf("\n"));
  return space > queryBounds.length / 2 ? cut.slice(0, space) : cut;
}

/** Characters of a suggested query, which is shown whole. */
const longestSuggestion = 80;
/** A query of no more words is hardly a title. */
const fewWords = 4;

class Parser {
  readonly #typed: string;
  readonly #tokens: readonly LexToken[];
  readonly #explanations: Explanation[] = [];
  #next = 0;
  #depth = 0;
  #words = 0;
  #wildcards = 0;
  #stopped = false;

  constructor(typed: string) {
    const read = beginning(typed);
    this.#typed = typed;
    this.#tokens = lex(read);
    if (read.length < typed.length) this.#explain("too_long", "");
  }

  run(): ParsedQuery {
    const parts: (QueryNode | null)[] = [];
    while (this.#peek()) {
      parts.push(this.#alternatives(undefined));
      // Only a bracket that nothing opened ends it before the end of the text.
      const stray = this.#peek();
      if (stray) this.#explain("stray_operator", stray.text);
      this.#next += 1;
    }
    this.#explainSmallOperators();
    return { query: join("and", parts), explanations: this.#explanations };
  }

  #explain(code: Explanation["code"], subject: string): void {
    this.#add({ code, subject: shortened(subject) });
  }

  #add(explanation: Explanation): void {
    const { code, subject } = explanation;
    if (!this.#explanations.some((one) => one.code === code && one.subject === subject)) {
      this.#explanations.push(explanation);
    }
  }

  /** With the query that has `instead` where `subject` stands, if it is one that a link can hold. */
  #suggest(code: Explanation["code"], subject: string, at: number, instead: string | undefined): void {
    const meant = this.#typed.slice(0, at) + (instead ?? "") + this.#typed.slice(at + subject.length);
    const fits = instead !== undefined && meant.length <= longestSuggestion && this.#typed.startsWith(subject, at);
    this.#add({ code, subject: shortened(subject), ...(fits ? { suggestion: meant.trim() } : {}) });
  }

  /** `wheat or rice`: in a pasted title it is a word like others, so only short queries are told. */
  #explainSmallOperators(): void {
    const words = this.#tokens.filter((token) => token.type === "word");
    if (words.length > fewWords || words.length < this.#tokens.length) return;
    const at = words.findIndex((token, i) => i > 0 && i < words.length - 1 && /^(?:or|not)$/u.test(token.text));
    const small = words[at];
    if (small) this.#suggest("small_operator", small.text, small.at, small.text.toUpperCase());
  }

  #peek(): LexToken | undefined {
    return this.#tokens[this.#next];
  }

  /** Reads no further. */
  #stop(): void {
    this.#next = this.#tokens.length;
    this.#stopped = true;
    this.#explain("too_long", "");
  }

  /** a OR b OR c; ends at a closing bracket or the end. */
  #alternatives(field: QueryField | undefined): QueryNode | null {
    const parts: (QueryNode | null)[] = [this.#sequence(field)];
    for (let token = this.#peek(); token?.type === "or"; token = this.#peek()) {
      this.#next += 1;
      const before = parts.at(-1);
      const after = this.#sequence(field);
      if (before === null || after === null) this.#explain("stray_operator", token.text);
      parts.push(after);
    }
    return join("or", parts);
  }

  /** a b AND c */
  #sequence(field: QueryField | undefined): QueryNode | null {
    const parts: (QueryNode | null)[] = [];
    for (let token = this.#peek(); token && token.type !== "or" && token.type !== "close"; token = this.#peek()) {
      if (token.type === "and") {
        this.#next += 1;
        if (parts.length === 0 || !this.#startsSomething()) this.#explain("stray_operator", token.text);
      } else parts.push(this.#part(field));
    }
    return join("and", parts);
  }

  #startsSomething(): boolean {
    const type = this.#peek()?.type;
    return type !== undefined && type !== "or" && type !== "close" && type !== "and";
  }

  #part(field: QueryField | undefined): QueryNode | null {
    let negative = false;
    let token = this.#peek();
    for (; token?.type === "not"; token = this.#peek()) {
      negative = !negative;
      this.#next += 1;
      if (!this.#startsSomething()) {
        this.#explain("stray_operator", token.text);
        return null;
      }
    }
    const node = token?.type === "field" ? this.#fielded(token) : this.#operand(field);
    return negative ? negate(node) : node;
  }

  #operand(field: QueryField | undefined): QueryNode | null {
    const token = this.#peek();
    if (token === undefined) return null;
    this.#next += 1;
    switch (token.type) {
      case "open":
        return this.#group(field);
      case "word":
        return this.#leaf({ text: token.text, quoted: false, at: token.at }, field);
      case "quoted":
        return this.#leaf({ text: token.text, quoted: true, at: token.at }, field);
      case "doi": {
        const node = valueLeaf({ as: "identifier", scheme: "doi" }, { text: token.text, quoted: false, at: token.at });
        return this.#count(node ? [node] : textLeaves({ text: token.text, quoted: false, at: token.at }).nodes);
      }
      case "unclosed":
        this.#explain("unclosed_quote", token.text.trim());
        return null;
      case "field":
      case "and":
      case "or":
      case "not":
      case "close":
        // The callers have looked: none of these begins an operand.
        return null;
      default:
        return token satisfies never;
    }
  }

  #group(field: QueryField | undefined): QueryNode | null {
    this.#depth += 1;
    if (this.#depth > queryBounds.depth) {
      this.#stop();
      return null;
    }
    const node = this.#alternatives(field);
    if (this.#peek()?.type === "close") this.#next += 1;
    else if (!this.#stopped) this.#explain("unclosed_bracket", "(");
    this.#depth -= 1;
    return node;
  }

  /** `name:value`, or the name as a word where nothing can be made of it. */
  #fielded(token: Extract<LexToken, { type: "field" }>): QueryNode | null {
    this.#next += 1;
    const name = (): QueryNode | null => this.#leaf({ text: token.text, quoted: false, at: token.at }, undefined);
    if (this.#peek()?.type === "unclosed") this.#operand(undefined);
    const value = this.#peek();
    if (value?.type !== "word" && value?.type !== "quoted" && value?.type !== "open") return name();
    const { field } = token;
    // "Global Media Journal : Pakistan Edition" is a title, `author : khan` is not.
    if (token.apart && field.as === "text" && this.#next > 1) return name();
    // "Language: a key to the mind" is a title; `language: Urdu` is not.
    if (token.spaced && field.as !== "text") {
      const readable =
        value.type !== "open" &&
        !(field.as === "facet" && openFacets.has(field.facet)) &&
        valueLeaf(field, { text: value.text, quoted: false, at: value.at }) !== undefined;
      if (!readable) return name();
    }
    return this.#operand(field);
  }

  #leaf(raw: Raw, field: QueryField | undefined): QueryNode | null {
    if (field && field.as !== "text") {
      const node = valueLeaf(field, raw);
      const named = field.as === "identifier" ? identifierReaders[field.scheme](raw.text) : undefined;
      for (const wrong of named ? wrongCheckDigit(named) : []) this.#add(wrong);
      if (node) return this.#count([node]);
      this.#explain(field.as === "number" ? "bad_range" : "unknown_value", raw.text);
    }
    const { nodes, unknownField, shortPrefix, starInside } = textLeaves(
      raw,
      field?.as === "text" ? field.field : undefined,
    );
    if (unknownField !== undefined) {
      this.#suggest("unknown_field", unknownField, raw.at, nearField(unknownField));
    }
    if (starInside !== undefined) this.#explain("wildcard_inside", starInside);
    if (shortPrefix !== undefined) this.#explain("wildcard_too_short", `${shortPrefix}*`);
    return this.#count(nodes);
  }

  #count(nodes: readonly QueryNode[]): QueryNode | null {
    const kept: QueryNode[] = [];
    for (const node of nodes) {
      if (node.type === "prefix") this.#wildcards += 1;
      this.#words += 1;
      if (this.#words > queryBounds.words || this.#wildcards > queryBounds.wildcards) {
        this.#stop();
        break;
      }
      kept.push(node);
    }
    return join("and", kept);
  }
}

/** Facets whose names are everyday English and whose values are anything: only right before their value. */
const openFacets: ReadonlySet<string> = new Set([
  "journal",
  "subject",
  "keyword",
  "publisher",
  "outlet",
  "section",
  "source",
]);
