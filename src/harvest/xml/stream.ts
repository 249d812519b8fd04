import { SaxesParser } from "saxes";
import { Decoder } from "../decode.ts";
import { ampersandMark, bareAmpersand, harmless, referenceLength, type XmlLimits, xmlLimits } from "./limits.ts";

export type XmlAttributes = Readonly<Record<string, string>>;

/** Hears what stands in a document. Positions are of the decoded text: `XmlStream.byteOffset` makes bytes of them. */
export interface XmlHandler {
  /** `start` is the position of the tag's `<`. */
  open(name: string, attributes: XmlAttributes, start: number): void;
  /** `end` is the position after the tag's `>`. */
  close(name: string, end: number): void;
  text(value: string): void;
  /** A text was longer than the bound and is dropped. */
  oversize(): void;
}

/** Why a document cannot be read any further, and at which byte. */
export interface XmlBreak {
  readonly message: string;
  readonly offset: number;
}

class Broken extends Error {
  /** Where it stands, if that is not where the parser is. */
  readonly at: number | undefined;

  constructor(message: string, at?: number) {
    super(message);
    this.at = at;
  }
}

/** Fields of the parser that grow with the input between two of its events; it has no bound of its own. */
interface Growing {
  text: string;
  name: string;
  entity: string;
  readonly attribList: readonly unknown[];
}

const slice = 64 * 1024;
const outside = "text outside of the document";

/**
 * Reads XML in pieces of any size, on saxes, bounded. Prefixes are left as they are, for real documents use them unbound or twice; entities beyond
 * XML's five stay text; a document type is skipped and defines nothing. After a break nothing more is heard.
 */
export class XmlStream {
  readonly decoder: Decoder;
  readonly #handler: XmlHandler;
  readonly #limits: XmlLimits;
  readonly #parser = new SaxesParser({ position: false, defaultXMLVersion: "1.0", forceXMLVersion: true });
  /** Position of the parser's first character: white space before the declaration is left out. */
  #base = 0;
  #given = 0;
  #depth = 0;
  #tagStart = -1;
  /** What the parser reads at present, where that begins, and the character before it: to find a tag's `<`. */
  #piece = "";
  #pieceAt = 0;
  #lastBefore = "";
  #carried = "";
  #begun = false;
  /** The byte behind the document's end tag, or at which it begins: where what is outside of the root stands. */
  #outsideByte = 0;
  #stopped = false;

  constructor(handler: XmlHandler, options: { limits?: Partial<XmlLimits>; told?: "xml" | "nowhere" } = {}) {
    this.#handler = handler;
    this.#limits = { ...xmlLimits, ...options.limits };
    this.decoder = new Decoder({ told: options.told ?? "xml" });
    this.#listen();
  }

  write(bytes: Uint8Array): XmlBreak | undefined {
    if (this.#stopped) return undefined;
    return this.#take(this.decoder.write(bytes), false);
  }

  end(): XmlBreak | undefined {
    if (this.#stopped) return undefined;
    const broken = this.#take(this.decoder.end(), true);
    if (broken !== undefined) return broken;
    this.#stopped = true;
    if (!this.#begun) return { message: "the document is empty", offset: this.byteOffset(this.#given) };
    try {
      this.#parser.close();
    } catch (error) {
      if (!(error instanceof Broken)) throw error;
      return { message: `the document ends too early: ${error.message}`, offset: this.byteOffset(this.#given) };
    }
    return undefined;
  }

  byteOffset(position: number): number {
    return this.decoder.byteOffset(position);
  }

  /** Bare ampersands marked; one at the end waits for what follows it. */
  #marked(text: string, last: boolean): string {
    const at = text.indexOf("&") < 0 ? -1 : text.lastIndexOf("&");
    const waits = !last && at >= 0 && at > text.length - referenceLength && !text.includes(";", at);
    this.#carried = waits ? text.slice(at) : "";
    const ready = waits ? text.slice(0, at) : text;
    return at < 0 ? ready : ready.replace(bareAmpersand, ampersandMark);
  }

  #take(text: string, last: boolean): XmlBreak | undefined {
    if (this.decoder.unsupported !== undefined) {
      this.#stopped = true;
      return { message: `the encoding ${this.decoder.unsupported} cannot be read`, offset: 0 };
    }
    let rest = text;
    if (!this.#begun) {
      rest = text.trimStart();
      this.#base += text.length - rest.length;
      this.#given = this.#base;
      if (rest === "") return undefined;
      this.#begun = true;
      this.#outsideByte = this.byteOffset(this.#base);
    }
    const ready = this.#marked(this.#carried + rest, last);
    for (let at = 0; at < ready.length; at += slice) {
      const broken = this.#feed(ready.slice(at, at + slice));
      if (broken !== undefined) return broken;
    }
    this.decoder.forget(this.#floor());
    return undefined;
  }

  /** No element that opens from now on begins before this byte. */
  floor(): number {
    return this.#begun ? this.byteOffset(this.#floor()) : 0;
  }

  #floor(): number {
    if (this.#tagStart >= 0) return this.#tagStart;
    // a tag whose name is not yet whole, its `<`, and a line end held back; the parser's own position holds only while it reads
    const name = (this.#parser as unknown as Growing).name.length;
    return Math.max(this.#base, this.#given - name - 3);
  }

  #feed(piece: string): XmlBreak | undefined {
    this.#lastBefore = this.#piece.slice(-1);
    this.#piece = piece;
    this.#pieceAt = this.#given;
    this.#given += piece.length;
    try {
      this.#parser.write(piece);
      this.#bound();
    } catch (error) {
      if (!(error instanceof Broken)) throw error;
      this.#stopped = true;
      // where an element or a text is out of place, the parser says so only at the end of its piece
      const isOutside = error.message === outside;
      return {
        message: error.message,
        offset: isOutside ? this.#outsideByte : this.byteOffset(error.at ?? this.#base + this.#parser.position),
      };
    }
    return undefined;
  }

  #bound(): void {
    const growing = this.#parser as unknown as Growing;
    if (growing.name.length > this.#limits.name || growing.entity.length > this.#limits.name) {
      throw new Broken("a name or entity without an end");
    }
    if (growing.attribList.length > this.#limits.name) throw new Broken("a tag without an end");
    this.#boundTag(this.#given);
    if (growing.text.length > this.#limits.token) {
      growing.text = "";
      this.#handler.oversize();
    }
  }

  /** The same whether the tag ends within this piece or not. */
  #boundTag(until: number): void {
    const start = this.#tagStart;
    if (start >= 0 && until - start > this.#limits.token) throw new Broken("a tag without an end", start);
  }

  #listen(): void {
    const parser = this.#parser;
    parser.on("error", (error) => {
      this.#boundTag(this.#base + parser.position);
      if (error.message === "text data outside of root node.") throw new Broken(outside);
      if (!harmless.has(error.message)) throw new Broken(error.message.replace(/\.$/, ""));
    });
    parser.on("opentagstart", (tag) => {
      this.#tagStart = this.#startOf(tag.name);
    });
    parser.on("opentag", (tag) => {
      this.#boundTag(this.#base + parser.position);
      this.#depth += 1;
      if (this.#depth > this.#limits.depth) throw new Broken(`elements nested deeper than ${this.#limits.depth}`);
      this.#handler.open(tag.name, unmarkedAll(tag.attributes as XmlAttributes), this.#tagStart);
      this.#tagStart = -1;
    });
    parser.on("closetag", (tag) => {
      this.#depth -= 1;
      if (this.#depth === 0) this.#outsideByte = this.byteOffset(this.#base + parser.position);
      this.#handler.close(tag.name, this.#base + parser.position);
    });
    parser.on("text", (value) => this.#handler.text(unmarked(value)));
    parser.on("cdata", (value) => this.#handler.text(unmarked(value)));
  }

  /** The tag's `<`: its name and the one character after it were read by now, or two where they are a line end of CR and LF. */
  #startOf(name: string): number {
    const position = this.#base + this.#parser.position;
    const lineEnd = this.#at(position - 1) === "\n" && this.#at(position - 2) === "\r";
    return position - name.length - 2 - (lineEnd ? 1 : 0);
  }

  #at(position: number): string {
    return position < this.#pieceAt ? this.#lastBefore : (this.#piece[position - this.#pieceAt] ?? "");
  }
}

function unmarked(text: string): string {
  return text.includes(ampersandMark) ? text.replaceAll(ampersandMark, "&") : text;
}

function unmarkedAll(attributes: XmlAttributes): XmlAttributes {
  for (const name in attributes) {
    if (attributes[name]?.includes(ampersandMark) === true) {
      return Object.fromEntries(Object.entries(attributes).map(([key, value]) => [key, unmarked(value)]));
    }
  }
  return attributes;
}
