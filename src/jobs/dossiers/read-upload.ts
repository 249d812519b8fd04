import { parse } from "csv-parse/sync";
import { fail, ok, type Result } from "../../domain/result.ts";
import { delimiters } from "../../harvest/readers/delimited.ts";
import { textOf } from "../../harvest/readers/table-bytes.ts";
import { readXlsx } from "../../harvest/readers/xlsx/index.ts";
import type { SourceFormat } from "../../harvest/source.ts";
import { bibtex } from "../../harvest/sources/bibtex/index.ts";
import { ris } from "../../harvest/sources/ris/index.ts";
import type { UploadFormat } from "../../recognition/dossier/dossier.ts";
import { parseReference } from "../../recognition/dossier/plain/parse.ts";
import { splitReferences } from "../../recognition/dossier/plain/split.ts";
import { type DossierReference, referenceOfRecord } from "../../recognition/dossier/reference.ts";
import { isHeaderOfWorks, referencesOfTable } from "./read-table.ts";

/** What one list may hold. */
export const uploadLimits = {
  bytes: 5 * 1024 * 1024,
  references: 3000,
  /** Of a workbook: what it unpacks to, and what its cells may say. */
  workbook: { unpackedBytes: 16 * 1024 * 1024, entries: 2000, rows: 10_000, cells: 200_000, characters: 4_000_000 },
} as const;

export interface ReadUpload {
  readonly format: UploadFormat;
  readonly references: readonly DossierReference[];
}

const longestPrinted = 2000;
const sniffed = 4096;

/** The references of a list, whatever it is written in: told by its content. `latestYear`: later ones are no year. */
export function readUpload(bytes: Uint8Array, latestYear: number): Result<ReadUpload> {
  if (bytes.length > uploadLimits.bytes) return fail("request_too_large", "The list is larger than 5 MB.");
  const read = isZip(bytes) ? readWorkbook(bytes, latestYear) : readText(bytes, latestYear);
  if (!read.ok) return read;
  const { length } = read.value.references;
  if (length === 0) return fail("nothing_found", "There is no line in the list.");
  if (length <= uploadLimits.references) return read;
  return fail(
    "request_too_large",
    `The list has ${length} lines; at most ${uploadLimits.references} are taken at once. Please divide it.`,
  );
}

function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] ?? 0) < 9;
}

function readWorkbook(bytes: Uint8Array, latestYear: number): Result<ReadUpload> {
  const sheets = readXlsx(bytes, uploadLimits.workbook);
  if (!sheets.ok) {
    if (sheets.problem.code === "too_large")
      return fail("request_too_large", "The workbook unpacks to more than is taken.");
    return fail(
      "unsupported_media_type",
      "The file is no workbook of Excel that can be read (.xlsx). From Word or PDF, please copy the list and paste it.",
    );
  }
  const references = sheets.value
    .filter(({ hidden }) => !hidden)
    .flatMap(({ rows }) => referencesOfTable(rows, latestYear));
  return ok({ format: "workbook", references });
}

function readText(bytes: Uint8Array, latestYear: number): Result<ReadUpload> {
  const text = textOf(bytes).replace(/^\ufeff/, "");
  if (/^%PDF|^\{\\rtf/.test(text) || isBinary(bytes)) {
    return fail(
      "unsupported_media_type",
      "The file is no text, BibTeX, RIS, CSV or Excel workbook (.xlsx). From Word or PDF, please copy the list and paste it.",
    );
  }
  const head = bytes.subarray(0, 64 * 1024);
  for (const format of [ris, bibtex]) {
    const references = format.recognise(head, "") ? recordsOf(bytes, format) : [];
    if (references.length > 0) return ok({ format: format === ris ? "ris" : "bibtex", references });
  }
  const rows = rowsOf(text);
  if (rows !== undefined) return ok({ format: "table", references: referencesOfTable(rows, latestYear) });
  const pieces = splitReferences(text);
  const references = pieces.map((piece) => parseReference(piece, latestYear));
  const isDois =
    references.length > 0 && references.every(({ title, doi }) => title === undefined && doi !== undefined);
  return ok({ format: isDois ? "dois" : "text", references });
}

/** Control characters stand in no text; in UTF-16 every other byte of one may be zero. */
function isBinary(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, sniffed);
  if (/^(?:fffe|feff)/.test(Buffer.from(head.subarray(0, 2)).toString("hex"))) return false;
  const controls = head.filter((byte) => byte < 9 || (byte > 13 && byte < 32)).length;
  return controls > head.length * 0.02;
}

/** Each entry of BibTeX or RIS; one that cannot be read stays as a line that says so. */
function recordsOf(bytes: Uint8Array, format: SourceFormat): DossierReference[] {
  const reader = format.reader();
  return [...reader.write(bytes), ...reader.end()].flatMap((event): DossierReference[] => {
    if (event.type !== "record") return [];
    const { record } = event;
    if (record.state === "live" && record.mapped.is === "record") return [referenceOfRecord(record.mapped.data)];
    const { start, end } = record.location;
    const printed = textOf(bytes.subarray(start, end)).replace(/\s+/g, " ").trim().slice(0, longestPrinted);
    const unreadable = record.state === "bad" ? record.problem.message : "The entry cannot be read.";
    return [{ printed, from: "fields", authors: [], issns: [], unreadable }];
  });
}

/** The rows of a delimited table whose first lines have a header of works; undefined where it is none. */
function rowsOf(text: string): string[][] | undefined {
  const first = text.split(/\r\n|[\r\n]/, 15).filter((line) => line.trim() !== "" && line.length < 10_000);
  const delimiter = delimiters.find((one) => first.some((line) => isHeaderOfWorks(cut(line, one))));
  if (delimiter === undefined) return undefined;
  try {
    const options = { delimiter, relax_quotes: true, relax_column_count: true, skip_empty_lines: true };
    return parse(text, options);
  } catch {
    // A quote that does not close: each line by itself.
    return text.split(/\r\n|[\r\n]/).map((line) => cut(line, delimiter));
  }
}

const cut = (line: string, delimiter: string): string[] =>
  line.split(delimiter).map((cell) => cell.replace(/^\s*"|"\s*$/g, ""));
