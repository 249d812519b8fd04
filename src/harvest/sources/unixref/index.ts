import { xmlSourceFormat } from "../../readers/xml-format.ts";
import type { SourceFormat } from "../../source.ts";
import { childrenNamed, textOf, type XmlElement } from "../../xml/element.ts";
import { identifyUnixref, mapUnixref, partsOfUnixref } from "./map.ts";

/** Raised when the mapping changes; inside OAI-PMH too. */
export const unixrefVersion = 2;

const roots = new Set(["doi_records", "doi_record", "crossref_result", "crossref", "doi_batch"]);
const records = new Set(["doi_record", "query", "crossref"]);

/**
 * Crossref's unixref in files: `doi_records`, as content negotiation gives it, `crossref_result`, as queries give it (its `query` says more than the
 * `doi_record` within), and `doi_batch`, as OJS exports it for a deposit: the same elements, a work in each.
 */
export const unixref: SourceFormat = xmlSourceFormat({
  name: "unixref",
  version: unixrefVersion,
  called: "record of Crossref",
  recognise: ({ local }) => roots.has(local),
  isRoot: (local) => roots.has(local),
  select: (path) => {
    const name = path.at(-1) ?? "";
    if (path[0] === "doi_batch") return path.length === 3 && path[1] === "body" ? "record" : undefined;
    return path.length <= 4 && records.has(name) ? "record" : undefined;
  },
  identify: identifyUnixref,
  datestamp: lastUpdate,
  map: mapUnixref,
  parts: partsOfUnixref,
});

/** When Crossref last took the record in; a depositor's own timestamp may be anything. */
function lastUpdate(record: XmlElement): string | undefined {
  const item = childrenNamed(record, "crm-item").find(({ attributes }) => attributes["name"] === "last-update");
  const text = item === undefined ? "" : textOf(item).trim();
  return /^\d{4}-\d\d-\d\d(?:T[\d:.]+Z)?$/.test(text) ? text : undefined;
}
