import { isUtf8 } from "node:buffer";
import { type Encoding, type Sniffed, sniffDeclaration, sniffMark, utf8Sequence, utf8Unfinished } from "./encoding.ts";
import { PositionMap } from "./position-map.ts";

export interface DecoderOptions {
  /**
   * What tells the encoding where there is no byte-order mark: an XML declaration (else UTF-8), or nothing at all: then text that
   * is not UTF-8 in its first 64 KiB is taken for windows-1252.
   */
  readonly told: "xml" | "nowhere";
}

const forbidden = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/;
const eachForbidden = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g;
const guessFrom = 64 * 1024;
const declarationWithin = 1024;

/**
 * Bytes to text, fed in pieces of any size; and a position in that text back to the exact offset of its byte. Characters that
 * XML 1.0 forbids (2.2, Char) become a space (controls) or U+FFFD, one for one, and are counted; bytes that are no character become U+FFFD
 * as the Encoding Standard says. The text and its offsets are the same whatever the pieces.
 */
export class Decoder {
  /** Forbidden characters and wrong bytes that were replaced so far. */
  replaced = 0;
  #sniffed: Sniffed | undefined;
  /** Bytes received and not yet decoded: before the encoding is known, or part of a character. */
  #held = Buffer.alloc(0);
  #decoded = 0;
  #map = new PositionMap();
  readonly #told: DecoderOptions["told"];
  /** Whether the encoding that a declaration names has been held against the first byte that tells. */
  #settled = false;
  readonly #single = new TextDecoder("windows-1252");

  constructor(options: DecoderOptions) {
    this.#told = options.told;
  }

  /** The encoding found; undefined while too few bytes have come to tell. */
  get encoding(): Encoding | undefined {
    return this.#sniffed?.encoding;
  }

  /** The encoding that the document names, where it is none that can be read. */
  get unsupported(): string | undefined {
    return this.#sniffed?.unsupported;
  }

  write(bytes: Uint8Array): string {
    return this.#decode(bytes, false);
  }

  /** What was still held back. Nothing may be written afterwards. */
  end(): string {
    return this.#decode(new Uint8Array(0), true);
  }

  /** Byte offset of a position (UTF-16 units) of the text given so far; not before one that was forgotten. */
  byteOffset(position: number): number {
    return this.#map.byteOffset(position);
  }

  /** No position before this one will be asked for: frees what was kept for it. */
  forget(position: number): void {
    this.#map.forget(position);
  }

  #decode(bytes: Uint8Array, last: boolean): string {
    const piece = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    let buffer = this.#held.length === 0 ? piece : Buffer.concat([this.#held, piece]);
    this.#held = Buffer.alloc(0);
    if (this.#sniffed === undefined) {
      this.#sniffed = this.#sniff(buffer, last);
      if (this.#sniffed === undefined) {
        this.#held = Buffer.from(buffer);
        return "";
      }
      this.#decoded = this.#sniffed.skip;
      buffer = buffer.subarray(this.#sniffed.skip);
      this.#map.start(this.#decoded);
    }
    const waiting = this.#settled ? 0 : this.#settle(buffer, this.#sniffed, last);
    const { encoding } = this.#sniffed;
    const keep = last ? 0 : Math.max(waiting, unfinished(buffer, encoding));
    if (keep > 0) {
      // a copy: the caller may use its buffer again
      this.#held = Buffer.from(buffer.subarray(buffer.length - keep));
      buffer = buffer.subarray(0, buffer.length - keep);
    }
    if (buffer.length === 0) return "";
    this.#decoded += buffer.length;
    return this.#clean(this.#text(buffer, encoding));
  }

  /**
   * A document that says windows-1252 or ISO-8859-1, and whose first character beyond ASCII is a whole one of UTF-8, is in UTF-8: in the former
   * hardly any text has such a pair of signs. Gives the number of bytes at the end that do not tell yet.
   */
  #settle(buffer: Buffer, sniffed: Sniffed, last: boolean): number {
    if (this.#told === "nowhere" || sniffed.encoding !== "windows-1252") {
      this.#settled = true;
      return 0;
    }
    const at = buffer.findIndex((byte) => byte >= 0x80);
    if (at < 0) return 0;
    const { length, whole } = utf8Sequence(buffer, at);
    if (!whole && !last && utf8Unfinished(buffer) === buffer.length - at) return buffer.length - at;
    this.#settled = true;
    if (whole && length > 1) this.#sniffed = { ...sniffed, encoding: "utf-8" };
    return 0;
  }

  #sniff(head: Buffer, last: boolean): Sniffed | undefined {
    if (head.length < 3 && !last) return undefined;
    const mark = sniffMark(head);
    if (mark !== undefined) return mark;
    if (this.#told === "nowhere") {
      if (head.length < guessFrom && !last) return undefined;
      const looked = head.subarray(0, guessFrom);
      const whole = looked.subarray(0, looked.length - (last && head.length <= guessFrom ? 0 : utf8Unfinished(looked)));
      return { encoding: isUtf8(whole) ? "utf-8" : "windows-1252", skip: 0 };
    }
    const start = head.subarray(0, declarationWithin).toString("latin1");
    const mayDeclare = /^\s*(<(\?(x(m(l|$)|$)|$)|$)|$)/.test(start) && !start.includes(">");
    if (mayDeclare && head.length < declarationWithin && !last) return undefined;
    return sniffDeclaration(head);
  }

  #text(buffer: Buffer, encoding: Encoding): string {
    switch (encoding) {
      case "windows-1252":
        return this.#map.add("one", this.#single.decode(buffer), buffer.length);
      case "utf-16le":
      case "utf-16be":
        return this.#utf16(buffer, encoding);
      case "utf-8":
        if (!isUtf8(buffer)) return this.#brokenUtf8(buffer);
        return this.#addUtf8(buffer, 0, buffer.length);
    }
  }

  #utf16(buffer: Buffer, encoding: "utf-16le" | "utf-16be"): string {
    const even = buffer.length - (buffer.length % 2);
    const units = encoding === "utf-16le" ? buffer.subarray(0, even) : Buffer.from(buffer.subarray(0, even)).swap16();
    const text = units.toString("utf16le");
    const sound = text.toWellFormed();
    if (sound !== text) {
      for (let at = 0; at < text.length; at += 1) if (text[at] !== sound[at]) this.replaced += 1;
    }
    if (even > 0) this.#map.add("two", sound, even);
    if (even === buffer.length) return sound;
    this.replaced += 1;
    return sound + this.#map.add("many", "\ufffd", 1);
  }

  #addUtf8(buffer: Buffer, start: number, end: number): string {
    if (start === end) return "";
    const text = buffer.toString("utf8", start, end);
    return this.#map.add(text.length === end - start ? "one" : "utf8", text, end - start);
  }

  #brokenUtf8(buffer: Buffer): string {
    const pieces: string[] = [];
    let from = 0;
    let at = 0;
    while (at < buffer.length) {
      const { length, whole } = utf8Sequence(buffer, at);
      if (!whole) {
        pieces.push(this.#addUtf8(buffer, from, at), this.#map.add(length === 1 ? "one" : "many", "\ufffd", length));
        this.replaced += 1;
        from = at + length;
      }
      at += length;
    }
    pieces.push(this.#addUtf8(buffer, from, buffer.length));
    return pieces.join("");
  }

  #clean(text: string): string {
    if (!forbidden.test(text)) return text;
    return text.replace(eachForbidden, (character) => {
      this.replaced += 1;
      return character < " " ? " " : "\ufffd";
    });
  }
}

function unfinished(buffer: Buffer, encoding: Encoding): number {
  switch (encoding) {
    case "windows-1252":
      return 0;
    case "utf-8":
      return utf8Unfinished(buffer);
    case "utf-16le":
    case "utf-16be": {
      const odd = buffer.length % 2;
      if (buffer.length - odd < 2) return buffer.length;
      const unit =
        encoding === "utf-16le"
          ? buffer.readUInt16LE(buffer.length - odd - 2)
          : buffer.readUInt16BE(buffer.length - odd - 2);
      // the first half of a surrogate pair waits for the second
      return unit >= 0xd800 && unit <= 0xdbff ? odd + 2 : odd;
    }
  }
}
