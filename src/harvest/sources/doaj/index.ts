import { jsonSourceFormat } from "../../readers/json-records.ts";
import type { SourceFormat } from "../../source.ts";
import { doajCheck } from "./check.ts";
import { doajClient } from "./client.ts";
import { doajJson } from "./parse.ts";

const files = jsonSourceFormat(doajJson);

/** DOAJ's articles as JSON: answers of its API, arrays of its public data dump, one article a line; and live from the API. */
export const doaj: SourceFormat = {
  ...files,
  harvest: doajClient((options) => files.reader(options)),
  check: doajCheck((options) => files.reader(options)),
};
