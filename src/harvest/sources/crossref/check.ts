import { ProblemError } from "../../../domain/result.ts";
import { journalsMet } from "../../journals-met.ts";
import type { MakeReader } from "../../lists/harvest.ts";
import { badStatus } from "../../network-problem.ts";
import { readUpTo } from "../../read-up-to.ts";
import type { CheckSource } from "../../source-client.ts";
import { planOf } from "./plan.ts";
import { mailtoOf, worksUrl } from "./request.ts";

const sampleSize = 20;
const maxSampleBytes = 8 * 1024 * 1024;

/** Makes the check of a Crossref source: one request for a few works of its first list. Throws `ProblemError` where Crossref does not answer or refuses. */
export function crossrefCheck(makeReader: MakeReader): CheckSource {
  return async ({ url, settings }, { fetcher, contact, signal }) => {
    const [filters = []] = planOf({ id: "The source", settings }).lists;
    const mailto = mailtoOf(contact);
    const asked = { filters, rows: sampleSize, cursor: "*", ...(mailto === undefined ? {} : { mailto }) };
    const fetched = await fetcher.fetch(worksUrl(url, asked), {
      keepErrorAnswers: true,
      accept: "application/json",
      ...(signal ? { signal } : {}),
    });
    const reader = makeReader();
    const bytes = await readUpTo(fetched, maxSampleBytes);
    const events = [...reader.write(bytes), ...reader.end()];
    const records = events.flatMap((event) => (event.type === "record" ? [event.record] : []));
    for (const event of events) {
      if (records.length > 0) break;
      if (event.type === "error")
        throw new ProblemError("protocol_error", `Crossref answers “${event.code}: ${event.message.slice(0, 200)}”.`);
      if (fetched.status >= 400) throw badStatus(new URL(fetched.url), fetched.status);
      if (event.type === "broken") throw new ProblemError(event.problem.code, event.problem.message);
    }
    const total = events.flatMap((event) => (event.type === "token" ? (event.listSize ?? []) : []))[0];
    const notes = total === 0 ? ["Crossref has no works for that."] : [];
    return {
      url,
      name: "Crossref",
      settings,
      details: total === undefined ? {} : { works: total },
      ...journalsMet(records),
      notes: mailto === undefined ? [...notes, noContact] : notes,
    };
  };
}

const noContact = "DEFINEPK_CONTACT has no mail address: with one Crossref answers faster and more reliably.";
