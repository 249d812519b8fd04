import { asProblem, ProblemError } from "../domain/result.ts";
import { openXlsx, type WorkbookSheet, xlsxLimits } from "./readers/xlsx/index.ts";
import { looksLikeZip } from "./readers/zip.ts";

/** A document of a file: the file itself, or a sheet of a workbook as a table. */
export interface FileDocument {
  /** The file's name, and the sheet's behind it where there are several. */
  readonly name: string;
  readonly stream: AsyncIterable<Uint8Array>;
  /** Where it is one of several sheets: one that is no table of records is no failure of the file. */
  readonly sheet?: string;
}

const pieceCharacters = 64 * 1024;

/**
 * The documents of a file. A workbook of Excel (XLSX) is read whole, within bounds, and gives each sheet that is not hidden and has rows as CSV in UTF-8: what
 * comes after, quarantine and `verify` among it, sees a table as any other. Throws `too_large` and `broken_document`.
 */
export async function* documentsOf(name: string, stream: AsyncIterable<Uint8Array>): AsyncGenerator<FileDocument> {
  const iterator = stream[Symbol.asyncIterator]();
  const first: Uint8Array[] = [];
  let size = 0;
  for (let next = await iterator.next(); !next.done; next = await iterator.next()) {
    first.push(next.value);
    size += next.value.length;
    if (size >= 4) break;
  }
  const whole = rejoined(first, iterator);
  const head = Buffer.concat(first).subarray(0, 4);
  const sheets = looksLikeZip(head) ? await sheetsOf(name, whole) : undefined;
  if (sheets === undefined || "bytes" in sheets) {
    yield { name, stream: sheets === undefined ? whole : pieces([sheets.bytes]) };
    return;
  }
  const shown = sheets.filter(({ hidden }) => !hidden);
  for (const sheet of shown) {
    const several = shown.length > 1;
    yield {
      name: several ? `${name}#${sheet.name}` : name,
      stream: csvOf(sheet),
      ...(several ? { sheet: sheet.name } : {}),
    };
  }
}

async function sheetsOf(
  name: string,
  stream: AsyncIterable<Uint8Array>,
): Promise<readonly WorkbookSheet[] | { readonly bytes: Uint8Array }> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of stream) {
    size += part.length;
    if (size > xlsxLimits.packedBytes)
      throw new ProblemError("too_large", `${name} is an archive of more than ${xlsxLimits.packedBytes} bytes.`);
    parts.push(part);
  }
  const bytes = Buffer.concat(parts);
  const sheets = openXlsx(bytes);
  if (sheets.ok) return sheets.value;
  // an archive of something else, whole or not, is for those who know it
  if (sheets.problem.code === "not_this_format" || /\.epub$/i.test(name)) return { bytes };
  throw new ProblemError(sheets.problem.code, `${name}: ${sheets.problem.message}`);
}

async function* csvOf(sheet: WorkbookSheet): AsyncGenerator<Uint8Array> {
  let text = "";
  try {
    for (const { cells } of sheet.rows()) {
      text += `${cells.map(quoted).join(",")}\r\n`;
      if (text.length < pieceCharacters) continue;
      yield Buffer.from(text);
      text = "";
    }
  } catch (error) {
    const problem = asProblem(error);
    if (problem === undefined) throw error;
    if (text !== "") yield Buffer.from(text);
    // what came before holds, as in any document that breaks off
    throw new ProblemError("broken_document", problem.message);
  }
  if (text !== "") yield Buffer.from(text);
}

function quoted(cell: string): string {
  return /[",;\t\r\n]/.test(cell) || cell !== cell.trim() ? `"${cell.replaceAll('"', '""')}"` : cell;
}

async function* rejoined(first: readonly Uint8Array[], rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* first;
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}

async function* pieces(parts: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* parts;
}
