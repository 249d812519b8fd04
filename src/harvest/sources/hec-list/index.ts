import type { Mapped } from "../../../catalogue/ingest-types.ts";
import { fail, type Result } from "../../../domain/result.ts";
import { Decoder } from "../../decode.ts";
import type { SourceFormat } from "../../source.ts";
import { isSeparatorLine, layoutOf, layoutOfFormat } from "./columns.ts";
import { HecListReader, mapRowText } from "./parse.ts";

/** Recognition by HEC as plain CSV that anyone can write (design/recognition.md, "Lists and rows"). */
export const hecList: SourceFormat = {
  name: "hec-list",
  recognise: (head) => {
    const first = textOf(head)
      .split(/[\r\n]+/)
      .find((line) => line.trim() !== "" && !isSeparatorLine(line));
    return first !== undefined && first.length < 10_000 && layoutOf(first) !== undefined;
  },
  reader: (options) => new HecListReader(options),
  remap,
};

function remap(bytes: Uint8Array, format: string): Result<Mapped> {
  const layout = layoutOfFormat(format);
  if (layout === undefined) return fail("bad_row", "The columns of the row's file are not known.");
  return mapRowText(textOf(bytes), layout);
}

function textOf(bytes: Uint8Array): string {
  const decoder = new Decoder({ told: "nowhere" });
  return decoder.write(bytes) + decoder.end();
}
