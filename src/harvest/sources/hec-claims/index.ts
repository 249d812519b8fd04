import { createHash } from "node:crypto";
import { ok } from "../../../domain/result.ts";
import { jsonSourceFormat } from "../../readers/json-records.ts";
import type { JsonObject } from "../../readers/json-values.ts";
import type { SourceFormat } from "../../source.ts";
import { mapClaim } from "./map.ts";

const saying = ["journal", "event", "category", "effective_from", "effective_to", "source_url"];

/** What pages say of journals' recognition, a JSON object each, with the page's words and address (docs/recognition.md, "Claims"). */
export const hecClaims: SourceFormat = jsonSourceFormat({
  name: "hec-claims",
  version: 1,
  layout: { lists: ["claims"] },
  recognise: (keys) => ["journal", "event", "source_url"].every((key) => keys.has(key)),
  identify,
  map: (record) => {
    const row = mapClaim(record);
    return row.ok ? ok({ is: "recognition", row: row.value }) : row;
  },
});

/** By what it says of which journal, and where: a note on it may be mended. */
function identify(record: JsonObject): string {
  const said = JSON.stringify(saying.map((key) => record[key] ?? null));
  return `claim:${createHash("sha256").update(said).digest().subarray(0, 16).toString("base64url")}`;
}
