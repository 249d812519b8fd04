import { jsonSourceFormat } from "../../readers/json-records.ts";
import type { SourceFormat } from "../../source.ts";
import { crossrefCheck } from "./check.ts";
import { crossrefClient } from "./client.ts";
import { crossrefJson } from "./parse.ts";

const files = jsonSourceFormat(crossrefJson);

/** Crossref's works as JSON: answers of its REST API (lists and single works), JSON lines, dumps of its database; and live from the API. */
export const crossref: SourceFormat = {
  ...files,
  harvest: crossrefClient((options) => files.reader(options)),
  check: crossrefCheck((options) => files.reader(options)),
};
