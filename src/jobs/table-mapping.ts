import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { ProblemError } from "../domain/result.ts";
import { type Mapping, parseMapping } from "../harvest/sources/csv/mapping.ts";
import { type Suggestion, suggestMapping } from "../harvest/sources/csv/suggest.ts";
import { unpack } from "../harvest/unpack.ts";
import { checkFiles } from "./import-files.ts";

const headBytes = 256 * 1024;

/** A mapping that an operator wrote. Throws `file_not_found`, or `bad_request` with a sentence on what is wrong in it. */
export async function readMapping(file: string): Promise<Mapping> {
  await checkFiles([file]);
  const text = (await readFile(file, "utf8")).replace(/^\ufeff/, "");
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const why = error instanceof Error ? error.message.slice(0, 200) : "it cannot be read";
    throw new ProblemError("bad_request", `${file} is no JSON: ${why}.`);
  }
  const mapping = parseMapping(value);
  if (!mapping.ok) throw new ProblemError(mapping.problem.code, `${file}: ${mapping.problem.message}`);
  return mapping.value;
}

/** A mapping to begin from, by the first rows of a table. Throws `not_this_format` where the file is none. */
export async function suggestMappingOf(file: string): Promise<Suggestion> {
  await checkFiles([file]);
  const stream = file === "-" ? process.stdin : createReadStream(file, { highWaterMark: 64 * 1024 });
  const found: Uint8Array[] = [];
  let size = 0;
  for await (const piece of unpack(stream, { name: basename(file) })) {
    found.push(piece);
    size += piece.length;
    if (size >= headBytes) break;
  }
  const suggestion = suggestMapping(Buffer.concat(found));
  if (suggestion === undefined) {
    throw new ProblemError(
      "not_this_format",
      `${file} is no table with a header: its first line gives no names of columns.`,
    );
  }
  return suggestion;
}
