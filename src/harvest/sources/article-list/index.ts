import { jsonSourceFormat } from "../../readers/json-records.ts";
import type { SourceFormat } from "../../source.ts";
import { articleListJson } from "./parse.ts";

/** Bibliographic facts of articles as plain JSON that anyone can write (docs/sources.md, "Plain lists of articles"). */
export const articleList: SourceFormat = jsonSourceFormat(articleListJson);
