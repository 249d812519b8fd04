import { checkLists } from "../../lists/check.ts";
import type { MakeReader } from "../../lists/harvest.ts";
import type { CheckSource } from "../../source-client.ts";
import { articlesUrl, planOf } from "./request.ts";

/** Makes the check of a DOAJ source: one request for the first articles of its first journal. */
export function doajCheck(makeReader: MakeReader): CheckSource {
  return async (source, work) => {
    const [issn = ""] = planOf({ id: "The source", settings: source.settings }).issns;
    const first = { name: "DOAJ", address: articlesUrl(source.url, issn, { window: {} }) };
    return checkLists(source, first, makeReader, work);
  };
}
