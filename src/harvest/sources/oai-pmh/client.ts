import { asProblem, ProblemError } from "../../../domain/result.ts";
import type { Fetcher } from "../../fetcher.ts";
import { badStatus } from "../../network-problem.ts";
import { readUpTo } from "../../read-up-to.ts";
import type { Granularity } from "../../windows.ts";
import { type Endpoint, requestUrl } from "./request.ts";
import { type Identify, parseFormats, parseIdentify } from "./responses.ts";

/** What a harvest needs to know of a repository. */
export interface Repository {
  readonly name?: string;
  readonly granularity: Granularity;
  readonly earliest?: string;
  /** Its base URL as it says it itself: often not the one that works. */
  readonly baseUrl?: string;
  readonly deletedRecord?: Identify["deletedRecord"];
  /** The server's clock at its answer, as it writes it. */
  readonly responseDate?: string;
}

export interface Opened {
  readonly repository: Repository;
  /** How the server wants to be asked, as found out. */
  readonly endpoint: Endpoint;
  /** Its base URL behind a redirect that kept the question, e.g. to https. */
  readonly movedTo?: string;
  /** What the operator should know. */
  readonly notes: readonly string[];
}

export interface ClientParts {
  readonly fetcher: Fetcher;
  readonly signal?: AbortSignal;
  readonly onWait?: (milliseconds: number, why: string) => void;
}

/** An Identify answer is a page of text; some carry long descriptions. Bytes. */
const maxIdentifyBytes = 1024 * 1024;

/** Days are what every server must take (OAI-PMH 2.0, 3.3.1). */
const unknown: Repository = { granularity: "day" };

/**
 * Asks a repository who it is, and finds out how it wants to be asked: with verbs in lower case, or at the address that it redirects to
 * without the question. An answer of OAI-PMH that cannot be understood is borne with: then dates are days. Throws `ProblemError` where
 * the server cannot be reached or answers in something else.
 */
export async function openRepository(endpoint: Endpoint, parts: ClientParts): Promise<Opened> {
  let asked = endpoint;
  const notes: string[] = [];
  const plain = await identify(asked, parts);
  if ("repository" in plain) return { endpoint: asked, ...plain, notes };
  let answer: Answer = plain;
  if (plain.error === "badverb" && plain.lost !== undefined) {
    asked = { ...asked, baseUrl: plain.lost };
    notes.push(`The address redirects to ${plain.lost}: change the source's address to that.`);
    answer = await identify(asked, parts);
  }
  if ("error" in answer && answer.error === "badverb" && !asked.lowerCaseVerbs) {
    const quirky = { ...asked, lowerCaseVerbs: true };
    const second = await identify(quirky, parts);
    if ("repository" in second) return { endpoint: quirky, ...second, notes };
  }
  if ("repository" in answer) return { endpoint: asked, ...answer, notes };
  if (answer.error === "badverb") {
    throw new ProblemError(
      "protocol_error",
      `${asked.baseUrl} does not know the verb Identify (${answer.said}). Check that it is an OAI-PMH base URL.`,
    );
  }
  notes.push(`The server's Identify answer cannot be used (${answer.said}).`);
  const { responseDate } = answer;
  return { endpoint: asked, repository: responseDate === undefined ? unknown : { ...unknown, responseDate }, notes };
}

type Answer =
  | { readonly repository: Repository; readonly movedTo?: string }
  /** `error` is the protocol's code in lower case, "" for none; `lost` the address behind a redirect that dropped the question. */
  | { readonly error: string; readonly said: string; readonly lost?: string; readonly responseDate?: string };

async function identify(endpoint: Endpoint, parts: ClientParts): Promise<Answer> {
  const { fetcher, signal, onWait } = parts;
  const url = requestUrl(endpoint, "Identify");
  const fetched = await fetcher.fetch(url, {
    keepErrorAnswers: true,
    ...(signal ? { signal } : {}),
    ...(onWait ? { onWait } : {}),
  });
  const bytes = await readUpTo(fetched, maxIdentifyBytes);
  const lost = fetched.redirects.length > 0 && !/[?&]verb=/i.test(fetched.url) ? { lost: fetched.url } : {};
  const parsed = parseIdentify(bytes);
  const responseDate = responseDateIn(bytes);
  const date = responseDate === undefined ? {} : { responseDate };
  if (parsed.ok) {
    const repository = repositoryOf(parsed.value, date);
    return fetched.redirects.length === 0 || fetched.downgraded
      ? { repository }
      : { repository, movedTo: withoutVerb(fetched.url) };
  }
  const { code, message, details } = parsed.problem;
  const said = details?.["code"];
  const error = typeof said === "string" ? said.trim().toLowerCase() : "";
  if (code === "protocol_error") return { error, said: message, ...date, ...lost };
  if (fetched.status >= 400) throw badStatus(new URL(fetched.url), fetched.status);
  // Known by its beginning: a fault further on, often an unescaped & in a description, is no reason to give up.
  if (Buffer.from(bytes.subarray(0, 4096)).includes("OAI-PMH")) return { error: "", said: message, ...date, ...lost };
  throw new ProblemError(
    "not_this_format",
    `${new URL(fetched.url).host} does not answer in OAI-PMH at ${endpoint.baseUrl}: ${message} Check the address in a browser, with ?verb=Identify behind it.`,
  );
}

function withoutVerb(address: string): string {
  const url = new URL(address);
  url.searchParams.delete("verb");
  return url.href;
}

function repositoryOf(
  { repositoryName, granularity, earliestDatestamp, baseUrl, deletedRecord }: Identify,
  date: { responseDate?: string },
): Repository {
  return {
    granularity,
    deletedRecord,
    ...(baseUrl === undefined ? {} : { baseUrl }),
    ...(repositoryName === undefined ? {} : { name: repositoryName }),
    ...(earliestDatestamp === undefined ? {} : { earliest: earliestDatestamp }),
    ...date,
  };
}

/** Found by its look, so that an answer that breaks further on tells it too; undefined for what is no date. */
function responseDateIn(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, 4096)).toString("latin1");
  const date = /<(?:\w+:)?responseDate[^>]*>\s*(\d{4}-\d\d-\d\d[^<\s]*)/.exec(head)?.[1];
  return date === undefined || Number.isNaN(Date.parse(date)) ? undefined : date;
}

/** The metadata formats that a repository says it gives, for a message; none where it does not say. */
export async function offeredFormats(endpoint: Endpoint, parts: ClientParts): Promise<readonly string[]> {
  const { fetcher, signal } = parts;
  const url = requestUrl(endpoint, "ListMetadataFormats");
  try {
    const found = parseFormats(
      await readUpTo(
        await fetcher.fetch(url, { keepErrorAnswers: true, ...(signal ? { signal } : {}) }),
        maxIdentifyBytes,
      ),
    );
    return found.ok ? found.value.map((format) => format.prefix) : [];
  } catch (error) {
    if (!asProblem(error) || signal?.aborted) throw error;
    return [];
  }
}
