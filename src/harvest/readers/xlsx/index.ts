import { asProblem, ok, ProblemError, type Result } from "../../../domain/result.ts";
import { openZip, type ZipLimits, zipLimits } from "../zip.ts";
import { numberFormats } from "./number-format.ts";
import { workbookParts } from "./parts.ts";
import { type SheetContext, type SheetRow, sheetRows } from "./sheet.ts";
import { sharedStrings } from "./strings.ts";

export type { SheetRow } from "./sheet.ts";

/** Bounds on one workbook, of all its sheets together. */
export interface XlsxLimits extends ZipLimits {
  readonly rows: number;
  /** Empty cells before a filled one count too. */
  readonly cells: number;
  /** UTF-16 units of all cells as they are given, so that a text that a million cells share counts a million times. */
  readonly characters: number;
}

export const xlsxLimits: XlsxLimits = {
  ...zipLimits,
  rows: 2_000_000,
  cells: 30_000_000,
  characters: 500_000_000,
};

export interface WorkbookSheet {
  readonly name: string;
  /** Excel does not show it. */
  readonly hidden: boolean;
  /** Rows as they are asked for, once. Throws `broken_document` and `too_large`, after all rows that could be had. */
  rows(): Generator<SheetRow>;
}

export interface SheetTable {
  readonly name: string;
  readonly hidden: boolean;
  readonly rows: readonly (readonly string[])[];
}

/**
 * Opens a workbook of Excel (XLSX, ECMA-376 both editions) that is in memory, for reading: the text of each cell as Excel shows it, as far as
 * that matters (values of formulas, shared and inline strings, dates in ISO 8601 by either count of days, leading zeros of `0000-0000`).
 * `not_this_format` where it is none.
 */
export function openXlsx(bytes: Uint8Array, limits: Partial<XlsxLimits> = {}): Result<readonly WorkbookSheet[]> {
  const bounds = { ...xlsxLimits, ...limits };
  const archive = openZip(bytes, bounds);
  if (!archive.ok) return archive;
  const parts = workbookParts(archive.value);
  if (!parts.ok) return parts;
  const strings = sharedStrings(archive.value, parts.value.sharedStrings, bounds.characters);
  if (!strings.ok) return strings;
  const context: SheetContext = {
    strings: strings.value,
    formats: numberFormats(archive.value, parts.value.styles),
    is1904: parts.value.is1904,
    budget: { rows: bounds.rows, cells: bounds.cells, characters: bounds.characters },
  };
  const sheets = parts.value.sheets.map(({ name, hidden, path }) => ({
    name,
    hidden,
    *rows(): Generator<SheetRow> {
      const part = archive.value.read(path);
      if (!part.ok) {
        const code = part.problem.code === "not_found" ? "broken_document" : part.problem.code;
        throw new ProblemError(code, part.problem.message);
      }
      yield* sheetRows(part.value, context);
    },
  }));
  return ok(sheets);
}

/** A small workbook as tables: sheets of rows of texts, empty rows left out. Never throws. */
export function readXlsx(bytes: Uint8Array, limits: Partial<XlsxLimits> = {}): Result<readonly SheetTable[]> {
  const sheets = openXlsx(bytes, limits);
  if (!sheets.ok) return sheets;
  try {
    return ok(
      sheets.value.map((sheet) => ({
        name: sheet.name,
        hidden: sheet.hidden,
        rows: Array.from(sheet.rows(), ({ cells }) => cells),
      })),
    );
  } catch (error) {
    const problem = asProblem(error);
    if (problem === undefined) throw error;
    return { ok: false, problem };
  }
}
