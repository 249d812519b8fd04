import type { JsonFormat } from "../../readers/json-records.ts";
import { type JsonObject, rawIn, textIn } from "../../readers/json-values.ts";
import { shortId } from "./identifiers.ts";
import { mapWork } from "./map.ts";

/** Where works lead that OpenAlex has removed. */
const deletedWork = "W4285719527";

export const openAlexJson: JsonFormat = {
  name: "openalex",
  version: 1,
  layout: { lists: ["results"], token: "meta.next_cursor", size: "meta.count" },
  recognise: (keys) =>
    ["authorships", "abstract_inverted_index", "referenced_works"].some((key) => keys.has(key)) ||
    ["meta.count", "results", "group_by"].every((key) => keys.has(key)),
  identify: (work) => shortId(rawIn(work, "id")),
  datestamp: (work) => rawIn(work, "updated_date"),
  isDeleted: (work) => shortId(rawIn(work, "id")) === deletedWork,
  map: mapWork,
  refusal,
};

/** `{"error":"Invalid query parameters error.","message":"…"}` */
function refusal(answer: JsonObject): { code: string; message: string } | undefined {
  const code = textIn(answer, "error");
  return code === undefined || rawIn(answer, "id") !== undefined
    ? undefined
    : { code, message: textIn(answer, "message") ?? "" };
}
