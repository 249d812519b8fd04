import { parseDoi } from "../../domain/doi.ts";
import { parseIssn } from "../../domain/issn.ts";
import { parsePartialDate } from "../../domain/partial-date.ts";
import { type Field, fieldOfHeading } from "../../harvest/sources/csv/fields.ts";
import { parseReference } from "../../recognition/dossier/plain/parse.ts";
import type { DossierReference } from "../../recognition/dossier/reference.ts";

const longest = 2000;
/** Lines before the header: a title, a name. */
const headerWithin = 15;
/** Any of these tells a work. */
const telling: readonly Field[] = ["title", "journal", "doi", "issn", "eissn"];

type Columns = ReadonlyMap<Field, number>;

/** The columns of a header; undefined where the row is none. */
function columnsOf(row: readonly string[]): Columns | undefined {
  const columns = new Map<Field, number>();
  for (const [at, cell] of row.entries()) {
    const field = cell.length > 100 ? undefined : fieldOfHeading(cell);
    if (field !== undefined && !columns.has(field)) columns.set(field, at);
  }
  return columns.size >= 2 && telling.some((field) => columns.has(field)) ? columns : undefined;
}

/** Whether a row is a header of works. */
export function isHeaderOfWorks(row: readonly string[]): boolean {
  return columnsOf(row) !== undefined;
}

/** A reference for each row that says anything; rows of a table without a header that we know are read as text. */
export function referencesOfTable(rows: readonly (readonly string[])[], latestYear: number): DossierReference[] {
  const said = rows
    .map((row) => row.map((cell) => cell.replace(/\s+/g, " ").trim()))
    .filter((row) => row.some((cell) => cell !== ""));
  const header = said.slice(0, headerWithin).findIndex(isHeaderOfWorks);
  const columns = columnsOf(said[header] ?? []);
  return said.flatMap((row, at) => {
    if (at === header) return [];
    const printed = row
      .filter((cell) => cell !== "")
      .join(" | ")
      .slice(0, longest);
    if (columns === undefined || at < header)
      return [{ ...parseReference(row.filter((cell) => cell !== "").join(". "), latestYear), printed }];
    return [referenceOfRow(row, columns, printed)];
  });
}

function referenceOfRow(row: readonly string[], columns: Columns, printed: string): DossierReference {
  const cell = (field: Field): string | undefined => {
    const at = columns.get(field);
    const text = at === undefined ? "" : (row[at] ?? "").slice(0, longest);
    return text === "" || /^(?:-+|n\/?a|nil|none|null)$/i.test(text) ? undefined : text;
  };
  const [title, journal, volume, number] = [cell("title"), cell("journal"), cell("volume"), cell("number")];
  const firstPage = /^[A-Za-z]{0,3}\d+|^[ivxl]+/.exec(
    cell("pages")?.replace(/^pp?\.?\s*/i, "") ?? cell("firstpage") ?? "",
  )?.[0];
  const doi = parseDoi(cell("doi") ?? "");
  const date = dateOf(cell("date"), cell("year"), cell("month"));
  return {
    printed,
    from: "fields",
    authors: (cell("authors") ?? "").split(/\s*;\s*/).filter((name) => name !== ""),
    issns: [cell("issn"), cell("eissn")].flatMap((text) =>
      text === undefined ? [] : text.split(/[;,|]/).flatMap((one) => parseIssn(one) ?? []),
    ),
    ...(title === undefined ? {} : { title }),
    ...(journal === undefined ? {} : { container: journal }),
    ...(volume === undefined ? {} : { volume }),
    ...(number === undefined ? {} : { number }),
    ...(firstPage === undefined ? {} : { firstPage }),
    ...(doi === undefined ? {} : { doi }),
    ...(date === undefined ? {} : { date }),
  };
}

function dateOf(date: string | undefined, year: string | undefined, month: string | undefined) {
  const whole = date === undefined ? undefined : parsePartialDate(date);
  if (whole !== undefined || year === undefined) return whole;
  const plain = year.replace(/\.0$/, "");
  const rough =
    month === undefined
      ? undefined
      : parsePartialDate(/^\d{1,2}$/.test(month) ? `${plain}-${month.padStart(2, "0")}` : `${month} ${plain}`);
  return rough ?? parsePartialDate(plain);
}
