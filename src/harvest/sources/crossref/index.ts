import { jsonSourceFormat } from "../../readers/json-records.ts";
import type { SourceFormat } from "../../source.ts";
import { crossrefJson } from "./parse.ts";

/** Crossref's works as JSON: answers of its REST API (lists and single works), JSON lines, and dumps of its database. */
export const crossref: SourceFormat = jsonSourceFormat(crossrefJson);
