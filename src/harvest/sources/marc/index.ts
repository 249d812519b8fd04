import type { Mapped } from "../../../catalogue/ingest-types.ts";
import type { RecordData } from "../../../domain/record.ts";
import { fail, type Result } from "../../../domain/result.ts";
import { xmlSourceFormat } from "../../readers/xml-format.ts";
import type { FormatReader, ReadEvent, ReaderOptions, SourceFormat } from "../../source.ts";
import type { XmlElement } from "../../xml/element.ts";
import { fromMarcXml } from "./fields.ts";
import { identify, isDeleted } from "./identify.ts";
import { mapMarc } from "./map.ts";
import { beginsLeader, Iso2709Reader, name, readIso2709, rereadIso2709, version } from "./parse.ts";

/** MARCXML, as it stands inside OAI-PMH. */
export function mapMarcXml(root: XmlElement): Result<RecordData> {
  return mapMarc(fromMarcXml(root));
}

const namespace = /MARC21\/slim|marcxchange/i;

/** A `collection` of `record`, or one alone. */
const marcXml = xmlSourceFormat({
  name,
  version,
  called: "MARCXML",
  isRoot: (local) => local === "collection" || local === "record",
  select: (path) => (path.at(-1) === "record" && path.length <= 2 ? "record" : undefined),
  recognise: (root, head) =>
    (root.local === "collection" || root.local === "record") &&
    (namespace.test(root.namespace ?? "") || /<(?:\w+:)?leader>[\d ]{5}/.test(Buffer.from(head).toString("latin1"))),
  identify: (record) => identify(fromMarcXml(record)),
  isDeleted: (record) => isDeleted(fromMarcXml(record)),
  map: mapMarcXml,
});

/** MARC 21 bibliographic records in files: ISO 2709 (`.mrc`) and MARCXML. */
export const marc: SourceFormat = {
  name: "marc",
  recognise: (head, fileName) => beginsLeader(head) || marcXml.recognise(head, fileName),
  reader: (options) => new MarcReader(options),
  remap,
  reread: (kept) =>
    startsXml(kept.head.length > 0 ? kept.head : kept.bytes) ? marcXml.reread?.(kept) : rereadIso2709(kept.bytes),
};

function remap(bytes: Uint8Array, format: string): Result<Mapped> {
  // a record's bytes have no byte-order mark
  if (bytes.find((byte) => byte > 0x20) === 0x3c) return marcXml.remap(bytes, format);
  const read = readIso2709(bytes);
  if (read.content === "deleted") return fail("malformed_record", "The record is marked as deleted.");
  if (read.content.ok && read.identifier === undefined) {
    return fail("missing_identifier", "The record has no identifier, so it cannot be told from others.");
  }
  return read.content;
}

/** Blanks before a document that are held until it shows which of the two it is. */
const mostBlanks = 64 * 1024;

/** Tells by the first byte that is no blank. */
class MarcReader implements FormatReader {
  readonly #options: ReaderOptions | undefined;
  #reader: FormatReader | undefined;
  #held = Buffer.alloc(0);

  constructor(options: ReaderOptions | undefined) {
    this.#options = options;
  }

  write(bytes: Uint8Array): readonly ReadEvent[] {
    if (this.#reader !== undefined) return this.#reader.write(bytes);
    this.#held = Buffer.concat([this.#held, bytes]);
    const first = this.#held.find((byte) => byte > 0x20);
    if (first === undefined && this.#held.length < mostBlanks) return [];
    this.#reader =
      first !== undefined && isXml(first) ? marcXml.reader(this.#options) : new Iso2709Reader(this.#options);
    const held = this.#held;
    this.#held = Buffer.alloc(0);
    return this.#reader.write(held);
  }

  end(): readonly ReadEvent[] {
    return this.#reader?.end() ?? [];
  }
}

/** Whether a document is XML by its first bytes, or by those of one record where the document's are not known. */
function startsXml(bytes: Uint8Array): boolean {
  return isXml(bytes.find((byte) => byte > 0x20) ?? 0);
}

/** `<`, or a byte-order mark; ISO 2709 begins with a digit. */
function isXml(first: number): boolean {
  return first === 0x3c || first >= 0xef;
}
