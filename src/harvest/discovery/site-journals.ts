import { asProblem } from "../../domain/result.ts";
import { readUpTo } from "../read-up-to.ts";
import { requestUrl } from "../sources/oai-pmh/request.ts";
import { type OaiSet, parseSets } from "../sources/oai-pmh/responses.ts";
import type { BoundedFetcher } from "./bounded-fetcher.ts";
import { bareJournalsIn, isJournalPath, type JournalAddress, journalsIn, type OjsAddress, ojsOaiBase } from "./ojs.ts";

/** A journal of an OJS site with several. */
export interface SiteJournal {
  readonly address: JournalAddress;
  readonly name?: string;
}

export interface SiteJournals {
  readonly journals: readonly SiteJournal[];
  /** The OAI base of the whole site, where it answers: each journal is a set of it. */
  readonly base?: string;
}

const maxPages = 5;
const maxListBytes = 1024 * 1024;
const maxJournals = 500;
/** Sets that plug-ins add beside those of journals. */
const otherSets = /^(?:driver|openaire|ec_fundedresources|user-.*)$/i;

/**
 * The journals of an OJS installation: as its own OAI-PMH lists them, where each journal is a set and its sections are `journal:SECTION`; else those that
 * the page links to.
 */
export async function journalsOfSite(
  site: OjsAddress,
  links: readonly string[],
  fetcher: BoundedFetcher,
  signal?: AbortSignal,
): Promise<SiteJournals> {
  const base = ojsOaiBase({ form: site.form, root: site.root });
  const sets = await setsOf(base, fetcher, signal);
  const listed = sets?.filter(({ spec }) => isJournalPath(spec) && !otherSets.test(spec)) ?? [];
  if (listed.length > 0) {
    const journals = listed.slice(0, maxJournals).map(({ spec, name }) => ({
      address: { form: site.form, root: site.root, journal: spec },
      ...(name === undefined ? {} : { name }),
    }));
    return { base, journals };
  }
  const linked = site.form === "bare" ? bareJournalsIn(links, site.root) : (journalsIn(links).get(site.root) ?? []);
  return { journals: linked.slice(0, maxJournals).map((address) => ({ address })) };
}

async function setsOf(base: string, fetcher: BoundedFetcher, signal?: AbortSignal): Promise<OaiSet[] | undefined> {
  const sets: OaiSet[] = [];
  const seen = new Set<string>();
  let args: Record<string, string> = {};
  for (let page = 0; page < maxPages; page += 1) {
    try {
      const asked = { keepErrorAnswers: true, ...(signal ? { signal } : {}) };
      const fetched = await fetcher.fetch(requestUrl({ baseUrl: base }, "ListSets", args), asked);
      const found = parseSets(await readUpTo(fetched, maxListBytes));
      if (!found.ok) return page === 0 ? undefined : sets;
      sets.push(...found.value.items);
      const { token } = found.value;
      if (token === undefined || token.trim() === "" || seen.has(token)) return sets;
      seen.add(token);
      args = { resumptionToken: token };
    } catch (error) {
      const problem = asProblem(error);
      if (!problem || ["stopped", "internal"].includes(problem.code)) throw error;
      return page === 0 ? undefined : sets;
    }
  }
  return sets;
}
