import type { Mapped } from "../../catalogue/ingest-types.ts";
import type { RecordData } from "../../domain/record.ts";
import { fail, type Problem, type Result } from "../../domain/result.ts";
import type { FormatReader, ReadEvent, ReaderOptions, SourceFormat } from "../source.ts";
import { type RootName, rootNameOf } from "../sources/root-name.ts";
import type { XmlElement } from "../xml/element.ts";
import { parseTree } from "../xml/tree.ts";
import { incomingOf, mapSafely, type ReadRecord } from "./incoming.ts";
import { incomingParts, type Part, partName, partNumber } from "./parts.ts";
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
  /** Further records that stand in the record: a book's chapters. Asked where the record itself could be mapped. */
  readonly parts?: (record: XmlElement) => readonly Part[];
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
    remap: (bytes, kept) => remap(format, bytes, partNumber(kept)),
    reread: (one) => rereadXml(one, new XmlFormatReader(kept, undefined), versionOf(format)),
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
      const record = incomingOf(read(format, element, problem), location, hash);
      this.#events.push({ type: "record", record });
      const parts = record.state === "live" ? partsOf(format, element) : [];
      for (const part of incomingParts(record, parts, versionOf(format)))
        this.#events.push({ type: "record", record: part });
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
    version: versionOf(format),
    content: contentOf(format, element, problem),
  };
}

function versionOf({ name, version }: XmlFormat): string {
  return `${name}/${version}`;
}

/** A fault in finding them is that record's alone. */
function partsOf(format: XmlFormat, element: XmlElement): readonly Part[] {
  try {
    return format.parts?.(element) ?? [];
  } catch (error) {
    const problem = {
      code: "internal",
      message: `The parts of the record cannot be told: ${String(error).slice(0, 200)}`,
    } as const;
    return [{ identifier: partName(format.identify(element) ?? "", 1), map: () => ({ ok: false, problem }) }];
  }
}

function contentOf(format: XmlFormat, element: XmlElement, problem: Problem | undefined): ReadRecord["content"] {
  if (problem !== undefined) return { ok: false, problem };
  if (format.isDeleted?.(element) === true) return "deleted";
  return mapSafely(format.name, () => format.map(element));
}

function remap(format: XmlFormat, bytes: Uint8Array, part: number | undefined): Result<Mapped> {
  // a record's bytes have no declaration of their own
  const tree = parseTree(bytes, { told: "nowhere" });
  if (!tree.ok) return fail("malformed_record", tree.problem.message);
  if (format.identify(tree.value) === undefined) return fail("missing_identifier", "The record has no identifier.");
  if (part !== undefined) {
    const found = partsOf(format, tree.value)[part];
    return found === undefined
      ? fail("malformed_record", "The record has no such part any more.")
      : mapSafely(format.name, found.map);
  }
  const content = contentOf(format, tree.value, undefined);
  return content === "deleted" ? fail("malformed_record", "The record is marked as deleted.") : content;
}
