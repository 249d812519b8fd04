import { encodeAs, sniffDeclaration, sniffMark } from "../encoding.ts";
import type { FormatReader, KeptBytes, RereadRecord } from "../source.ts";
import { recordHash, versionsBefore } from "../sources/record-hash.ts";
import { isPart } from "./parts.ts";

/** Elements and attributes that stood around a record and that its reading needs. */
interface Around {
  readonly before?: string;
  readonly after?: string;
}

const declaration = /^\s*<\?xml[^>]*\?>/;

/** Reads one element again by its document's reader, in the document's own encoding. `version` is that of the mapping now. */
export function rereadXml(
  { bytes, format, head }: KeptBytes,
  reader: FormatReader,
  version: string,
  { before = "", after = "" }: Around = {},
): RereadRecord | undefined {
  const mark = sniffMark(head);
  const { encoding } = mark ?? sniffDeclaration(head);
  const declared = mark === undefined ? (declaration.exec(startOf(head, 1024))?.[0] ?? "") : "";
  const opening = encodeAs(`${declared}${before}`, encoding);
  const document = Buffer.concat([head.subarray(0, mark?.skip ?? 0), opening, bytes, encodeAs(after, encoding)]);
  const events = [...reader.write(document), ...reader.end()];
  const records = events.flatMap((event) => (event.type === "record" ? [event.record] : []));
  // of several in one element, a book and its chapters, the one asked for
  const record = records.find((one) => one.format === format) ?? (isPart(format) ? undefined : records[0]);
  if (record === undefined) return undefined;
  // "none" is the version of what could not be read at all.
  const earlier = ["none", ...versionsBefore(version)].map((one) => recordHash(bytes, one));
  return { record, earlier };
}

/** The first characters as far as they are ASCII, without the zero bytes of UTF-16. */
export function startOf(bytes: Uint8Array, most: number): string {
  return Buffer.from(bytes.subarray(0, most)).toString("latin1").replaceAll("\0", "");
}
