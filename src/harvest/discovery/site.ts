import { asProblem, fail, ok, type Result } from "../../domain/result.ts";
import { badStatus } from "../network-problem.ts";
import { readUpTo } from "../read-up-to.ts";
import { feed } from "../sources/feed/index.ts";
import { jsonFeed } from "../sources/feed/json-feed.ts";
import { rootNameOf } from "../sources/root-name.ts";
import type { BoundedFetcher } from "./bounded-fetcher.ts";
import { type PageFacts, readPage } from "./page-facts.ts";
import { everythingAllowed, nothingAllowed, type RobotRules, readRobots } from "./robots.ts";

/** A page of the site as found. */
export interface SitePage {
  /** After redirects. */
  readonly url: string;
  readonly facts: PageFacts;
  /** It is no page but an answer of OAI-PMH: an error, for nothing was asked. */
  readonly isOai: boolean;
  /** It is no page but a feed of headlines. */
  readonly isFeed: boolean;
}

/** Reads pages of sites as a robot may. */
export interface Site {
  page(url: string): Promise<Result<SitePage>>;
}

const maxPageBytes = 2 * 1024 * 1024;
/** As much of robots.txt as must be read (RFC 9309, 2.5). */
const maxRobotsBytes = 500 * 1024;
const robot = "DefinePK";
/** What robots.txt itself may suffer; all else is told as it is. */
const ruled: readonly string[] = ["too_many_redirects", "bad_status", "retry_later", "too_large"];

export function openSite(fetcher: BoundedFetcher, signal?: AbortSignal): Site {
  const rules = new Map<string, RobotRules>();
  const asked = { keepErrorAnswers: true, ...(signal ? { signal } : {}) };

  /** Of an address's host. What cannot be had because of the server forbids, what is not there allows (RFC 9309, 2.3.1). */
  async function rulesOf(url: URL): Promise<RobotRules> {
    const known = rules.get(url.origin);
    if (known) return known;
    const fetched = await fetcher.fetch(`${url.origin}/robots.txt`, asked).catch((error: unknown) => {
      const problem = asProblem(error);
      if (!problem || !ruled.includes(problem.code)) throw error;
      return problem.code === "too_many_redirects" ? 404 : 500;
    });
    let found: RobotRules;
    if (typeof fetched === "number") found = fetched < 500 ? everythingAllowed : nothingAllowed;
    else if (fetched.status >= 400) {
      fetched.discard();
      found = fetched.status < 500 ? everythingAllowed : nothingAllowed;
    } else {
      const text = Buffer.from(await readUpTo(fetched, maxRobotsBytes)).toString("utf8");
      found = readRobots(text, robot);
    }
    rules.set(url.origin, found);
    return found;
  }

  /** Undefined where the page may be read. */
  async function refusalOf(url: URL): Promise<Result<never> | undefined> {
    const found = await rulesOf(url);
    if (found(url.pathname + url.search)) return undefined;
    return forbidden(
      found === nothingAllowed
        ? `The robots.txt of ${url.host} cannot be had now, so its pages are not read.`
        : `${url.host} asks robots to stay away from ${url.pathname} (robots.txt).`,
    );
  }

  return {
    async page(address) {
      try {
        const url = new URL(address);
        const refused = await refusalOf(url);
        if (refused) return refused;
        const fetched = await fetcher.fetch(address, { ...asked, accept: "text/html, */*;q=0.5" });
        const bytes = await readUpTo(fetched, maxPageBytes);
        // only now: a host has one turn at a time
        const landed = new URL(fetched.url);
        const refusedThere = landed.origin === url.origin ? undefined : await refusalOf(landed);
        if (refusedThere) return refusedThere;
        const isOai = rootNameOf(bytes.subarray(0, 4096))?.local === "OAI-PMH";
        if (fetched.status >= 400 && !isOai) {
          const { problem } = badStatus(landed, fetched.status);
          return { ok: false, problem };
        }
        const isFeed = feed.recognise(bytes.subarray(0, 4096), "") || jsonFeed.recognise(bytes.subarray(0, 65_536), "");
        return ok({ url: fetched.url, facts: readPage(bytes, fetched.url), isOai, isFeed });
      } catch (error) {
        const problem = asProblem(error);
        if (!problem || problem.code === "stopped" || problem.code === "internal") throw error;
        return { ok: false, problem };
      }
    },
  };
}

function forbidden(message: string): Result<never> {
  return fail("address_refused", message, { robots: true });
}
