import { isUtf8 } from "node:buffer";
import { decodeMarc8 } from "./marc8.ts";

const utf8 = new TextDecoder("utf-8");
const windows1252 = new TextDecoder("windows-1252");
/** A whole character of two to four bytes, each seen as one. */
const manyBytes = /[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}/;

/**
 * The text of one field or subfield, in NFC. Leader byte 9 says which encoding a record has (`a` = UTF-8, blank = MARC-8), and is often
 * wrong: text that is UTF-8 is hardly ever MARC-8 by accident, for there a mark stands before a plain letter; and text that holds no whole
 * character of UTF-8 is none. Escape sequences are of MARC-8 alone. What neither can be is read as windows-1252.
 */
export function decodeText(bytes: Uint8Array, leader: string): string {
  if (bytes.every((byte) => byte < 0x80 && byte !== 0x1b)) return Buffer.from(bytes).toString("latin1");
  if (bytes.includes(0x1b)) return decodeMarc8(bytes).text;
  const hasWhole = manyBytes.test(Buffer.from(bytes).toString("latin1"));
  if (isUtf8(bytes) || (leader.charAt(9) === "a" && hasWhole)) return utf8.decode(bytes).normalize("NFC");
  const { text, unknown } = decodeMarc8(bytes);
  return unknown > 0 ? windows1252.decode(bytes).normalize("NFC") : text;
}
