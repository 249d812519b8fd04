import { harvestLists, type MakeReader } from "../../lists/harvest.ts";
import type { ListService, PageAsked } from "../../lists/service.ts";
import type { HarvestSource } from "../../source-client.ts";
import { windowSizes } from "../../windows.ts";
import { planOf } from "./plan.ts";
import { mailtoOf, paceMs, type WorksQuery, worksUrl } from "./request.ts";

/** Cursors live some five minutes. */
const cursorLife = 4 * 60_000;

/**
 * Makes the client of Crossref's REST API: all works of some journals (ISSN) or publishers (DOI prefix), later those that were indexed since. `windows` in the
 * source's settings cuts lists by the date on which DOIs were made.
 */
export function crossrefClient(makeReader: MakeReader): HarvestSource {
  return async (source, work) => harvestLists(source, crossrefService(source, work.contact), makeReader, work);
}

function crossrefService(
  source: Parameters<typeof planOf>[0] & { readonly url: string },
  contact: string,
): ListService {
  const plan = planOf(source);
  const mailto = mailtoOf(contact);
  return {
    name: "Crossref",
    of: plan.of,
    lists: plan.lists.length,
    rows: plan.rows,
    windows: plan.windows,
    sizes: windowSizes,
    cursorLife,
    reach: Number.POSITIVE_INFINITY,
    address: (page) =>
      worksUrl(source.url, {
        filters: [...(plan.lists[page.list] ?? []), ...datesOf(page)],
        rows: plan.rows,
        cursor: page.cursor ?? "*",
        ...(mailto === undefined ? {} : { mailto }),
      }),
    cursorOf: (token) => token,
    paceMs,
  };
}

function datesOf({ since, window: { from, until } }: PageAsked): WorksQuery["filters"] {
  const dates = [
    ["from-index-date", since],
    ["from-created-date", from],
    ["until-created-date", until],
  ] as const;
  return dates.flatMap(([name, date]) => (date === undefined ? [] : [[name, date.slice(0, 10)] as const]));
}
