import { jsonSourceFormat } from "../../readers/json-records.ts";
import type { SourceFormat } from "../../source.ts";
import { articleListJson } from "./parse.ts";

/** Bibliographic facts of articles as plain JSON that anyone can write (docs/sources.md, "article-list"). */
export const articleList: SourceFormat = jsonSourceFormat(articleListJson);
