import { harvestLists, type MakeReader } from "../../lists/harvest.ts";
import type { HarvestSource } from "../../source-client.ts";
import { articlesUrl, maxReach, maxRows, pageOf, planOf } from "./request.ts";

/** Two requests a second are what DOAJ asks for. Milliseconds. */
const pace = 500;
/** A page's number does not die, but the longer the pause, the more has moved from page to page. */
const cursorLife = 15 * 60_000;

/**
 * Makes the client of DOAJ's API: all articles of some journals (ISSN), later those that changed since. DOAJ gives no more than a thousand articles of one question,
 * so a journal with more is asked for year by year.
 */
export function doajClient(makeReader: MakeReader): HarvestSource {
  return async (source, work) => {
    const { issns, of } = planOf(source);
    const service = {
      name: "DOAJ",
      of,
      lists: issns.length,
      rows: maxRows,
      windows: "none",
      sizes: ["none", "year"],
      cursorLife,
      reach: maxReach,
      address: ({ list, ...page }: { list: number } & Parameters<typeof articlesUrl>[2]) =>
        articlesUrl(source.url, issns[list] ?? "", page),
      cursorOf: pageOf,
      paceMs: () => pace,
    } as const;
    return harvestLists(source, service, makeReader, work);
  };
}
