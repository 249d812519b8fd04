import { readFile } from "node:fs/promises";
import { ProblemError, type Result } from "../domain/result.ts";
import { type Mapping, parseMapping } from "../harvest/sources/csv/mapping.ts";
import { type Suggestion, suggestMapping } from "../harvest/sources/csv/suggest.ts";
import {
  type ListMapping,
  type ListSuggestion,
  parseListMapping,
  suggestListMapping,
} from "../harvest/sources/hec-list/mapping.ts";
import { unpack } from "../harvest/unpack.ts";
import { checkFiles, openFile } from "./import-files.ts";

const headBytes = 256 * 1024;

/** A mapping that an operator wrote. Throws `file_not_found`, or `bad_request` with a sentence on what is wrong in it. */
export function readMapping(file: string): Promise<Mapping> {
  return readMappingBy(file, parseMapping);
}

/** The same of a list of recognition. */
export function readListMapping(file: string): Promise<ListMapping> {
  return readMappingBy(file, parseListMapping);
}

async function readMappingBy<T>(file: string, parse: (value: unknown) => Result<T>): Promise<T> {
  await checkFiles([file]);
  const text = (await readFile(file, "utf8")).replace(/^\ufeff/, "");
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const why = error instanceof Error ? error.message.slice(0, 200) : "it cannot be read";
    throw new ProblemError("bad_request", `${file} is no JSON: ${why}.`);
  }
  const mapping = parse(value);
  if (!mapping.ok) throw new ProblemError(mapping.problem.code, `${file}: ${mapping.problem.message}`);
  return mapping.value;
}

/** A mapping to begin from, by the first rows of a table. Throws `not_this_format` where the file is none. */
export function suggestMappingOf(file: string): Promise<Suggestion> {
  return suggestBy(file, suggestMapping);
}

/** The same of a list of recognition. */
export function suggestListMappingOf(file: string): Promise<ListSuggestion> {
  return suggestBy(file, suggestListMapping);
}

/** Of a workbook, by the first sheet of which anything can be said. */
async function suggestBy<T>(file: string, suggest: (head: Uint8Array) => T | undefined): Promise<T> {
  await checkFiles([file]);
  for await (const { name, stream } of openFile(file)) {
    const found: Uint8Array[] = [];
    let size = 0;
    for await (const piece of unpack(stream, { name })) {
      found.push(piece);
      size += piece.length;
      if (size >= headBytes) break;
    }
    const suggestion = suggest(Buffer.concat(found));
    if (suggestion !== undefined) return suggestion;
  }
  throw new ProblemError(
    "not_this_format",
    `${file} is no table with a header: its first line gives no names of columns.`,
  );
}
