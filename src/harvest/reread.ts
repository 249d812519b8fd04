import { createHash } from "node:crypto";
import type { Kept, Reread } from "../catalogue/store.ts";
import { documentOfRest } from "./broken-rest.ts";
import type { SourceFormat } from "./source.ts";

/**
 * Reads kept bytes of records again, for `verify`: as their document's reader did where the format can, else by its mapping
 * alone.
 */
export function rereadBy(formats: readonly SourceFormat[]): (kept: Kept) => Reread {
  return (kept) => {
    if (documentOfRest(kept.identifier) !== undefined) return brokenRest(kept);
    const format = formats.find((one) => one.name === kept.documentFormat);
    if (format === undefined) return { is: "nothing", why: `there is no reader for the format ${kept.documentFormat}` };
    const found = format.reread?.(kept);
    if (found !== undefined) return { is: "record", ...found };
    return { is: "mapping", mapped: format.remap(kept.bytes, kept.format) };
  };
}

function brokenRest({ bytes, identifier, format }: Kept): Reread {
  const hash = createHash("sha256").update(bytes).digest("base64url");
  const problem = { code: "broken_document", message: "" } as const;
  const record = {
    identifier,
    format,
    hash,
    location: { start: 0, end: bytes.length },
    state: "bad",
    problem,
  } as const;
  return { is: "record", record, earlier: [] };
}
