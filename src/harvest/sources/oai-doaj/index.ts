import { xmlSourceFormat } from "../../readers/xml-format.ts";
import type { SourceFormat } from "../../source.ts";
import { identifyDoajArticle, mapDoajArticle } from "./map.ts";

/** Raised when the mapping changes; inside OAI-PMH too. */
export const oaiDoajVersion = 1;

const roots = new Set(["doajArticle", "doajArticles", "records"]);

/**
 * DOAJ's own XML of articles in files: `doajArticle` as its OAI-PMH feed has it, and `records/record` as it is sent to DOAJ (doajArticles.xsd), which OJS exports.
 */
export const oaiDoaj: SourceFormat = xmlSourceFormat({
  name: "oai_doaj",
  version: oaiDoajVersion,
  called: "file of DOAJ's articles",
  recognise: ({ local, child }, head) =>
    roots.has(local) && (local !== "records" || (child === "record" && Buffer.from(head).includes("journalTitle>"))),
  isRoot: (local) => roots.has(local),
  select: (path) => {
    const last = path.at(-1);
    return (last === "doajArticle" && path.length <= 3) || path.join("/") === "records/record" ? "record" : undefined;
  },
  identify: identifyDoajArticle,
  map: (record) => mapDoajArticle(record),
});
