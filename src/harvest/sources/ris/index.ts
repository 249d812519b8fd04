import type { Mapped } from "../../../catalogue/ingest-types.ts";
import { fail, type Result } from "../../../domain/result.ts";
import { parseRisEntry } from "../../../text/bibliography/ris.ts";
import { mapSafely, type ReadRecord } from "../../readers/incoming.ts";
import { textOf } from "../../readers/table-bytes.ts";
import {
  rereadText,
  type TextFormat,
  type TextRecord,
  TextRecordsReader,
  type TextSegment,
} from "../../readers/text-records.ts";
import type { SourceFormat } from "../../source.ts";
import { nameOfWork } from "../work-facts.ts";
import { mapRis } from "./map.ts";
import { RisSplitter } from "./split.ts";

const name = "ris";
const version = "ris/1";
/** A type, and another tag in the line after it. */
const beginning = /(?:^|[\r\n])\s*TY {1,2}-[ \t]*[A-Z]{3,6}[ \t]*[\r\n]+\s*[A-Z][A-Z0-9](?: {1,2}|\t)-/i;

const format: TextFormat = {
  splitter: (max, byteOf) => new RisSplitter(max, byteOf),
  read: (segment) => [recordOfSegment(segment)],
  end: () => [],
  missing: "This is no RIS: no line begins with “TY  - ”.",
};

/** RIS, the exchange format of reference managers: `.ris`, also what journals' sites give to cite an article. */
export const ris: SourceFormat = {
  name,
  recognise: (head) => beginning.test(textOf(head)),
  reader: (options) => new TextRecordsReader(format, options?.maxRecordBytes),
  remap,
  reread: (kept) => rereadText(kept, format),
};

function recordOfSegment(segment: TextSegment): TextRecord {
  const content =
    segment.problem === undefined ? mapText(segment.text) : ({ ok: false, problem: segment.problem } as const);
  const identifier = content.ok && content.value.is === "record" ? nameOfWork(content.value.data) : undefined;
  const read: ReadRecord = { format: name, version, content, ...(identifier === undefined ? {} : { identifier }) };
  return { segment, read };
}

function mapText(text: string): Result<Mapped> {
  return mapSafely(name, () => mapRis(parseRisEntry(text)));
}

function remap(bytes: Uint8Array): Result<Mapped> {
  const text = textOf(bytes);
  return /^\s*TY/i.test(text) ? mapText(text) : fail("malformed_record", "The kept bytes are no record of RIS.");
}
