import { jsonSourceFormat } from "../../readers/json-records.ts";
import type { SourceFormat } from "../../source.ts";
import { doajJson } from "./parse.ts";

/** DOAJ's articles as JSON: answers of its API, arrays of its public data dump, one article a line. */
export const doaj: SourceFormat = jsonSourceFormat(doajJson);
