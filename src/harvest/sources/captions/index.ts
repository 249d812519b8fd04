import type { Incoming, Mapped } from "../../../catalogue/ingest-types.ts";
import { fail, type Problem, type Result } from "../../../domain/result.ts";
import { incomingOf, mapSafely } from "../../readers/incoming.ts";
import { textOf } from "../../readers/table-bytes.ts";
import type { FormatReader, KeptBytes, ReadEvent, ReaderOptions, RereadRecord, SourceFormat } from "../../source.ts";
import { recordHash, versionsBefore } from "../record-hash.ts";
import { type CaptionsOf, captionsOf, captionsOfFormat, formatOfCaptions } from "./file-name.ts";
import { mapCaptions, nameOfCaptions } from "./map.ts";
import { looksLikeCaptions } from "./parse.ts";

const name = "captions";
/** Raised when the mapping changes. */
const version = `${name}/1`;
/** Some forty hours of speech. */
const mostBytes = 4 * 1024 * 1024;

/** Captions of one video in one language, as WebVTT or SubRip: its file's name, or an `.info.json` beside it, says of which. */
export const captions: SourceFormat = {
  name,
  recognise: (head, fileName) => /\.(?:vtt|srt)$/i.test(fileName) || looksLikeCaptions(textOf(head)),
  reader: (options) => new CaptionsReader(options),
  remap: (bytes, format): Result<Mapped> => {
    const of = captionsOfFormat(format);
    return of === undefined ? unnamed : mapSafely(name, () => mapCaptions(textOf(bytes), of));
  },
  reread: ({ bytes, format }: KeptBytes): RereadRecord => ({
    record: recordOf(bytes, captionsOfFormat(format)),
    earlier: versionsBefore(version).map((one) => recordHash(bytes, one)),
  }),
};

const unnamed = fail(
  "missing_identifier",
  "Nothing says which video these captions are of: name the file like “Title [dQw4w9WgXcQ].en.vtt”, or lay it beside the video's .info.json under the same name.",
);

/** Holds the whole file: it is one record. */
class CaptionsReader implements FormatReader {
  readonly #of: CaptionsOf | undefined;
  readonly #max: number;
  #parts: Uint8Array[] = [];
  #size = 0;
  #over = false;

  constructor(options: ReaderOptions = {}) {
    this.#of = captionsOf(options);
    this.#max = Math.min(options.maxRecordBytes ?? mostBytes, mostBytes);
  }

  write(bytes: Uint8Array): readonly ReadEvent[] {
    if (this.#over) return [];
    this.#size += bytes.length;
    if (this.#size > this.#max) {
      const message = `Captions of more than ${this.#max} bytes are not read.`;
      return this.#broken({ code: "too_large", message }, this.#max);
    }
    // a copy: the caller may use its buffer again
    this.#parts.push(new Uint8Array(bytes));
    return [];
  }

  end(): readonly ReadEvent[] {
    if (this.#over) return [];
    const bytes = Buffer.concat(this.#parts);
    if (!looksLikeCaptions(textOf(bytes.subarray(0, 64 * 1024)))) {
      const message = "This is neither WebVTT nor SubRip: it does not begin with WEBVTT, nor with two times.";
      return this.#broken({ code: "not_this_format", message }, 0);
    }
    this.#over = true;
    this.#parts = [];
    return [{ type: "record", record: recordOf(bytes, this.#of) }];
  }

  #broken(problem: Problem, offset: number): readonly ReadEvent[] {
    this.#over = true;
    this.#parts = [];
    return [{ type: "broken", problem, offset }];
  }
}

function recordOf(bytes: Uint8Array, of: CaptionsOf | undefined): Incoming {
  const read =
    of === undefined
      ? { format: name, version, content: unnamed }
      : {
          identifier: nameOfCaptions(of),
          format: formatOfCaptions(name, of),
          version,
          content: mapSafely(name, () => mapCaptions(textOf(bytes), of)),
        };
  return incomingOf(read, { start: 0, end: bytes.length }, (one) => recordHash(bytes, one));
}
