import type { JsonFormat } from "../../readers/json-records.ts";
import { itemsIn, type JsonObject, objectIn, rawIn, textIn, textsIn } from "../../readers/json-values.ts";
import { ownDoi } from "./identifiers.ts";
import { mapWork } from "./map.ts";

/** Where DOIs go that were registered in error (Crossref, "Updating your metadata"). */
const deletedDois = /^crossref listing of deleted dois$/i;

export const crossrefJson: JsonFormat = {
  name: "crossref",
  version: 2,
  layout: {
    lists: ["message.items", "items"],
    single: "message",
    token: "message.next-cursor",
    size: "message.total-results",
  },
  // a long list of references may stand before the DOI
  recognise: (keys) =>
    keys.has("message-type") ||
    (["DOI", "reference-count", "content-domain"].some((key) => keys.has(key)) &&
      ["container-title", "prefix", "member", "issued", "indexed"].some((key) => keys.has(key))),
  identify: (record) => ownDoi(record)?.value,
  datestamp: (record) => rawIn(objectIn(record, "deposited"), "date-time"),
  isDeleted: (record) => textsIn(record, "container-title").some((title) => deletedDois.test(title)),
  map: mapWork,
  refusal,
};

/** `{"status":"failed","message-type":"validation-failure","message":[{"message":"…"}]}` */
function refusal(answer: JsonObject): { code: string; message: string } | undefined {
  if (rawIn(answer, "status") !== "failed" && rawIn(answer, "status") !== "error") return undefined;
  const [first] = itemsIn(answer, "message");
  const message = typeof first === "string" ? first : (textIn((first ?? {}) as JsonObject, "message") ?? "");
  return { code: rawIn(answer, "message-type") ?? "failed", message };
}
