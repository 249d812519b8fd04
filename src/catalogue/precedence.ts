/**
 * Which source wins for which field: the formats from best to least, and fields where another order holds.
 * A later format is one more row. Formats that are not listed stand behind all that are; equal rank goes by source and identifier.
 */
const order = [
  "crossref",
  "unixref",
  "jats",
  "pubmed",
  "openalex",
  "doaj",
  "oai_doaj",
  "marcxml",
  "marc21",
  "onix",
  "bits",
  "nlm",
  "mods",
  "oai_marc",
  "epub",
  "doab",
  "qdc",
  "oai_dc",
  "bibtex",
  "ris",
  "yt-dlp",
  "video-feed",
  "video-list",
  "feed",
  "json-feed",
  "headline-list",
  "csv",
  "article-list",
  "doaj-journals",
  "doaj-2014",
  "nlm-journals",
  "norwegian-register",
  "scielo-journals",
  "journal-pages",
  "road",
  "wikidata-journals",
  "openalex-journals",
  "crossref-titles",
  "kbart",
  "ezb",
  "vanished-journals",
  "pkp-pln",
  "hec-list",
  // named by their file
  "captions",
] as const;

// Publishers' deposits with Crossref often have titles without diacritics, no abstract and no keywords; PubMed and JATS have them in full.
const fields: Readonly<Record<string, readonly string[]>> = {
  abstracts: ["jats", "pubmed", "nlm", "oai_dc", "doaj", "oai_doaj"],
  keywords: ["jats", "pubmed", "nlm", "doaj", "oai_doaj", "oai_dc"],
  subjects: ["doaj", "oai_doaj"],
  licence: ["crossref", "jats", "doaj", "oai_dc"],
};

const rankOfFormat = new Map<string, number>(order.map((format, index) => [format, index]));

/** A format's own name: a table's has the columns of its file behind it (`kbart\ttitle\tprint…`), and what holds for all rows (`csv:…,title,…`). */
export function formatName(format: string): string {
  return /^[^,;\t:]*/.exec(format)?.[0] ?? format;
}

/** Rank of a format for a field; the lowest wins. */
export function rank(of: string, field: string): number {
  const format = formatName(of);
  const special = fields[field]?.indexOf(format) ?? -1;
  return special >= 0 ? special - order.length : (rankOfFormat.get(format) ?? order.length);
}

/** How several sources' values of a field become one. */
export type Strategy =
  /** The best source's value, if it has any. */
  | "first"
  /** The best source's texts, and further languages from the others. */
  | "languages"
  /** All values, the best source's first. */
  | "union"
  /** Of a group of fields: part by part. */
  | "parts";

/** Fields not named here are taken whole from the best source that has them. */
export const strategies: Readonly<Record<string, Strategy>> = {
  titles: "languages",
  abstracts: "languages",
  identifiers: "union",
  links: "union",
  relations: "union",
  captions: "union",
  formerTitles: "union",
  laterTitles: "union",
  otherTitles: "union",
  continues: "union",
  continuedBy: "union",
  container: "parts",
  book: "parts",
  "book.identifiers": "union",
  "container.issns": "union",
  "container.issue": "parts",
};
