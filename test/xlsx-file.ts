import { type ZipEntry, zipFile } from "./zip-file.ts";

export interface SheetFile {
  readonly name: string;
  /** What stands within `<sheetData>`, or rows of texts and numbers. */
  readonly data: string | readonly (readonly (string | number)[])[];
  readonly state?: string;
}

export interface WorkbookFile {
  readonly strings?: string;
  /** Format codes; the style of number `n + 1` has the `n`th. */
  readonly formats?: readonly string[];
  readonly date1904?: boolean;
  readonly more?: readonly ZipEntry[];
}

const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packageRelations = "http://schemas.openxmlformats.org/package/2006/relationships";

/** A workbook of Excel with these sheets, as small as one can be. */
export function xlsxFile(sheets: readonly SheetFile[], options: WorkbookFile = {}): Buffer {
  const { strings, formats = [], date1904 = false, more = [] } = options;
  const parts = [
    ...sheets.map((_, index) => ({ type: "worksheet", path: `worksheets/sheet${index + 1}.xml` })),
    ...(strings === undefined ? [] : [{ type: "sharedStrings", path: "sharedStrings.xml" }]),
    { type: "styles", path: "styles.xml" },
  ];
  const listed = sheets.map(
    ({ name, state = "visible" }, index) =>
      `<sheet name="${escaped(name)}" sheetId="${index + 1}" state="${state}" r:id="rId${index + 1}"/>`,
  );
  const xml = (name: string, content: string): ZipEntry => ({
    name,
    content: `<?xml version="1.0" encoding="UTF-8"?>\n${content}`,
  });
  return zipFile([
    xml(
      "_rels/.rels",
      `<Relationships xmlns="${packageRelations}"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    xml(
      "xl/workbook.xml",
      `<workbook xmlns="${main}" xmlns:r="${relations}"><workbookPr${date1904 ? ' date1904="1"' : ""}/><sheets>${listed.join("")}</sheets></workbook>`,
    ),
    xml(
      "xl/_rels/workbook.xml.rels",
      `<Relationships xmlns="${packageRelations}">${parts.map(({ type, path }, index) => `<Relationship Id="rId${index + 1}" Type="${relations}/${type}" Target="${path}"/>`).join("")}</Relationships>`,
    ),
    xml("xl/styles.xml", stylesOf(formats)),
    ...(strings === undefined ? [] : [xml("xl/sharedStrings.xml", `<sst xmlns="${main}">${strings}</sst>`)]),
    ...sheets.map(({ data }, index) =>
      xml(
        `xl/worksheets/sheet${index + 1}.xml`,
        `<worksheet xmlns="${main}"><sheetData>${typeof data === "string" ? data : rowsOf(data)}</sheetData></worksheet>`,
      ),
    ),
    ...more,
  ]);
}

function stylesOf(formats: readonly string[]): string {
  const own = formats.map((code, index) => `<numFmt numFmtId="${200 + index}" formatCode="${escaped(code)}"/>`);
  const styles = formats.map((_, index) => `<xf numFmtId="${200 + index}" applyNumberFormat="1"/>`);
  return `<styleSheet xmlns="${main}"><numFmts>${own.join("")}</numFmts><cellXfs><xf numFmtId="0"/>${styles.join("")}</cellXfs></styleSheet>`;
}

function rowsOf(rows: readonly (readonly (string | number)[])[]): string {
  return rows.map((cells, row) => `<row r="${row + 1}">${cells.map((cell) => cellOf(cell)).join("")}</row>`).join("");
}

function cellOf(cell: string | number): string {
  if (cell === "") return "<c/>";
  return typeof cell === "number"
    ? `<c><v>${cell}</v></c>`
    : `<c t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
