import type { RecordData } from "../../../domain/record.ts";
import type { Result } from "../../../domain/result.ts";
import type { XmlElement } from "../../xml/element.ts";
import { jatsVersion } from "../jats/index.ts";
import { mapJats } from "../jats/map.ts";
import { mapMarcXml } from "../marc/index.ts";
import { oaiDoajVersion } from "../oai-doaj/index.ts";
import { mapDoajArticle } from "../oai-doaj/map.ts";
import { unixrefVersion } from "../unixref/index.ts";
import { mapUnixref } from "../unixref/map.ts";
import { mapDublinCore } from "./map.ts";

/** What a mapping may want to know beside the metadata. */
export interface OaiContext {
  readonly identifier: string;
  readonly sets: readonly string[];
}

/** A metadata format inside OAI-PMH, told by its root element. */
export interface MetadataFormat {
  readonly name: string;
  /** Raised when the mapping changes, so that records are taken anew. */
  readonly version: number;
  /** The root's name without prefix, and namespaces that go with it; none = any. */
  readonly root: string;
  readonly namespaces: readonly string[];
  /** Absent: known by name, not mapped yet. */
  readonly map?: (root: XmlElement, context: OaiContext) => Result<RecordData>;
}

const marc21Slim = ["http://www.loc.gov/MARC21/slim", "info:lc/xmlns/marcxchange-v1"];

/** The first that fits wins. Where a prefix is bound to nothing, the root's name alone decides. */
export const metadataFormats: readonly MetadataFormat[] = [
  {
    name: "oai_dc",
    version: 1,
    root: "dc",
    namespaces: ["http://www.openarchives.org/OAI/2.0/oai_dc/", "http://www.openarchives.org/OAI/2.0/oai_dc"],
    map: mapDublinCore,
  },
  // simple Dublin Core under another roof: the same fifteen elements
  { name: "oai_dc", version: 1, root: "dc", namespaces: [], map: mapDublinCore },
  { name: "marc21", version: 2, root: "record", namespaces: marc21Slim, map: mapMarcXml },
  { name: "marc21", version: 2, root: "record", namespaces: [], map: mapMarcXml },
  { name: "oai_doaj", version: oaiDoajVersion, root: "doajArticle", namespaces: [], map: mapDoajArticle },
  { name: "unixref", version: unixrefVersion, root: "crossref", namespaces: [], map: mapUnixref },
  { name: "unixref", version: unixrefVersion, root: "doi_records", namespaces: [], map: mapUnixref },
  { name: "unixref", version: unixrefVersion, root: "doi_record", namespaces: [], map: mapUnixref },
  { name: "unixref", version: unixrefVersion, root: "crossref_result", namespaces: [], map: mapUnixref },
  { name: "jats", version: jatsVersion, root: "article", namespaces: [], map: mapJats },
  { name: "mods", version: 1, root: "mods", namespaces: [] },
];

/** The namespace that a root's prefix is bound to, by its own attributes or those of the elements around it, inmost first. */
export function namespaceOf(root: XmlElement, around: readonly XmlElement[]): string | undefined {
  const colon = root.name.indexOf(":");
  const attribute = colon < 0 ? "xmlns" : `xmlns:${root.name.slice(0, colon)}`;
  return [root, ...around].map((element) => element.attributes[attribute]?.trim()).find((uri) => uri !== undefined);
}

export function formatOf(root: XmlElement, namespace: string | undefined): MetadataFormat | undefined {
  return metadataFormats.find(
    (format) =>
      format.root === root.local &&
      (format.namespaces.length === 0 || namespace === undefined || format.namespaces.includes(namespace)),
  );
}

export function formatNamed(name: string): MetadataFormat | undefined {
  return metadataFormats.find((format) => format.name === name);
}
