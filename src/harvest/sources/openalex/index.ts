import { jsonSourceFormat } from "../../readers/json-records.ts";
import type { SourceFormat } from "../../source.ts";
import { openAlexJson } from "./parse.ts";

/** OpenAlex's works as JSON: answers of its API (lists and single works), and the lines of its snapshot. */
export const openAlex: SourceFormat = jsonSourceFormat(openAlexJson);
