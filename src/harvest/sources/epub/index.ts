import { createHash } from "node:crypto";
import type { Incoming, Mapped } from "../../../catalogue/ingest-types.ts";
import { fail, type Problem, type Result } from "../../../domain/result.ts";
import { incomingOf, mapSafely } from "../../readers/incoming.ts";
import { incomingParts, isPart } from "../../readers/parts.ts";
import { looksLikeZip } from "../../readers/zip.ts";
import type { FormatReader, KeptBytes, ReadEvent, RereadRecord, SourceFormat } from "../../source.ts";
import { recordHash, versionsBefore } from "../record-hash.ts";
import { readBook } from "./book.ts";
import { mostBytes, openContainer } from "./container.ts";

const name = "epub";
/** Raised when the mapping changes. */
const epubVersion = `${name}/1`;
/** The first entry's name stands 30 bytes from the beginning. */
const firstEntry = /^.{30}(?:mimetypeapplication\/epub\+zip|META-INF\/container\.xml)/s;

/** Books as EPUB 2 or 3, one a file: the book with its table of contents, and a record for each chapter with its text. */
export const epub: SourceFormat = {
  name,
  recognise: (head, fileName) =>
    looksLikeZip(head) &&
    (/\.epub$/i.test(fileName) || firstEntry.test(Buffer.from(head.subarray(0, 100)).toString("latin1"))),
  reader: () => new EpubReader(),
  remap,
  reread,
};

/** Holds the whole file, for an archive is read from its end. */
class EpubReader implements FormatReader {
  #parts: Uint8Array[] = [];
  #size = 0;
  #over = false;

  write(bytes: Uint8Array): readonly ReadEvent[] {
    if (this.#over) return [];
    this.#size += bytes.length;
    if (this.#size > mostBytes) {
      const message = `An EPUB of more than ${mostBytes} bytes is not read.`;
      return this.#broken({ code: "too_large", message }, this.#size - bytes.length);
    }
    // a copy: the caller may use its buffer again
    this.#parts.push(new Uint8Array(bytes));
    return [];
  }

  end(): readonly ReadEvent[] {
    if (this.#over) return [];
    const bytes = Buffer.concat(this.#parts);
    this.#parts = [];
    const found = recordsOf(bytes);
    if (!found.ok) return this.#broken(found.problem, found.problem.code === "not_this_format" ? 0 : bytes.length);
    this.#over = true;
    return found.value.map((record) => ({ type: "record", record }));
  }

  #broken(problem: Problem, offset: number): readonly ReadEvent[] {
    this.#over = true;
    this.#parts = [];
    return [{ type: "broken", problem, offset }];
  }
}

interface Read {
  readonly hash: string;
  readonly found: Result<readonly Incoming[]>;
}

/** `verify` reads a file once for each of its chapters, one after the other. */
let last: Read | undefined;

function recordsOf(bytes: Uint8Array): Result<readonly Incoming[]> {
  const hash = recordHash(bytes, epubVersion);
  if (last?.hash === hash) return last.found;
  last = { hash, found: read(bytes, hash) };
  return last.found;
}

function read(bytes: Uint8Array, hash: string): Result<readonly Incoming[]> {
  try {
    const container = openContainer(bytes);
    if (!container.ok) return container;
    const content = createHash("sha256").update(bytes).digest("hex").slice(0, 32);
    const { identifier, book, chapters } = readBook(container.value, `sha256:${content}`);
    const location = { start: 0, end: bytes.length };
    const whole = { identifier, format: name, version: epubVersion, content: mapSafely(name, () => book) };
    const record = incomingOf(whole, location, () => hash);
    const parts = record.state === "live" ? incomingParts(record, chapters, epubVersion) : [];
    return { ok: true, value: [record, ...parts] };
  } catch (error) {
    return fail("broken_document", `The EPUB cannot be read: ${String(error).slice(0, 200)}`);
  }
}

function recordIn(bytes: Uint8Array, format: string): Incoming | undefined {
  const found = recordsOf(bytes);
  if (!found.ok) return undefined;
  return found.value.find((one) => one.format === format) ?? (isPart(format) ? undefined : found.value[0]);
}

function remap(bytes: Uint8Array, format: string): Result<Mapped> {
  const found = recordsOf(bytes);
  if (!found.ok) return found;
  const record = recordIn(bytes, format);
  if (record?.state === "live") return { ok: true, value: record.mapped };
  if (record?.state === "bad") return { ok: false, problem: record.problem };
  return fail("malformed_record", "The book has no such chapter any more.");
}

function reread({ bytes, format }: KeptBytes): RereadRecord | undefined {
  const record = recordIn(bytes, format);
  if (record === undefined) return undefined;
  return { record, earlier: versionsBefore(epubVersion).map((one) => recordHash(bytes, one)) };
}
