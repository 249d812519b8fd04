import { ProblemError } from "../../domain/result.ts";
import { journalsMet } from "../journals-met.ts";
import { badStatus } from "../network-problem.ts";
import { readUpTo } from "../read-up-to.ts";
import type { CheckWork, SourceCheck, SourceToCheck } from "../source-client.ts";
import type { MakeReader } from "./harvest.ts";

const maxSampleBytes = 8 * 1024 * 1024;

/** The first page of a source's first list, and how its service is called. */
export interface FirstPage {
  readonly name: string;
  readonly address: string;
}

/** Looks at one page of a source's lists: what its records are of, and how many there are. Throws `ProblemError` where the service does not answer or refuses. */
export async function checkLists(
  { url, settings }: SourceToCheck,
  { name, address }: FirstPage,
  makeReader: MakeReader,
  { fetcher, signal }: CheckWork,
): Promise<SourceCheck> {
  const asked = { keepErrorAnswers: true, accept: "application/json", ...(signal ? { signal } : {}) };
  const fetched = await fetcher.fetch(address, asked);
  const reader = makeReader();
  const bytes = await readUpTo(fetched, maxSampleBytes);
  const events = [...reader.write(bytes), ...reader.end()];
  const records = events.flatMap((event) => (event.type === "record" ? [event.record] : []));
  for (const event of events) {
    if (records.length > 0) break;
    if (event.type === "error") {
      throw new ProblemError("protocol_error", `${name} answers “${event.code}: ${event.message.slice(0, 200)}”.`);
    }
    if (fetched.status >= 400) throw badStatus(new URL(fetched.url), fetched.status);
    if (event.type === "broken") throw new ProblemError(event.problem.code, event.problem.message);
  }
  const total = events.flatMap((event) => (event.type === "token" ? (event.listSize ?? []) : []))[0];
  return {
    url,
    name,
    settings,
    details: total === undefined ? {} : { records: total },
    ...journalsMet(records),
    notes: total === 0 ? [`${name} has nothing for that.`] : [],
  };
}
