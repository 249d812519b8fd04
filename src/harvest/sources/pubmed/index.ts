import { xmlSourceFormat } from "../../readers/xml-format.ts";
import type { SourceFormat } from "../../source.ts";
import { textAt, textOf, type XmlElement } from "../../xml/element.ts";
import { mapPubmed } from "./map.ts";

const roots = new Set(["PubmedArticleSet", "PubmedArticle", "PubmedBookArticleSet"]);
const records = new Set(["PubmedArticle", "PubmedBookArticle"]);

/** PubMed's own XML (DTD of 2019 and later), as downloads, baseline and update files have it. */
export const pubmed: SourceFormat = xmlSourceFormat({
  name: "pubmed",
  version: 1,
  called: "file of PubMed",
  recognise: ({ local }) => roots.has(local),
  isRoot: (local) => roots.has(local),
  select: (path) => {
    const name = path.at(-1) ?? "";
    if (path.length <= 2 && records.has(name)) return "record";
    // update files list what is no more: one PMID is one record
    return path.length === 3 && path[1] === "DeleteCitation" && name === "PMID" ? "record" : undefined;
  },
  identify,
  isDeleted: (record) => record.local === "PMID",
  map: mapPubmed,
});

function identify(record: XmlElement): string | undefined {
  const text =
    record.local === "PMID"
      ? textOf(record).trim()
      : (textAt(record, "MedlineCitation", "PMID") ?? textAt(record, "BookDocument", "PMID"));
  return text !== undefined && /^\d{1,9}$/.test(text) ? text : undefined;
}
