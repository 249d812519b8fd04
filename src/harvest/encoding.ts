/** Encodings that documents are read in; each maps text positions to bytes by a rule of its own (decode.ts). */
export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";

/** ISO-8859-1 is read as windows-1252, as the Encoding Standard says (encoding.spec.whatwg.org, "Names and labels"). */
const labels: Readonly<Record<string, Encoding>> = {
  "utf-8": "utf-8",
  utf8: "utf-8",
  "us-ascii": "utf-8",
  ascii: "utf-8",
  "iso-8859-1": "windows-1252",
  iso8859_1: "windows-1252",
  "iso8859-1": "windows-1252",
  "iso_8859-1": "windows-1252",
  latin1: "windows-1252",
  "windows-1252": "windows-1252",
  cp1252: "windows-1252",
  // a document that could be read as far as this label is not in UTF-16, whatever it says
  "utf-16": "utf-8",
  "utf-16le": "utf-8",
  "utf-16be": "utf-8",
};

/** What the first bytes say: the encoding, how many bytes of them are a byte-order mark, and a name that is none of ours. */
export interface Sniffed {
  readonly encoding: Encoding;
  readonly skip: number;
  readonly unsupported?: string;
}

/** A byte-order mark, or UTF-16 told by a `<` with a zero byte beside it (XML 1.0, appendix F); undefined when neither. */
export function sniffMark(head: Uint8Array): Sniffed | undefined {
  const [a, b, c] = head;
  if (a === 0xef && b === 0xbb && c === 0xbf) return { encoding: "utf-8", skip: 3 };
  if (a === 0xff && b === 0xfe) return { encoding: "utf-16le", skip: 2 };
  if (a === 0xfe && b === 0xff) return { encoding: "utf-16be", skip: 2 };
  if (a === 0x3c && b === 0) return { encoding: "utf-16le", skip: 0 };
  if (a === 0 && b === 0x3c) return { encoding: "utf-16be", skip: 0 };
  return undefined;
}

/** The encoding that an XML declaration names; UTF-8 where it names none. */
export function sniffDeclaration(head: Uint8Array): Sniffed {
  const text = Buffer.from(head.buffer, head.byteOffset, Math.min(head.length, 1024)).toString("latin1");
  const declared = /^\s*<\?xml\s[^>]*?encoding\s*=\s*["']([^"'\s>]{1,40})["']/.exec(text)?.[1];
  if (declared === undefined) return { encoding: "utf-8", skip: 0 };
  const encoding = labels[declared.toLowerCase()];
  return encoding === undefined ? { encoding: "utf-8", skip: 0, unsupported: declared } : { encoding, skip: 0 };
}

/** How many bytes of a sequence may follow a lead byte, and what the first of them may be (Unicode, table 3-7). */
export function utf8Lead(byte: number): { need: number; low: number; high: number } | undefined {
  if (byte >= 0xc2 && byte <= 0xdf) return { need: 1, low: 0x80, high: 0xbf };
  if (byte === 0xe0) return { need: 2, low: 0xa0, high: 0xbf };
  if (byte === 0xed) return { need: 2, low: 0x80, high: 0x9f };
  if (byte >= 0xe1 && byte <= 0xef) return { need: 2, low: 0x80, high: 0xbf };
  if (byte === 0xf0) return { need: 3, low: 0x90, high: 0xbf };
  if (byte >= 0xf1 && byte <= 0xf3) return { need: 3, low: 0x80, high: 0xbf };
  if (byte === 0xf4) return { need: 3, low: 0x80, high: 0x8f };
  return undefined;
}

/** Bytes from `at` that belong together: a whole character, or the longest part of one that is broken off. */
export function utf8Sequence(bytes: Uint8Array, at: number): { length: number; whole: boolean } {
  const first = bytes[at] ?? 0;
  if (first < 0x80) return { length: 1, whole: true };
  const lead = utf8Lead(first);
  if (lead === undefined) return { length: 1, whole: false };
  let { low, high } = lead;
  let length = 1;
  while (length <= lead.need) {
    const next = bytes[at + length];
    if (next === undefined || next < low || next > high) return { length, whole: false };
    low = 0x80;
    high = 0xbf;
    length += 1;
  }
  return { length, whole: true };
}

/** Bytes at the end that may be the beginning of a character whose rest is still to come. */
export function utf8Unfinished(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if ((byte & 0xc0) === 0x80) continue;
    const lead = utf8Lead(byte);
    if (lead === undefined || back > lead.need) return 0;
    return utf8Sequence(bytes, bytes.length - back).length === back ? back : 0;
  }
  return 0;
}

/** Text of ASCII alone as bytes of an encoding, without a byte-order mark. */
export function encodeAs(ascii: string, encoding: Encoding): Uint8Array {
  if (encoding === "utf-16le") return Buffer.from(ascii, "utf16le");
  return encoding === "utf-16be" ? Buffer.from(ascii, "utf16le").swap16() : Buffer.from(ascii, "latin1");
}
