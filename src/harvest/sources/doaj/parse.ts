import type { JsonFormat } from "../../readers/json-records.ts";
import { type JsonObject, objectIn, rawIn, textIn } from "../../readers/json-values.ts";
import { mapArticle } from "./map.ts";

export const doajJson: JsonFormat = {
  name: "doaj",
  version: 1,
  layout: { lists: ["results"], token: "next", size: "total" },
  recognise: (keys) =>
    keys.has("bibjson.journal") ||
    keys.has("bibjson.title") ||
    ["total", "pageSize", "results"].every((key) => keys.has(key)),
  identify: (record) => rawIn(record, "id"),
  datestamp: (record) => rawIn(record, "last_updated"),
  map: mapArticle,
  refusal,
};

/** `{"status":"bad_request","error":"…"}` */
function refusal(answer: JsonObject): { code: string; message: string } | undefined {
  const message = textIn(answer, "error");
  if (message === undefined || Object.keys(objectIn(answer, "bibjson")).length > 0) return undefined;
  return { code: rawIn(answer, "status") ?? "error", message };
}
