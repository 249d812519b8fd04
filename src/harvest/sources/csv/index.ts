import { fail, type Result } from "../../../domain/result.ts";
import { layoutOfFormat, type TableLayout } from "../../readers/delimited.ts";
import { TableReader, type TableSpec } from "../../readers/table.ts";
import { layoutOfHead, remapRows, rereadRows } from "../../readers/table-bytes.ts";
import type { ReaderOptions, SourceFormat } from "../../source.ts";
import { type Column, isColumn } from "./fields.ts";
import { type Header, headerOf, plainMapping } from "./header.ts";
import { mapRow } from "./map.ts";
import { formatName, layoutBy, type Mapping, missingHeadings, parseMapping, rulesOf } from "./mapping.ts";
import { sampleOf, suggestMapping } from "./suggest.ts";

/** Name of the setting of a source that holds its mapping. */
export const mappingSetting = "mapping";

/** Tables of articles, books and other works whose columns a mapping names, or whose headings say them plainly. */
export const csv: SourceFormat = {
  name: formatName,
  recognise: (head) => {
    const layout = layoutOfHead(head, tableOf(undefined));
    return layout !== undefined && saysWhose(head, layout);
  },
  reader: (options) => new TableReader(tableOf(mappingOf(options)), options),
  remap(bytes, format) {
    const layout = layoutOf(format);
    if (layout === undefined) return fail("bad_row", "The columns of the row's file are not known.");
    return remapRows(bytes, layout, tableOf(undefined));
  },
  reread(kept) {
    const layout = layoutOf(kept.format);
    return layout && rereadRows(kept, layout, tableOf(undefined));
  },
  explain,
};

/** Headlines without an outlet are nobody's: their links must tell, or a mapping. */
function saysWhose(head: Uint8Array, { name, columns }: TableLayout<Column>): boolean {
  if (rulesOf(name)?.constants.kind !== "news" || columns.includes("outlet")) return true;
  return sampleOf(head).some((cells) => cells[columns.indexOf("link")] !== "");
}

function tableOf(mapping: Result<Mapping> | undefined): TableSpec<Column> {
  let missing = noHeader;
  return {
    version: "csv/1",
    layoutOf: (line) => {
      const header = headerOf(line);
      if (mapping?.ok === false) missing = mapping.problem.message;
      if (header === undefined || mapping?.ok === false) return undefined;
      const own = mapping === undefined ? plainMapping(header) : mapping.value;
      if (mapping?.ok === true) missing = misfit(mapping.value, header);
      return own && layoutBy(own, header.headings, header.delimiter);
    },
    get missingHeader() {
      return missing;
    },
    map: ([cells = {}], layout) => mapRow(cells, rulesOf(layout.name) ?? { separators: {}, constants: {} }),
  };
}

const noHeader =
  "The first line is no header that can be read without a mapping: it needs a title and an author, journal, year or DOI.";

function misfit(mapping: Mapping, { headings }: Header): string {
  const quoted = (names: readonly string[]): string => names.map((name) => `“${name}”`).join(", ");
  const there = headings.filter((heading) => heading !== "");
  return `The mapping names columns that the file does not have: ${quoted(missingHeadings(mapping, headings))}. It has ${quoted(there)}. Mend the mapping and give it again with --mapping.`;
}

/** The mapping that the source keeps, or that was given for this import. */
function mappingOf(options: ReaderOptions | undefined): Result<Mapping> | undefined {
  const said = options?.settings?.[mappingSetting];
  return said === undefined ? undefined : parseMapping(said);
}

function layoutOf(format: string): TableLayout<Column> | undefined {
  const layout = layoutOfFormat(format, isColumn);
  return layout !== undefined && rulesOf(layout.name) !== undefined ? layout : undefined;
}

/** What is to be done with a table whose columns are not known. */
function explain(head: Uint8Array, fileName: string): string | undefined {
  const found = suggestMapping(head);
  if (found === undefined) return undefined;
  const guess = Object.entries(found.mapping.columns).map(
    ([field, headings]) => `${field} = “${headings.join("”, “")}”`,
  );
  const best = guess.length === 0 ? "none of its columns is known" : `it could be read with ${guess.join(", ")}`;
  if (found.mapping.constants.kind === "news" && found.mapping.constants.outlet === undefined) {
    return `${fileName} is a table of headlines that does not say of which outlet (${best}). Say so: definepk import --suggest-mapping ${fileName} > mapping.json, put "outlet": "…" into its constants, then definepk import --mapping mapping.json ${fileName}`;
  }
  return `${fileName} is a table whose columns nothing here knows for sure (${best}). Write what they are: definepk import --suggest-mapping ${fileName} > mapping.json, look it over, then definepk import --mapping mapping.json ${fileName}`;
}
