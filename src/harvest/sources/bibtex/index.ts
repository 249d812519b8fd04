import type { Mapped } from "../../../catalogue/ingest-types.ts";
import { fail, type Result } from "../../../domain/result.ts";
import { type BibtexEntry, parseBibtexEntry } from "../../../text/bibliography/bibtex.ts";
import { mapSafely, type ReadRecord } from "../../readers/incoming.ts";
import { textOf } from "../../readers/table-bytes.ts";
import {
  rereadText,
  type TextFormat,
  type TextRecord,
  TextRecordsReader,
  type TextSegment,
} from "../../readers/text-records.ts";
import type { SourceFormat } from "../../source.ts";
import { nameOfWork } from "../work-facts.ts";
import { type Completed, Crossrefs, withInherited } from "./crossref.ts";
import { mapBibtex } from "./map.ts";
import { BibtexSplitter } from "./split.ts";

const name = "bibtex";
const version = "bibtex/1";
/** An entry with a key and a field; what stands before may be anything. */
const beginning =
  /(?:^|[\r\n])[ \t]*@\s*[a-z]{2,40}\s*[{(]\s*[^\s,={}()"@]{0,200}\s*,\s*[a-z][\w+:-]{1,60}\s*=\s*["{\w]|(?:^|[\r\n])[ \t]*@string\s*[{(]\s*[^\s,={}()"@]{1,200}\s*=\s*["{]/i;
const mostStrings = 10_000;
/** What is no entry is none either where it does not close. */
const besides = /^@\s*(?:comment|preamble)\b/i;

/** BibTeX and biblatex: `.bib`. */
export const bibtex: SourceFormat = {
  name,
  recognise: (head) => beginning.test(textOf(head)),
  reader: (options) => new TextRecordsReader(createFormat(), options?.maxRecordBytes),
  remap,
  reread: (kept) => rereadText(kept, createFormat(contextOf(kept.format))),
};

/** What an entry has from elsewhere in its document. */
interface Context {
  readonly strings: ReadonlyMap<string, string>;
  readonly from: ReadonlyMap<string, string>;
}

/** What one document holds in common is kept for its reader: definitions of strings, and entries that others point to. */
function createFormat(context?: Context): TextFormat {
  const strings = new Map(context?.strings);
  const crossrefs = new Crossrefs<TextSegment>();
  return {
    splitter: (max, byteOf) => new BibtexSplitter(max, byteOf),
    *read(segment) {
      if (segment.problem !== undefined) {
        if (besides.test(segment.text)) return;
        yield { segment, read: { format: name, version, content: { ok: false, problem: segment.problem } } };
        return;
      }
      const parsed = parseBibtexEntry(segment.text, strings);
      if (parsed === undefined) return;
      if ("value" in parsed) {
        if (strings.size < mostStrings) strings.set(parsed.name, parsed.value);
        return;
      }
      const { from } = context ?? {};
      const completed =
        from === undefined ? crossrefs.add(parsed, segment) : [{ entry: parsed, context: segment, from }];
      for (const one of completed) yield recordOfEntry(one);
    },
    *end() {
      for (const completed of crossrefs.end()) yield recordOfEntry(completed);
    },
    missing: "This is no BibTeX: there is no entry like “@article{key, title = {…}}”.",
  };
}

function recordOfEntry({ entry, context: segment, from }: Completed<TextSegment>): TextRecord {
  const content = mapEntry(entry, from);
  const identifier =
    content.ok && content.value.is === "record" ? nameOfWork(content.value.data, entry.key) : keyName(entry);
  const read: ReadRecord = {
    format: formatOf(entry, from),
    version,
    content,
    ...(identifier === undefined ? {} : { identifier }),
  };
  return { segment, read };
}

function keyName({ key }: BibtexEntry): string | undefined {
  return key === "" ? undefined : `key:${key.slice(0, 200)}`;
}

function mapEntry(entry: BibtexEntry, from: ReadonlyMap<string, string>): Result<Mapped> {
  return mapSafely(name, () => mapBibtex(withInherited(entry, from)));
}

/** What an entry has from elsewhere in its document stands within the name of its format, for its kept bytes are the entry alone. */
function formatOf(entry: BibtexEntry, from: ReadonlyMap<string, string>): string {
  if (entry.strings.size === 0 && from.size === 0) return name;
  return `${name};${JSON.stringify({ strings: Object.fromEntries(entry.strings), from: Object.fromEntries(from) })}`;
}

function contextOf(format: string): Context {
  try {
    const said = JSON.parse(format.slice(name.length + 1)) as Record<"strings" | "from", Record<string, string>>;
    return { strings: new Map(Object.entries(said.strings)), from: new Map(Object.entries(said.from)) };
  } catch {
    return { strings: new Map(), from: new Map() };
  }
}

function remap(bytes: Uint8Array, format: string): Result<Mapped> {
  const { strings, from } = contextOf(format);
  const text = textOf(bytes);
  const splitter = new BibtexSplitter(text.length, (position) => position);
  const problem = [...splitter.write(text), ...splitter.end()].find((one) => one.problem !== undefined)?.problem;
  if (problem !== undefined) return { ok: false, problem };
  const entry = parseBibtexEntry(text, strings);
  if (entry === undefined || "value" in entry) {
    return fail("malformed_record", "The kept bytes are no entry of BibTeX.");
  }
  return mapEntry(entry, from);
}
