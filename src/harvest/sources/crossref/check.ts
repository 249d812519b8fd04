import { checkLists } from "../../lists/check.ts";
import type { MakeReader } from "../../lists/harvest.ts";
import type { CheckSource } from "../../source-client.ts";
import { planOf } from "./plan.ts";
import { mailtoOf, worksUrl } from "./request.ts";

const sampleSize = 20;

/** Makes the check of a Crossref source: one request for a few works of its first list. */
export function crossrefCheck(makeReader: MakeReader): CheckSource {
  return async (source, work) => {
    const [filters = []] = planOf({ id: "The source", settings: source.settings }).lists;
    const mailto = mailtoOf(work.contact);
    const asked = { filters, rows: sampleSize, cursor: "*", ...(mailto === undefined ? {} : { mailto }) };
    const first = { name: "Crossref", address: worksUrl(source.url, asked) };
    const checked = await checkLists(source, first, makeReader, work);
    return mailto === undefined ? { ...checked, notes: [...checked.notes, noContact] } : checked;
  };
}

const noContact = "DEFINEPK_CONTACT has no mail address: with one Crossref answers faster and more reliably.";
