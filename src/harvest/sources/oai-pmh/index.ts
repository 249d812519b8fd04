import type { Mapped } from "../../../catalogue/ingest-types.ts";
import { fail, type Result } from "../../../domain/result.ts";
import { rereadXml, startOf } from "../../readers/reread-xml.ts";
import type { KeptBytes, RereadRecord, SourceFormat } from "../../source.ts";
import { childNamed } from "../../xml/element.ts";
import { parseTree } from "../../xml/tree.ts";
import { rootNameOf } from "../root-name.ts";
import { checkOai } from "./check.ts";
import { formatNamed } from "./formats.ts";
import { harvestOai } from "./harvest.ts";
import { OaiReader } from "./parse.ts";
import { readHeader, readMetadata } from "./record.ts";

/** OAI-PMH 2.0: answers of a server, files that hold them, and single records taken out of one. */
export const oaiPmh: SourceFormat = {
  name: "oai-pmh",
  recognise: (head) => {
    const root = rootNameOf(head);
    return root?.local === "OAI-PMH" || (root?.local === "record" && root.child === "header");
  },
  reader: (options) => new OaiReader(options),
  remap,
  reread,
  harvest: harvestOai,
  check: checkOai,
};

function remap(bytes: Uint8Array, format: string): Result<Mapped> {
  // a record's bytes have no declaration of their own
  const tree = parseTree(bytes, { told: "nowhere" });
  if (!tree.ok) return fail("malformed_record", tree.problem.message);
  const record = tree.value;
  if (record.local !== "record") return fail("malformed_record", "The kept bytes are no OAI record.");
  const header = readHeader(childNamed(record, "header"));
  if (header.identifier === undefined) return fail("missing_identifier", "The record's header has no identifier.");
  if (header.deleted) return fail("malformed_record", "The record is marked as deleted.");
  return readMetadata(record, header, format).mapped;
}

function reread(kept: KeptBytes): RereadRecord | undefined {
  const { bytes, format } = kept;
  // A list of headers tells of deletions.
  const verb = /^<(?:[^\s:>]+:)?header[\s>]/.test(startOf(bytes, 200)) ? "ListIdentifiers" : "ListRecords";
  const prefix = /^[A-Za-z0-9_.!~*'()-]+$/.test(format) && format !== "none" ? ` metadataPrefix="${format}"` : "";
  const around = { before: `<OAI-PMH><request${prefix}/><${verb}>`, after: `</${verb}></OAI-PMH>` };
  return rereadXml(kept, new OaiReader(), `${format}/${formatNamed(format)?.version ?? 1}`, around);
}
