import { delimiters, headingKey, splitCells, type TableLayout } from "../../readers/delimited.ts";

/** Headings of the CSV of DOAB and OAPEN (DSpace's names of fields), as `headingKey` gives them, and what they are called here. */
const columns = {
  id: "id",
  "dc.title": "title",
  "dc.title.alternative": "subtitle",
  "dc.type": "type",
  "dc.contributor.author": "authors",
  "dc.contributor.editor": "editors",
  "dc.contributor.other": "others",
  "dc.date.issued": "issued",
  "dc.description.abstract": "abstract",
  "dc.language": "language",
  "dc.subject.classification": "classification",
  "dc.subject.other": "keywords",
  "dc.identifier": "number",
  "dc.identifier.uri": "address",
  "dc.identifier.isbn": "isbn",
  "oapen.identifier.isbn": "isbn-oapen",
  "oapen.relation.isbn": "isbn-relation",
  "bitstream isbn": "isbn-file",
  "oapen.identifier.doi": "doi",
  "bitstream download url": "file",
  "bitstream license": "licence",
  "dc.rights.uri": "rights",
  "oapen.relation.ispublishedby publisher.name": "published-by",
  "publisher.name": "publisher",
  "oapen.imprint": "imprint",
  "publisher.country": "country",
  "oapen.pages": "pages",
  "oapen.relation.ispartofbook dc.title": "book",
} as const;
export type Column = (typeof columns)[keyof typeof columns];

const known = new Map<string, Column>(Object.entries(columns));
const names: ReadonlySet<string> = new Set(known.values());

export function isColumn(name: string): name is Column {
  return names.has(name);
}

/** DSpace's own names, of which no other table has all. */
const needs = ["dc.title", "dc.type", "dc.date.issued"];
const either = ["bitstream download url", "oapen.identifier.doi"];

export const name = "doab";

/** The layout that a line gives as a header of such a list; undefined where it is none. */
export function layoutOf(line: string): TableLayout<Column> | undefined {
  for (const delimiter of delimiters) {
    const cells = line.includes(delimiter) ? splitCells(line, delimiter) : undefined;
    if (cells?.ok !== true) continue;
    const headings = cells.value.map(headingKey);
    if (!needs.every((one) => headings.includes(one)) || !either.some((one) => headings.includes(one))) continue;
    return {
      name,
      delimiter,
      columns: headings.map((heading, index) => (headings.indexOf(heading) === index ? known.get(heading) : undefined)),
    };
  }
  return undefined;
}
