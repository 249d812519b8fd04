import { createHash } from "node:crypto";
import { parseDoi } from "../../../domain/doi.ts";
import type { JsonFormat } from "../../readers/json-records.ts";
import type { JsonObject } from "../../readers/json-values.ts";
import { areFields, Fields } from "./fields.ts";
import { mapArticle } from "./map.ts";

export const articleListJson: JsonFormat = {
  name: "article-list",
  version: 1,
  layout: { lists: ["articles", "records"] },
  recognise: areFields,
  identify,
  map: (record) => mapArticle(new Fields(record)),
};

/** The line's own `id`, else its DOI, else what it says: so the same line twice is one article, wherever it stands. */
function identify(record: JsonObject): string | undefined {
  const fields = new Fields(record);
  const id = fields.raw("id");
  if (id !== undefined && id.length <= 500) return id;
  const doi = parseDoi(fields.raw("doi") ?? "");
  if (doi?.valid === true) return doi.value;
  const said = JSON.stringify(Object.entries(record).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  return `line:${createHash("sha256").update(said).digest().subarray(0, 16).toString("base64url")}`;
}
