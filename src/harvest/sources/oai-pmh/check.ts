import type { Incoming } from "../../../catalogue/ingest-types.ts";
import { asProblem, ProblemError } from "../../../domain/result.ts";
import { journalsMet } from "../../journals-met.ts";
import { badStatus } from "../../network-problem.ts";
import { readUpTo } from "../../read-up-to.ts";
import type { CheckWork, SourceCheck, SourceToCheck } from "../../source-client.ts";
import { chooseFormat } from "./choose-format.ts";
import { openRepository } from "./client.ts";
import { OaiReader } from "./parse.ts";
import { type Endpoint, listRecordsUrl, requestUrl } from "./request.ts";
import { type OaiFormat, parseFormats } from "./responses.ts";

/** As much of the first page of records as is looked at. Bytes. */
const maxSampleBytes = 1024 * 1024;
const maxListBytes = 256 * 1024;

/**
 * Looks at an OAI-PMH endpoint in three requests: who it is, which formats it gives, and what its first records are of. Chooses the richest format where the
 * source names none. Throws `ProblemError` where it does not answer in OAI-PMH, or does not give the format or set that the source asks for.
 */
export async function checkOai({ url, settings }: SourceToCheck, work: CheckWork): Promise<SourceCheck> {
  const given = { baseUrl: url, lowerCaseVerbs: settings["lowerCaseVerbs"] === true };
  const { endpoint: answering, repository, movedTo, notes } = await openRepository(given, work);
  const endpoint = movedTo === undefined ? answering : { ...answering, baseUrl: movedTo };
  const told = [...notes];
  const offered = await formatsOf(endpoint, work);
  const asked = settings["metadataPrefix"];
  const metadataPrefix = typeof asked === "string" && asked !== "" ? asked : (chooseFormat(offered) ?? "oai_dc");
  if (offered.length > 0 && !offered.some(({ prefix }) => prefix === metadataPrefix)) {
    const prefixes = offered.slice(0, 20).map(({ prefix }) => prefix);
    throw new ProblemError(
      "protocol_error",
      `${new URL(url).host} does not give the format ${metadataPrefix}. It offers: ${prefixes.join(", ")}.`,
    );
  }
  const set = [settings["set"]].flat().find((one) => typeof one === "string" && one !== "");
  const first = { metadataPrefix, ...(typeof set === "string" ? { set } : {}) };
  const met = journalsMet(await firstRecords(endpoint, first, work));
  if (met.records === 0) told.push("Its first page has no record that can be read.");
  const { name, deletedRecord, granularity, baseUrl } = repository;
  return {
    url: endpoint.baseUrl,
    ...(name === undefined ? {} : { name }),
    settings: {
      ...settings,
      metadataPrefix,
      ...(endpoint.lowerCaseVerbs === true ? { lowerCaseVerbs: true } : {}),
    },
    details: {
      granularity,
      formats: offered.map(({ prefix }) => prefix),
      ...(deletedRecord === undefined ? {} : { deletedRecord }),
      ...(baseUrl === undefined ? {} : { baseUrl }),
    },
    ...met,
    notes: told,
  };
}

async function formatsOf(endpoint: Endpoint, { fetcher, signal }: CheckWork): Promise<readonly OaiFormat[]> {
  try {
    const asked = { keepErrorAnswers: true, ...(signal ? { signal } : {}) };
    const fetched = await fetcher.fetch(requestUrl(endpoint, "ListMetadataFormats"), asked);
    const found = parseFormats(await readUpTo(fetched, maxListBytes));
    return found.ok ? found.value : [];
  } catch (error) {
    // a server may know its other verbs all the same
    if (!asProblem(error) || signal?.aborted) throw error;
    return [];
  }
}

async function firstRecords(
  endpoint: Endpoint,
  first: { readonly metadataPrefix: string; readonly set?: string },
  { fetcher, signal }: CheckWork,
): Promise<Incoming[]> {
  const asked = { keepErrorAnswers: true, ...(signal ? { signal } : {}) };
  const fetched = await fetcher.fetch(listRecordsUrl(endpoint, first), asked);
  const bytes = await readUpTo(fetched, maxSampleBytes);
  const reader = new OaiReader();
  const events = [...reader.write(bytes), ...reader.end()];
  const records = events.flatMap((event) => (event.type === "record" ? [event.record] : []));
  if (records.length > 0) return records;
  for (const event of events) {
    if (event.type !== "error" || /^norecordsmatch$/i.test(event.code.trim())) continue;
    const said = `${event.code}: ${event.message}`.slice(0, 200);
    throw new ProblemError(
      "protocol_error",
      `${new URL(endpoint.baseUrl).host} gives no records: it answers “${said}”.`,
    );
  }
  if (fetched.status >= 400) throw badStatus(new URL(fetched.url), fetched.status);
  return records;
}
