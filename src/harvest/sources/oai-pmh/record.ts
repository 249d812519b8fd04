import type { Incoming, Location, Mapped } from "../../../catalogue/ingest-types.ts";
import { fail, ok, type Problem, type Result } from "../../../domain/result.ts";
import { childNamed, childrenNamed, childrenOf, childText, textOf, type XmlElement } from "../../xml/element.ts";
import { formatOf, type MetadataFormat, namespaceOf, type OaiContext } from "./formats.ts";

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
    deleted: header.attributes["status"]?.trim().toLowerCase() === "deleted",
  };
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
  return { format: format.name, version: `${format.name}/${format.version}`, mapped: mapSafely(format, root, context) };
}

function mapSafely(format: MetadataFormat, root: XmlElement, context: OaiContext): Result<Mapped> {
  if (format.map === undefined) return fail("unmapped_metadata", `${format.name} is not mapped.`);
  try {
    const data = format.map(root, context);
    return data.ok ? ok({ is: "record", data: data.value }) : data;
  } catch (error) {
    return fail("internal", `The mapping of ${format.name} failed on this record: ${String(error).slice(0, 200)}`);
  }
}

/** One finished record or header. `header` is known even where the rest was dropped; `problem` says why there is no element; `hash` is asked with the version that the mapping has. */
export function incoming(parts: {
  readonly element: XmlElement | undefined;
  readonly header: XmlElement | undefined;
  readonly problem: Problem | undefined;
  readonly asked: string | undefined;
  readonly location: Location;
  readonly hash: (version: string) => string;
}): Incoming {
  const { element, asked, location } = parts;
  const header = readHeader(parts.header);
  const common = {
    ...(header.datestamp === undefined ? {} : { datestamp: header.datestamp }),
    ...(header.sets.length === 0 ? {} : { sets: header.sets }),
    location,
  };
  const bad = (problem: Problem, format: string, version: string): Incoming => {
    const hash = parts.hash(version);
    // kept under its content where it has no name of its own
    return { ...common, identifier: header.identifier ?? `missing:${hash}`, format, hash, state: "bad", problem };
  };
  if (element === undefined || parts.problem !== undefined) {
    const problem = parts.problem ?? { code: "malformed_record", message: "The record cannot be read." };
    return bad(problem, asked ?? "none", "none");
  }
  if (header.identifier === undefined) {
    const message = "The record's header has no identifier, so it cannot be told from others.";
    return bad({ code: "missing_identifier", message }, asked ?? "none", "none");
  }
  if (header.deleted) {
    const hash = parts.hash("deleted");
    return { ...common, identifier: header.identifier, format: asked ?? "none", hash, state: "deleted" };
  }
  const { format, version, mapped } = readMetadata(element, header, asked);
  if (!mapped.ok) return bad(mapped.problem, format, version);
  const hash = parts.hash(version);
  return { ...common, identifier: header.identifier, format, hash, state: "live", mapped: mapped.value };
}
