import type { IssnLinks } from "../../../catalogue/ingest-types.ts";
import { parseIssn } from "../../../domain/issn.ts";
import { fail, ok, type Problem } from "../../../domain/result.ts";
import { type Cells, headingKey, layoutOfFormat } from "../../readers/delimited.ts";
import { TableReader, type TableSpec } from "../../readers/table.ts";
import { layoutOfHead, remapRows, rereadRows } from "../../readers/table-bytes.ts";
import type { SourceFormat } from "../../source.ts";

type Column = "issn" | "linking";
const name = "issn-l";
const isColumn = (text: string): text is Column => text === "issn" || text === "linking";

const table: TableSpec<Column> = {
  version: "issn-l/1",
  layoutOf(line) {
    const [first = "", second = "", ...more] = line.split("\t").map(headingKey);
    if (first !== "issn" || second !== "issn l" || more.length > 0) return undefined;
    return { name, delimiter: "\t", columns: ["issn", "linking"] };
  },
  missingHeader: "The first line is not “ISSN”, tab, “ISSN-L”.",
  refuse: refusal,
  // The table is sorted: rows that begin alike are at most a thousand, one block.
  groupOf: ({ issn = "" }) => issn.slice(0, 4),
  map(rows) {
    const links: [string, string][] = [];
    for (const row of rows) {
      const [issn, linking] = [upper(row.issn), upper(row.linking)];
      if (issn !== linking) links.push([issn, linking]);
    }
    const mapped: IssnLinks = { is: "issn-links", issns: rows.length, links };
    return ok({ mapped, identifier: `issn:${rows[0]?.issn?.slice(0, 4)}` });
  },
};

function upper(text = ""): string {
  return text.toUpperCase();
}

function refusal({ issn = "", linking = "" }: Cells<Column>): Problem | undefined {
  for (const text of [issn, linking]) {
    const parsed = parseIssn(text);
    if (parsed?.valid === true && parsed.value === upper(text)) continue;
    const shown = text.slice(0, 40);
    const problem = fail(
      "bad_row",
      `“${shown}” is no ISSN${parsed === undefined ? "" : ": its check digit is wrong"}.`,
    );
    return problem.ok ? undefined : problem.problem;
  }
  return undefined;
}

/** The ISSN International Centre's table of ISSNs and their ISSN-L: no journals, but which ISSNs are of one serial. */
export const issnL: SourceFormat = {
  name,
  recognise: (head) => layoutOfHead(head, table) !== undefined,
  reader: (options) => new TableReader(table, options),
  remap(bytes, format) {
    const layout = layoutOfFormat(format, isColumn);
    return layout === undefined
      ? fail("bad_row", "The columns of the row's file are not known.")
      : remapRows(bytes, layout, table);
  },
  reread(kept) {
    const layout = layoutOfFormat(kept.format, isColumn);
    return layout === undefined ? undefined : rereadRows(kept, layout, table);
  },
};
