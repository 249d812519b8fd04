import { createHash } from "node:crypto";
import type { Incoming } from "../catalogue/ingest-types.ts";
import type { Kept, Reread } from "../catalogue/store.ts";
import { documentOfRest } from "./broken-rest.ts";
import type { SourceFormat } from "./source.ts";

/**
 * Reads kept bytes of records again, for `verify`: by the format's own reader where the format says how a record stands alone (`frame`),
 * else by its mapping alone.
 */
export function rereadBy(formats: readonly SourceFormat[]): (kept: Kept) => Reread {
  return (kept) => {
    if (documentOfRest(kept.identifier) !== undefined) return brokenRest(kept);
    const format = formats.find((one) => one.name === kept.documentFormat);
    if (format === undefined) return { is: "nothing", why: `there is no reader for the format ${kept.documentFormat}` };
    if (format.frame === undefined) return remapped(format, kept);
    const record = only(format, format.frame(kept));
    if (record === undefined) return { is: "nothing", why: "its raw bytes hold no record" };
    return { is: "record", record, earlier: format.earlierHashes?.(kept) ?? [] };
  };
}

function remapped(format: SourceFormat, { bytes, format: name }: Kept): Reread {
  const mapped = format.remap(bytes, name);
  return mapped.ok ? { is: "mapping", mapped: mapped.value } : { is: "nothing", why: mapped.problem.message };
}

/** The first record of a document. */
function only(format: SourceFormat, document: Uint8Array): Incoming | undefined {
  const reader = format.reader();
  for (const event of [...reader.write(document), ...reader.end()]) if (event.type === "record") return event.record;
  return undefined;
}

function brokenRest({ bytes, identifier, format }: Kept): Reread {
  const hash = createHash("sha256").update(bytes).digest("base64url");
  const problem = { code: "broken_document", message: "" } as const;
  const record = { identifier, format, hash, location: { start: 0, end: bytes.length }, state: "bad", problem } as const;
  return { is: "record", record, earlier: [] };
}
