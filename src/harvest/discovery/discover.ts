import { fail, ok, type Problem, type Result } from "../../domain/result.ts";
import { isTemporary } from "../retry.ts";
import { type BoundedFetcher, boundedFetcher } from "./bounded-fetcher.ts";
import { baseOf, type Candidate, candidatesOf, guessed, looksLikeOai } from "./candidates.ts";
import { type CheckedSource, type CheckParts, checkSource } from "./check-source.ts";
import { bareAddresses, journalsIn, type OjsAddress, ojsAddress, ojsOaiBase } from "./ojs.ts";
import { distinct, nameOf, type Proposal, proposalOf } from "./proposal.ts";
import { openSite, type SitePage } from "./site.ts";
import { journalsOfSite, type SiteJournal, type SiteJournals } from "./site-journals.ts";

/** What looking at a site gave. */
export interface Discovery {
  readonly address: string;
  /** One at least; several where the site has several journals. */
  readonly proposals: readonly Proposal[];
  readonly requests: number;
  readonly notes: readonly string[];
}

export interface DiscoveryParts extends CheckParts {
  readonly maxRequests?: number;
  readonly timeoutMs?: number;
}

/** Formats of feeds, the usual one first. */
const feedFormats = ["feed", "json-feed"] as const;

/** A successful look at one more endpoint takes so many requests. */
const requestsPerCheck = 3;

/**
 * Finds the sources behind an address: an OAI base URL or a feed itself, a page of a journal, the start page of a site with one or many journals, or of a news outlet. Polite
 * and bounded: at most 25 requests, 15 seconds each, pages only where robots.txt allows. Nothing is written.
 */
export async function discoverSources(address: string, parts: DiscoveryParts): Promise<Result<Discovery>> {
  const { maxRequests = 25, timeoutMs = 15_000 } = parts;
  return new Search(boundedFetcher(parts.fetcher, { maxRequests, timeoutMs }), maxRequests, parts).run(address);
}

class Search {
  readonly #fetcher: BoundedFetcher;
  readonly #maxRequests: number;
  readonly #parts: DiscoveryParts;
  readonly #tried: { readonly url: string; readonly problem: Problem }[] = [];
  readonly #notes = new Set<string>();

  constructor(fetcher: BoundedFetcher, maxRequests: number, parts: DiscoveryParts) {
    this.#fetcher = fetcher;
    this.#maxRequests = maxRequests;
    this.#parts = parts;
  }

  async run(address: string): Promise<Result<Discovery>> {
    if (looksLikeOai(address)) {
      const itself = await this.#try({ url: baseOf(address), because: "the address itself" }, undefined);
      if (itself) return this.#itself(address, itself);
    }
    const got = await openSite(this.#fetcher, this.#parts.signal).page(address);
    if (!got.ok && isFatal(got.problem)) return got;
    // OAI-PMH is for harvesters whatever robots.txt says: its own answer is the reason, and more questions would not help a server in trouble.
    const own = this.#tried.find(({ url }) => url === baseOf(address))?.problem;
    if (!got.ok && own && isForLater(own)) return { ok: false, problem: own };
    if (!got.ok) this.#notes.add(got.problem.message);
    const page = got.ok ? got.value : undefined;
    if (page?.isOai) {
      const itself = await this.#try({ url: baseOf(page.url), because: "the address itself" }, undefined);
      if (itself) return this.#itself(address, itself);
    }
    if (page?.isFeed) {
      const itself = await this.#tryFeed({ url: page.url, because: "the address itself" });
      if (itself) return this.#found(address, [itself]);
    }
    const journals = await this.#journals(page?.url ?? address, page);
    if (journals.length > 0) return this.#found(address, journals);
    let feedsAsked = false;
    for (const candidate of candidatesOf(page?.url ?? address, page?.facts)) {
      // a newspaper's site is not asked for OAI-PMH where there is no sign of it
      if (candidate.because === guessed && !feedsAsked) {
        feedsAsked = true;
        const feeds = await this.#feeds(page);
        if (feeds.length > 0) return this.#found(address, feeds);
      }
      const one = await this.#try(candidate, page);
      if (!one) continue;
      const whole = ojsAddress(one.url);
      const several = whole && whole.journal === undefined ? await this.#journalsAt(whole, []) : [];
      return this.#found(address, several.length > 1 ? several : [one]);
    }
    return this.#nothing(address);
  }

  /** The feeds that a page names, each of a section or of all. */
  async #feeds(page: SitePage | undefined): Promise<Proposal[]> {
    const found: Proposal[] = [];
    for (const url of page?.facts.feeds ?? []) {
      const one = await this.#tryFeed({ url, because: "a feed that the page names" });
      if (one) found.push(one);
    }
    return found;
  }

  async #tryFeed({ url, because }: Candidate): Promise<Proposal | undefined> {
    const parts = { ...this.#parts, fetcher: this.#fetcher };
    for (const format of feedFormats) {
      const checked = await checkSource({ id: url, format, url, settings: {} }, parts);
      if (checked.ok) return proposalOf(checked.value, { names: [], issns: [], because, format });
      this.#tried.push({ url, problem: checked.problem });
      if (checked.problem.code !== "not_this_format") break;
    }
    return undefined;
  }

  /** Of a site with several journals, where the page is not of one of them. */
  async #journals(url: string, page: SitePage | undefined): Promise<Proposal[]> {
    const own = ojsAddress(url);
    if (own?.journal !== undefined) return [];
    const links = page?.facts.links ?? [];
    const linked = journalsIn(links);
    const sites = new Map<string, OjsAddress>();
    if (own) sites.set(own.root, own);
    for (const [root, [first]] of linked) if (first && new URL(root).host === new URL(url).host) sites.set(root, first);
    const isOjs = /open (?:journal|monograph|preprint) systems/i.test(page?.facts.generator ?? "");
    if (sites.size === 0 && isOjs) {
      // its addresses have no index.php; only the start page is sure to be no journal's
      const [first] = bareAddresses(url);
      if (first && first.journal === undefined) sites.set(first.root, first);
    }
    const found: Proposal[] = [];
    for (const site of [...sites.values()].slice(0, 3)) found.push(...(await this.#journalsAt(site, links)));
    return found;
  }

  async #journalsAt(site: OjsAddress, links: readonly string[]): Promise<Proposal[]> {
    const several = await journalsOfSite(site, links, this.#fetcher, this.#parts.signal);
    const found: Proposal[] = [];
    let bySet: boolean | undefined;
    for (const journal of several.journals) {
      if (bySet !== undefined && this.#fetcher.requests + requestsPerCheck > this.#maxRequests) {
        found.push(unchecked(journal, several, bySet, found[0]));
        continue;
      }
      const candidate = { url: ojsOaiBase(journal.address), because: "a journal of the site" };
      const own = bySet === true ? undefined : await this.#try(candidate, undefined, journal);
      const one = own ?? (bySet === false ? undefined : await this.#trySet(journal, several));
      if (one) found.push(one);
      if (one) bySet ??= own === undefined;
    }
    return found;
  }

  /** Where journals have no OAI base of their own, but the site has: a journal is a set of it. */
  async #trySet(journal: SiteJournal, { base }: SiteJournals): Promise<Proposal | undefined> {
    if (base === undefined) return undefined;
    const because = "a set of the whole site's OAI-PMH";
    return this.#try({ url: base, because }, undefined, journal, { set: journal.address.journal });
  }

  async #try(
    { url, because }: Candidate,
    page: SitePage | undefined,
    journal?: SiteJournal,
    settings: Readonly<Record<string, unknown>> = {},
  ): Promise<Proposal | undefined> {
    if (this.#tried.some((one) => one.url === url) && settings["set"] === undefined) return undefined;
    const issns = page?.facts.issns ?? [];
    const parts = { ...this.#parts, fetcher: this.#fetcher };
    const source = { id: url, format: "oai-pmh", url, settings };
    const checked: Result<CheckedSource> = await checkSource(
      source,
      parts,
      issns.map((issn) => issn.value),
    );
    if (!checked.ok) {
      this.#tried.push({ url, problem: checked.problem });
      return undefined;
    }
    const title = page?.facts.title;
    return proposalOf(checked.value, {
      names: [journal?.name, page?.facts.journal],
      issns,
      because,
      ...(title === undefined ? {} : { title }),
      ...(journal === undefined ? {} : { path: journal.address.journal }),
    });
  }

  /** An OAI base is taken as it is; that it is of several journals is worth a word. */
  async #itself(address: string, itself: Proposal): Promise<Result<Discovery>> {
    const whole = ojsAddress(itself.url);
    if (whole && whole.journal === undefined) {
      const { journals } = await journalsOfSite(whole, [], this.#fetcher, this.#parts.signal);
      if (journals.length > 1) {
        this.#notes.add(
          `It is of ${journals.length} journals. For a source each, give the site's address: ${whole.root}`,
        );
      }
    }
    return this.#found(address, [itself]);
  }

  #found(address: string, proposals: readonly Proposal[]): Result<Discovery> {
    return ok({
      address,
      proposals: distinct(proposals),
      requests: this.#fetcher.requests,
      notes: [...this.#notes],
    });
  }

  #nothing(address: string): Result<never> {
    const { host } = new URL(address);
    const said = [...this.#notes].join(" ");
    return fail(
      "nothing_found",
      `Neither OAI-PMH nor a feed was found at ${host}: it was looked for at ${this.#tried.length} addresses. ${said}${said === "" ? "" : " "}If you know its base URL, give that; else ask its administrator to switch OAI-PMH on.`,
      { tried: this.#tried.map(({ url, problem }) => ({ url, why: problem.message })) },
    );
  }
}

/** Of the same server as one that was asked. */
function unchecked(
  { address, name }: SiteJournal,
  { base }: SiteJournals,
  bySet: boolean,
  sibling: Proposal | undefined,
): Proposal {
  const url = bySet && base !== undefined ? base : ojsOaiBase(address);
  const { set: _, ...settings } = sibling?.settings ?? {};
  const check = {
    url,
    settings: bySet ? { ...settings, set: address.journal } : settings,
    details: {},
    records: 0,
    issns: [],
    titles: [],
    notes: ["It was not asked for itself, only others of the same site."],
    issn: "unknown",
  } as const;
  const proposal = proposalOf(check, {
    names: [name],
    issns: [],
    because: "a journal of the site",
    path: address.journal,
  });
  return { ...proposal, name: nameOf([name, address.journal], url), checked: false };
}

/** Nothing else at that address can be asked either. */
function isFatal(problem: Problem): boolean {
  if (problem.code === "address_refused") return problem.details?.["robots"] !== true;
  return ["unreachable", "bad_address", "timed_out"].includes(problem.code);
}

/** Whether an address that could not be asked now may well be right. */
export function isForLater({ code, details }: Problem): boolean {
  if (code === "bad_status") return typeof details?.["status"] === "number" && isTemporary(details["status"]);
  return code === "unreachable" || code === "timed_out" || code === "retry_later";
}
