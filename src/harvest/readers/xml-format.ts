import type { Mapped } from "../../catalogue/ingest-types.ts";
import type { RecordData } from "../../domain/record.ts";
import { fail, type Problem, type Result } from "../../domain/result.ts";
import type { FormatReader, ReadEvent, ReaderOptions, SourceFormat } from "../source.ts";
import { type RootName, rootNameOf } from "../sources/root-name.ts";
import type { XmlElement } from "../xml/element.ts";
import { parseTree } from "../xml/tree.ts";
import { incomingOf, mapSafely, type ReadRecord } from "./incoming.ts";
import { rereadXml } from "./reread-xml.ts";
import { type BrokenOff, type FoundElement, type XmlRecordRules, XmlRecords } from "./xml-records.ts";

/** A format of XML files that hold records and nothing else that matters. */
export interface XmlFormat extends XmlRecordRules<"record"> {
  readonly name: string;
  /** Raised when the mapping changes. */
  readonly version: number;
  readonly recognise: (root: RootName, head: Uint8Array) => boolean;
  /** The record's name at its source; may be asked of one that is not whole. */
  readonly identify: (record: XmlElement) => string | undefined;
  readonly isDeleted?: (record: XmlElement) => boolean;
  readonly datestamp?: (record: XmlElement) => string | undefined;
  readonly map: (record: XmlElement) => Result<RecordData>;
}

/** The reader, recogniser and remapper of such a format. */
export function xmlSourceFormat(format: XmlFormat): SourceFormat {
  // kept bytes are one record and nothing around it, whatever it is called
  const kept = { ...format, isRoot: () => true, select: selectRoot };
  return {
    name: format.name,
    recognise: (head) => {
      const root = rootNameOf(head);
      return root !== undefined && format.recognise(root, head);
    },
    reader: (options) => new XmlFormatReader(format, options),
    remap: (bytes) => remap(format, bytes),
    reread: (one) => rereadXml(one, new XmlFormatReader(kept, undefined), `${format.name}/${format.version}`),
  };
}

function selectRoot(path: readonly string[]): "record" | undefined {
  return path.length === 1 ? "record" : undefined;
}

class XmlFormatReader implements FormatReader {
  readonly #records: XmlRecords<"record">;
  #events: ReadEvent[] = [];

  constructor(format: XmlFormat, options: ReaderOptions | undefined) {
    const found = ({ element, problem, location, hash }: FoundElement<"record">): void => {
      this.#events.push({ type: "record", record: incomingOf(read(format, element, problem), location, hash) });
    };
    this.#records = new XmlRecords(format, found, options);
  }

  write(bytes: Uint8Array): readonly ReadEvent[] {
    return this.#told(this.#records.write(bytes));
  }

  end(): readonly ReadEvent[] {
    return this.#told(this.#records.end());
  }

  #told(broken: BrokenOff | undefined): readonly ReadEvent[] {
    const events = this.#events;
    this.#events = [];
    if (broken !== undefined) events.push({ type: "broken", ...broken });
    return events;
  }
}

function read(format: XmlFormat, element: XmlElement, problem: Problem | undefined): ReadRecord {
  const identifier = format.identify(element);
  const datestamp = problem === undefined ? format.datestamp?.(element) : undefined;
  return {
    ...(identifier === undefined ? {} : { identifier }),
    ...(datestamp === undefined ? {} : { datestamp }),
    format: format.name,
    version: `${format.name}/${format.version}`,
    content: contentOf(format, element, problem),
  };
}

function contentOf(format: XmlFormat, element: XmlElement, problem: Problem | undefined): ReadRecord["content"] {
  if (problem !== undefined) return { ok: false, problem };
  if (format.isDeleted?.(element) === true) return "deleted";
  return mapSafely(format.name, () => format.map(element));
}

function remap(format: XmlFormat, bytes: Uint8Array): Result<Mapped> {
  // a record's bytes have no declaration of their own
  const tree = parseTree(bytes, { told: "nowhere" });
  if (!tree.ok) return fail("malformed_record", tree.problem.message);
  if (format.identify(tree.value) === undefined) return fail("missing_identifier", "The record has no identifier.");
  const content = contentOf(format, tree.value, undefined);
  return content === "deleted" ? fail("malformed_record", "The record is marked as deleted.") : content;
}
