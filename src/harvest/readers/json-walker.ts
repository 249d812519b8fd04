/** Hears what stands in a JSON text. Offsets are of bytes. `JsonWalker.path` tells where the value stands. */
export interface JsonHandler {
  /** An object or array begins; at its first byte. */
  open(kind: "object" | "array", at: number): void;
  /** It ends before this byte. */
  close(end: number): void;
  /** A value that is no container begins. */
  begin(at: number): void;
  /** It is over: a string, or a number or word as written; undefined where it is longer than the bound. */
  scalar(text: string | undefined, end: number): void;
  /** A line begins with `{` where JSON allows none, `at` that byte: true ends the walk before it. */
  misplaced(at: number): boolean;
}

/** Why a text cannot be read any further, and at which byte. */
export interface JsonBreak {
  readonly message: string;
  readonly offset: number;
}

const maxText = 64 * 1024;
const maxOpen = 100_000;
const tooDeep = `brackets are nested deeper than ${maxOpen}`;
const [lineFeed, quote, backslash] = [0x0a, 0x22, 0x5c] as const;
const [braceOpen, braceClose, bracketOpen, bracketClose] = [0x7b, 0x7d, 0x5b, 0x5d] as const;
const [colon, comma] = [0x3a, 0x2c] as const;

/**
 * Walks through JSON (RFC 8259) in pieces of any size: brackets, keys and scalars, without building anything. It checks that brackets match and no more, for `JSON.parse` judges each
 * record. Brackets, quotes and backslashes are no part of a longer character in UTF-8 or windows-1252, so bytes will do.
 */
export class JsonWalker {
  /** Where the value at hand stands: `message.items[].DOI`; "" for a value of its own. */
  path = "";
  /** Line feeds outside of skipped values. */
  lines = 0;
  /** Containers that are open. */
  depth = 0;
  readonly #handler: JsonHandler;
  /** For each open container: its closing bracket, and its path where it is not skipped. */
  #closers: number[] = [];
  #paths: string[] = [];
  #at = 0;
  #skipTo = -1;
  #stopped = false;
  #broken: JsonBreak | undefined;
  #mode: "between" | "string" | "bare" = "between";
  #escaped = false;
  /** The key or scalar at hand, as far as it came in earlier pieces. */
  #text: Uint8Array[] = [];
  #textSize = 0;
  #isKey = false;
  #afterColon = false;
  #key = "?";
  /** Last byte, and last one that is no white space and in no string. */
  #last = 0;
  #mark = 0;

  constructor(handler: JsonHandler) {
    this.#handler = handler;
  }

  /** Nothing is heard of what is in the container that has just opened but its end. */
  skip(): void {
    this.#skipTo = this.depth - 1;
  }

  /** Ends the walk after the byte at hand. */
  stop(): void {
    this.#stopped = true;
  }

  /** Walks on; gives the number of bytes walked (fewer than given only after `stop` or a break), and the break. */
  write(bytes: Uint8Array): { readonly walked: number; readonly broken?: JsonBreak } {
    let index = 0;
    while (index < bytes.length && !this.#stopped && this.#broken === undefined) {
      if (this.#skipTo >= 0) index = this.#skipped(bytes, index);
      else if (this.#mode === "string") index = this.#string(bytes, index);
      else if (this.#mode === "bare") index = this.#bare(bytes, index);
      else index = this.#between(bytes, index);
    }
    this.#at += index;
    return this.#broken === undefined ? { walked: index } : { walked: index, broken: this.#broken };
  }

  /** The text is over. */
  end(): JsonBreak | undefined {
    if (this.#broken !== undefined) return undefined;
    if (this.#mode === "bare") this.#finish(new Uint8Array(0), 0, 0);
    return this.depth > 0 || this.#mode === "string" ? { message: "it ends too early", offset: this.#at } : undefined;
  }

  #between(bytes: Uint8Array, index: number): number {
    const byte = bytes[index] ?? 0;
    const before = this.#last;
    this.#last = byte;
    if (isSpace(byte)) {
      if (byte === lineFeed) this.lines += 1;
      return index + 1;
    }
    if (byte === braceOpen || byte === bracketOpen) {
      if (byte === braceOpen && before === lineFeed && !this.#mayOpen() && this.#isMisplaced(index)) return index;
      this.#open(byte, this.#at + index);
    } else if (byte === braceClose || byte === bracketClose) this.#close(byte, this.#at + index);
    else if (byte === colon) this.#afterColon = true;
    else if (byte === comma) {
      this.#afterColon = false;
      this.#key = "?";
    } else {
      this.#mode = byte === quote ? "string" : "bare";
      this.#text = [];
      this.#textSize = 0;
      this.#isKey = this.depth > 0 && this.#closers[this.depth - 1] === braceClose && !this.#afterColon;
      if (!this.#isKey) {
        this.path = this.#pathOfValue();
        this.#handler.begin(this.#at + index);
      }
      if (byte !== quote) return index;
    }
    this.#mark = byte;
    return index + 1;
  }

  #mayOpen(): boolean {
    if (this.depth === 0 || this.#afterColon) return true;
    return this.#closers[this.depth - 1] === bracketClose && (this.#mark === comma || this.#mark === bracketOpen);
  }

  #isMisplaced(index: number): boolean {
    this.#stopped = this.#handler.misplaced(this.#at + index);
    return this.#stopped;
  }

  #open(byte: number, at: number): void {
    this.path = this.#pathOfValue();
    this.#closers[this.depth] = byte === braceOpen ? braceClose : bracketClose;
    this.#paths[this.depth] = this.path;
    this.depth += 1;
    this.#key = "?";
    if (this.depth > maxOpen) {
      this.#broken = { message: tooDeep, offset: at };
      return;
    }
    this.#afterColon = false;
    this.#handler.open(byte === braceOpen ? "object" : "array", at);
  }

  #close(byte: number, at: number): void {
    if (this.depth === 0 || this.#closers[this.depth - 1] !== byte) {
      this.#broken = { message: `“${String.fromCharCode(byte)}” closes nothing that is open`, offset: at };
      return;
    }
    this.depth -= 1;
    this.path = this.#paths[this.depth] ?? "";
    this.#paths.length = this.depth;
    this.#afterColon = false;
    this.#handler.close(at + 1);
  }

  #pathOfValue(): string {
    if (this.depth === 0) return "";
    const around = this.#paths[this.depth - 1] ?? "";
    // bounded: paths that anybody asks for are short
    if (around.length > 1000) return around;
    if (this.#closers[this.depth - 1] === bracketClose) return `${around}[]`;
    return around === "" ? this.#key : `${around}.${this.#key}`;
  }

  #string(bytes: Uint8Array, from: number): number {
    for (let index = from; index < bytes.length; index += 1) {
      const byte = bytes[index] ?? 0;
      if (byte === lineFeed) this.lines += 1;
      if (byte === braceOpen && (index > from ? bytes[index - 1] : this.#last) === lineFeed) {
        if (this.#isMisplaced(index)) return index;
      }
      if (this.#escaped) this.#escaped = false;
      else if (byte === backslash) this.#escaped = true;
      else if (byte === quote) {
        this.#last = byte;
        this.#finish(bytes, from, index + 1);
        return index + 1;
      }
    }
    return this.#keep(bytes, from);
  }

  #bare(bytes: Uint8Array, from: number): number {
    for (let index = from; index < bytes.length; index += 1) {
      if (endsBare(bytes[index] ?? 0)) {
        this.#finish(bytes, from, index);
        return index;
      }
    }
    return this.#keep(bytes, from);
  }

  #keep(bytes: Uint8Array, from: number): number {
    this.#last = bytes[bytes.length - 1] ?? 0;
    const size = bytes.length - from;
    this.#textSize += size;
    if (this.#textSize <= maxText) this.#text.push(new Uint8Array(bytes.subarray(from)));
    return bytes.length;
  }

  /** A string (its closing quote included) or a bare word is whole. */
  #finish(bytes: Uint8Array, from: number, to: number): void {
    const isString = this.#mode === "string";
    const whole = this.#textSize + to - from <= maxText;
    const text = whole ? Buffer.concat([...this.#text, bytes.subarray(from, to)]).toString("utf8") : undefined;
    this.#mode = "between";
    this.#text = [];
    const value = isString && text !== undefined ? unquoted(`"${text}`) : text;
    // other keys are in no path that anybody asks for, and must not look like one
    if (this.#isKey) this.#key = value !== undefined && /^[\w$@ -]+$/.test(value) ? value : "?";
    else {
      this.#afterColon = false;
      this.#handler.scalar(value, this.#at + to);
      this.path = this.#paths[this.depth - 1] ?? "";
    }
    // whatever it was, no value may follow it without a comma
    this.#mark = quote;
  }

  /** The fast way through a record: from `from` to behind the bracket that ends it, or the end of the piece. */
  #skipped(bytes: Uint8Array, from: number): number {
    const closers = this.#closers;
    let inString = this.#mode === "string";
    let escaped = this.#escaped;
    let depth = this.depth;
    let index = from;
    for (; index < bytes.length; index += 1) {
      const byte = bytes[index];
      if (inString) {
        if (escaped) escaped = false;
        else if (byte === backslash) escaped = true;
        else if (byte === quote) inString = false;
      } else if (byte === quote) inString = true;
      else if (byte === braceOpen || byte === bracketOpen) {
        closers[depth] = byte === braceOpen ? braceClose : bracketClose;
        depth += 1;
        if (depth > maxOpen) {
          this.#broken = { message: tooDeep, offset: this.#at + index };
          return index;
        }
      } else if (byte === braceClose || byte === bracketClose) {
        if (depth - 1 === this.#skipTo || closers[depth - 1] !== byte) {
          this.depth = depth;
          this.#skipTo = -1;
          this.#mode = "between";
          this.#escaped = false;
          this.#last = byte;
          this.#mark = byte;
          this.#close(byte, this.#at + index);
          return index + 1;
        }
        depth -= 1;
      }
    }
    this.depth = depth;
    this.#mode = inString ? "string" : "between";
    this.#escaped = escaped;
    return index;
  }
}

function unquoted(json: string): string {
  if (!json.includes("\\")) return json.slice(1, -1);
  try {
    return String(JSON.parse(json));
  } catch {
    return json.slice(1, -1);
  }
}

/** Between values: white space, other controls (RFC 7464's record separator), and the bytes of a byte-order mark. */
export function isSpace(byte: number): boolean {
  return byte <= 0x20 || byte === 0xef || byte === 0xbb || byte === 0xbf;
}

function endsBare(byte: number): boolean {
  return (
    byte <= 0x20 || byte === comma || byte === braceClose || byte === bracketClose || byte === colon || byte === quote
  );
}
