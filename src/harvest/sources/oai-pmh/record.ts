import type { Mapped } from "../../../catalogue/ingest-types.ts";
import { fail, type Problem, type Result } from "../../../domain/result.ts";
import { mapSafely, type ReadRecord } from "../../readers/incoming.ts";
import { childNamed, childrenNamed, childrenOf, childText, textOf, type XmlElement } from "../../xml/element.ts";
import { formatOf, namespaceOf } from "./formats.ts";

/** The header of a record (OAI-PMH 2.0, 2.5). */
export interface OaiHeader {
  readonly identifier?: string;
  readonly datestamp?: string;
  readonly sets: readonly string[];
  readonly deleted: boolean;
}

export function readHeader(header: XmlElement | undefined): OaiHeader {
  if (header === undefined) return { sets: [], deleted: false };
  const identifier = childText(header, "identifier");
  const datestamp = childText(header, "datestamp");
  const sets = childrenNamed(header, "setSpec").map((set) => textOf(set).trim());
  return {
    ...(identifier === undefined ? {} : { identifier }),
    ...(datestamp === undefined ? {} : { datestamp }),
    sets: sets.filter((set) => set !== ""),
    deleted: isDeleted(header),
  };
}

export function isDeleted(header: XmlElement): boolean {
  return header.attributes["status"]?.trim().toLowerCase() === "deleted";
}

/** What a record holds beside its header: which format, and what mapping it gives. */
export interface ReadMetadata {
  readonly format: string;
  readonly version: string;
  readonly mapped: Result<Mapped>;
}

/** Maps the metadata of one `record` element. Never throws: a fault in a mapping is that record's alone. */
export function readMetadata(record: XmlElement, header: OaiHeader, asked: string | undefined): ReadMetadata {
  const metadata = childNamed(record, "metadata");
  const root = metadata === undefined ? undefined : childrenOf(metadata)[0];
  if (metadata === undefined || root === undefined) {
    const message = "The record has neither metadata nor the status deleted.";
    return { format: asked ?? "none", version: "none", mapped: fail("malformed_record", message) };
  }
  const format = formatOf(root, namespaceOf(root, [metadata, record]));
  if (format?.map === undefined) {
    const name = format?.name ?? asked ?? root.local;
    const message = `Metadata in the format ${name} (element ${root.name.slice(0, 100)}) cannot be read yet.`;
    return { format: name, version: "none", mapped: fail("unmapped_metadata", message) };
  }
  const context = { identifier: header.identifier ?? "", sets: header.sets };
  const { map, name } = format;
  return { format: name, version: `${name}/${format.version}`, mapped: mapSafely(name, () => map(root, context)) };
}

/** One `record` or `header` as far as it could be read: `problem` says why not to its end. */
export function readRecord(
  element: XmlElement,
  parts: {
    readonly what: "record" | "header";
    readonly problem: Problem | undefined;
    readonly asked: string | undefined;
  },
): ReadRecord {
  const { what, problem, asked } = parts;
  const header = readHeader(what === "header" ? element : childNamed(element, "header"));
  const { identifier, datestamp, sets } = header;
  const common = {
    ...(identifier === undefined ? {} : { identifier }),
    ...(datestamp === undefined ? {} : { datestamp }),
    sets,
  };
  const format = asked ?? "none";
  if (problem !== undefined) return { ...common, format, version: "none", content: { ok: false, problem } };
  if (identifier === undefined) {
    const message = "The record's header has no identifier, so it cannot be told from others.";
    return { ...common, format, version: "none", content: fail("missing_identifier", message) };
  }
  if (header.deleted) return { ...common, format, version: "none", content: "deleted" };
  const { mapped, ...found } = readMetadata(element, header, asked);
  return { ...common, ...found, content: mapped };
}
