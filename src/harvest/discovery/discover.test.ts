import { afterEach, describe, expect, it } from "vitest";
import { impatientClock, testSettings } from "../../../test/fakes/harvest-stand.ts";
import {
  type Answer,
  type FakeJournal,
  type FakeSite,
  ojs2Page,
  ojs3Page,
  speakOai,
  startFakeSite,
} from "../../../test/fakes/site-server.ts";
import { createFetcher } from "../fetcher.ts";
import { formats } from "../sources/index.ts";
import { type Discovery, discoverSources } from "./discover.ts";

const ending: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ending.splice(0).reverse()) await end();
});

async function site(answer: Answer): Promise<FakeSite> {
  const started = await startFakeSite(answer);
  ending.push(() => started.close());
  return started;
}

async function discover(address: string, options: { timeoutMs?: number; allowPrivateAddresses?: boolean } = {}) {
  const { timeoutMs = 2000, ...settings } = options;
  const fetcher = createFetcher({
    settings: { ...testSettings, ...settings },
    version: "0.0.0",
    backoffMs: 1,
    clock: impatientClock,
  });
  ending.push(() => fetcher.close());
  return discoverSources(address, { fetcher, formats, timeoutMs });
}

async function found(address: string): Promise<Discovery> {
  const result = await discover(address);
  if (!result.ok) throw new Error(`${result.problem.message} ${JSON.stringify(result.problem.details)}`);
  return result.value;
}

/** An OJS site with path info: `/index.php/<path>/…`, each journal with its own OAI base, and one for all at `index`. */
function ojsSite(journals: readonly FakeJournal[], options: { siteOai?: boolean; ownOai?: boolean } = {}): Answer {
  const { siteOai = true, ownOai = true } = options;
  return (url, origin) => {
    const [, script, path = "", page = ""] = url.pathname.split("/");
    if (script !== "index.php") return script === "" ? { location: `${origin}/index.php/index` } : undefined;
    if (path === "index" && page === "oai") {
      if (!siteOai) return undefined;
      const sets = journals.flatMap(
        ({ path, name }) =>
          [
            [path, name],
            [`${path}:ART`, "Articles"],
          ] as const,
      );
      return speakOai(url, {
        name: "Open Journal Systems",
        baseUrl: `${origin}/index.php/index/oai`,
        sets: [...sets, ["driver", "Open Access DRIVERset"]],
        ...(ownOai ? {} : { onlySet: url.searchParams.get("set") ?? "none" }),
      });
    }
    const journal = journals.find((one) => one.path === path);
    if (journal && page === "oai") {
      if (!ownOai) return undefined;
      const baseUrl = `${origin}/index.php/${path}/oai`;
      return speakOai(url, { ...journal, baseUrl, formats: ["oai_dc", "oai_marc", "marcxml", "rfc1807", "jats"] });
    }
    if (journal) {
      const issn = journal.issn === undefined ? "" : `<p>ISSN: ${journal.issn} (Print)</p>`;
      return { body: ojs3Page(journal.name, `<a href="${origin}/index.php/${path}/about">About</a>${issn}`) };
    }
    if (path !== "index" && path !== "") return undefined;
    const list = journals.map(
      ({ path, name }) =>
        `<li><h3><a href="${origin}/index.php/${path}" rel="bookmark">${name}</a></h3><a href="${origin}/index.php/${path}/issue/current">Current Issue</a></li>`,
    );
    return { body: ojs3Page("Open Journal Systems", `<div class="journals"><ul>${list.join("")}</ul></div>`) };
  };
}

const three: readonly FakeJournal[] = [
  { path: "jpt", name: "Journal of Pakistani Tests", issn: "1997-3438" },
  { path: "pjx", name: "Pakistan Journal of X", issn: "2070-2469" },
  { path: "tahqeeq", name: "تحقیق" },
];

describe("a site of Open Journal Systems", () => {
  it("3.3: one journal's page gives that journal, whatever else the host has", async () => {
    const { origin, requests } = await site(ojsSite(three));
    for (const page of ["/index.php/jpt", "/index.php/jpt/issue/current", "/index.php/jpt/article/view/12"]) {
      const { proposals } = await found(origin + page);
      expect(proposals).toHaveLength(1);
      expect(proposals[0]).toMatchObject({
        name: "Journal of Pakistani Tests",
        url: `${origin}/index.php/jpt/oai`,
        settings: { metadataPrefix: "oai_dc" },
        issns: ["1997-3438"],
        checked: true,
        notes: [],
      });
    }
    expect(requests.slice(0, 5)).toEqual([
      "/robots.txt",
      "/index.php/jpt",
      "/index.php/jpt/oai?verb=Identify",
      "/index.php/jpt/oai?verb=ListMetadataFormats",
      "/index.php/jpt/oai?verb=ListRecords&metadataPrefix=oai_dc",
    ]);
  });

  it("an OAI base is taken as it is, without a look at pages", async () => {
    const { origin, requests } = await site(ojsSite(three));
    const given = [`${origin}/index.php/jpt/oai`, `${origin}/index.php/jpt/oai?verb=Identify`];
    for (const address of given) {
      const { proposals } = await found(address);
      expect(proposals.map(({ url, because }) => [url, because])).toEqual([[given[0], "the address itself"]]);
    }
    expect(requests.every((path) => path.includes("verb="))).toBe(true);
  });

  it("an OAI base of several journals is one source, with a word on that", async () => {
    const { origin } = await site(ojsSite(three));
    const { proposals, notes } = await found(`${origin}/index.php/index/oai`);
    expect(proposals.map(({ url }) => url)).toEqual([`${origin}/index.php/index/oai`]);
    expect(notes).toEqual([`It is of 3 journals. For a source each, give the site's address: ${origin}/index.php`]);
  });

  it("with several journals gives a source for each, by the names that the site gives them", async () => {
    const { origin } = await site(ojsSite(three));
    const { proposals } = await found(`${origin}/`);
    expect(proposals.map(({ path, name, url, checked }) => [path, name, url, checked])).toEqual(
      three.map(({ path, name }) => [path, name, `${origin}/index.php/${path}/oai`, true]),
    );
    expect(new Set(proposals.map(({ id }) => id)).size).toBe(3);
  });

  it("with more journals than requests gives those it did not ask for as such", async () => {
    const many = Array.from({ length: 40 }, (_, n) => ({ path: `j${n}`, name: `Journal ${n}` }));
    const { origin, requests } = await site(ojsSite(many));
    const { proposals } = await found(`${origin}/index.php/index`);
    expect(proposals.map(({ name }) => name)).toEqual(many.map(({ name }) => name));
    const unchecked = proposals.filter(({ checked }) => !checked);
    expect(unchecked.length).toBe(33);
    expect(unchecked[0]?.settings).toEqual({ metadataPrefix: "oai_dc" });
    expect(requests.length).toBeLessThanOrEqual(25);
  });

  it("finds the journals by the links where the whole site has no OAI-PMH", async () => {
    const { origin } = await site(ojsSite(three, { siteOai: false }));
    const { proposals } = await found(`${origin}/`);
    expect(proposals.map(({ path }) => path)).toEqual(["jpt", "pjx", "tahqeeq"]);
    expect(proposals[0]?.name).toBe("Journal of Pakistani Tests");
  });

  it("takes sets of the whole site's OAI-PMH where journals have none of their own", async () => {
    const { origin } = await site(ojsSite(three, { ownOai: false }));
    const { proposals } = await found(`${origin}/`);
    expect(proposals.map(({ url, settings }) => [url, settings["set"]])).toEqual(
      three.map(({ path }) => [`${origin}/index.php/index/oai`, path]),
    );
    expect(new Set(proposals.map(({ id }) => id)).size).toBe(3);
  });

  it("2.4 in a folder, with its journals listed in XHTML that is not well-formed", async () => {
    const { origin } = await site((url, origin) => {
      const root = `${origin}/ojs/index.php`;
      if (url.pathname === "/ojs/index.php/annals/oai") return speakOai(url, { name: "Annals", baseUrl: url.href });
      if (url.pathname === "/ojs/index.php/bulletin/oai") return speakOai(url, { name: "Bulletin", baseUrl: url.href });
      if (!["/ojs/", "/ojs/index.php"].includes(url.pathname)) return undefined;
      const list = ["annals", "bulletin"].map(
        (path) =>
          `<h3>${path}</h3><p><a href="${root}/${path}" class="action">View Journal</a> | <a href="${root}/${path}/issue/current" class=action>Current Issue</a> | <a href="${root}/${path}/user/register">Register</a>`,
      );
      return {
        body: ojs2Page("Journals of the University", `${list.join("")}<a href="${root}/index/login">Login</a>`),
      };
    });
    const { proposals } = await found(`${origin}/ojs/`);
    expect(proposals.map(({ name, url }) => [name, url])).toEqual([
      ["Annals", `${origin}/ojs/index.php/annals/oai`],
      ["Bulletin", `${origin}/ojs/index.php/bulletin/oai`],
    ]);
  });

  it("without path info: index.php?journal=…&page=oai", async () => {
    const { origin } = await site((url) => {
      if (url.pathname !== "/index.php") return undefined;
      const { searchParams: asked } = url;
      if (asked.get("page") === "oai" && asked.get("journal") === "jpt")
        return speakOai(url, { name: "JPT", baseUrl: url.href });
      return asked.get("page") === "oai" ? undefined : { body: ojs3Page("JPT", "<p>Welcome</p>") };
    });
    const { proposals } = await found(`${origin}/index.php?journal=jpt&page=issue&op=current`);
    expect(proposals.map(({ url }) => url)).toEqual([`${origin}/index.php?journal=jpt&page=oai`]);
  });

  it("without index.php in its addresses: one journal, or several", async () => {
    const { origin } = await site((url, origin) => {
      const [, path = "", page] = url.pathname.split("/");
      if (["alpha", "beta"].includes(path) && page === "oai") return speakOai(url, { name: path, baseUrl: url.href });
      if (["alpha", "beta"].includes(path)) return { body: ojs3Page(path, "") };
      if (path !== "") return undefined;
      const list = ["alpha", "beta"].map((path) => `<a href="${origin}/${path}/issue/current">${path}</a>`);
      return { body: ojs3Page("Journals", `${list.join("")}<a href="${origin}/index/login">Login</a>`) };
    });
    expect((await found(`${origin}/alpha/about`)).proposals.map(({ url }) => url)).toEqual([`${origin}/alpha/oai`]);
    expect((await found(`${origin}/`)).proposals.map(({ url }) => url)).toEqual([
      `${origin}/alpha/oai`,
      `${origin}/beta/oai`,
    ]);
  });

  it("at an address of the journal's own", async () => {
    const { origin } = await site((url) => {
      if (url.pathname === "/oai") return speakOai(url, { name: "Own", baseUrl: url.href });
      return url.pathname === "/" ? { body: ojs3Page("Own", "") } : undefined;
    });
    expect((await found(`${origin}/`)).proposals.map(({ url }) => url)).toEqual([`${origin}/oai`]);
  });

  it("behind a start page that is not OJS's", async () => {
    const journals = ojsSite(three.slice(0, 1));
    const { origin } = await site((url, origin) =>
      url.pathname === "/"
        ? { body: `<title>University</title><a href="/index.php/jpt/about">Our journal</a>` }
        : journals(url, origin),
    );
    expect((await found(`${origin}/`)).proposals.map(({ url }) => url)).toEqual([`${origin}/index.php/jpt/oai`]);
  });
});

describe("other repositories", () => {
  it.each([
    ["DSpace 6", "DSpace 6.3", "/oai/request", "/xmlui/handle/123456789/1"],
    ["DSpace 7", "DSpace 7.6.1", "/server/oai/request", "/communities/0a1b2c3d-1111-4222-8333-444455556666"],
    ["EPrints", "EPrints 3.4.2", "/cgi/oai2", "/id/eprint/12/"],
    ["Digital Commons", "bepress", "/do/oai/", "/jpt/vol1/"],
    ["Janeway", "Janeway 1.7", "/jpt/api/oai/", "/jpt/issues/"],
    ["something with its base at a usual place", "", "/oai2", "/"],
  ])("%s", async (software, generator, base, page) => {
    const name = `Works kept in ${software}`;
    const { origin, requests } = await site((url) => {
      if (url.pathname === base) return speakOai(url, { name, baseUrl: url.href });
      if (url.pathname !== page) return undefined;
      return { body: `<html><meta name=Generator content="${generator}"><title>Start</title>` };
    });
    const { proposals } = await found(origin + page);
    expect(proposals.map(({ url, name }) => [url, name])).toEqual([[origin + base, name]]);
    expect(requests.length).toBeLessThanOrEqual(15);
  });

  it("by a link on the page, and the richest format that can be read", async () => {
    const { origin } = await site((url) => {
      if (url.pathname === "/harvest/oai-pmh")
        return speakOai(url, { name: "Linked", baseUrl: url.href, formats: ["mods", "rdf", "oai_dc"] });
      return url.pathname === "/" ? { body: `<a href="/harvest/oai-pmh?verb=Identify">OAI</a>` } : undefined;
    });
    const { proposals } = await found(`${origin}/`);
    expect(proposals).toMatchObject([
      { url: `${origin}/harvest/oai-pmh`, because: "a link on the page", settings: { metadataPrefix: "oai_dc" } },
    ]);
  });

  it("an OAI base that does not look like one", async () => {
    const { origin } = await site((url) =>
      url.pathname === "/data/provider.asp"
        ? speakOai(url, { name: "Odd", baseUrl: url.href })
        : { status: 404, body: "" },
    );
    expect((await found(`${origin}/data/provider.asp`)).proposals.map(({ url }) => url)).toEqual([
      `${origin}/data/provider.asp`,
    ]);
  });
});

describe("ISSNs", () => {
  const answer =
    (page: string, records: string): Answer =>
    (url) => {
      if (url.pathname === "/index.php/j/oai") return speakOai(url, { name: "J", baseUrl: url.href, issn: records });
      return url.pathname === "/index.php/j" ? { body: ojs3Page("J", page) } : undefined;
    };

  it("of the site that differ from those of the records are told", async () => {
    const { origin } = await site(answer("<p>E-ISSN: 2070-2469</p>", "1997-3438"));
    const { proposals } = await found(`${origin}/index.php/j`);
    expect(proposals[0]?.issns).toEqual(["2070-2469", "1997-3438"]);
    expect(proposals[0]?.notes).toEqual(["Its first records are of ISSN 1997-3438, not of 2070-2469."]);
  });

  it("with a wrong check digit are told, and prove nothing", async () => {
    const { origin } = await site(answer("<p>ISSN 1997-3439</p>", "1997-3438"));
    const { proposals } = await found(`${origin}/index.php/j`);
    expect(proposals[0]?.notes).toEqual(["The ISSN 1997-3439 has a wrong check digit."]);
  });
});

describe("a site without OAI-PMH", () => {
  async function refused(address: string, options = {}) {
    const result = await discover(address, options);
    if (result.ok) throw new Error(`found ${JSON.stringify(result.value.proposals)}`);
    return result.problem;
  }

  it("is told as such, with what was tried, in few requests", async () => {
    const { origin, requests } = await site((url) =>
      url.pathname === "/" ? { body: "<title>Just pages</title>" } : undefined,
    );
    const problem = await refused(`${origin}/`);
    expect(problem).toMatchObject({
      code: "nothing_found",
      message: expect.stringContaining("Neither OAI-PMH nor a feed was found"),
    });
    expect(problem.details?.["tried"]).toHaveLength(9);
    expect(requests.length).toBe(11);
  });

  it("that answers every address with a page and status 200", async () => {
    const { origin, requests } = await site(() => ({ body: ojs3Page("All the same", "<a href=/index.php/j>J</a>") }));
    expect((await refused(`${origin}/`)).code).toBe("nothing_found");
    expect(requests.length).toBeLessThanOrEqual(25);
  });

  it("that redirects in circles", async () => {
    const { origin, requests } = await site((_, origin) => ({ location: `${origin}/again` }));
    expect((await refused(`${origin}/`)).code).toBe("nothing_found");
    expect(requests.length).toBeLessThanOrEqual(50);
  });

  it("that hangs is left after two silences", async () => {
    const { origin, requests } = await site(() => ({ hang: true }));
    const problem = await refused(`${origin}/`, { timeoutMs: 100 });
    expect(problem.code).toBe("timed_out");
    expect(requests.length).toBeLessThanOrEqual(4);
  });

  it("that cannot be reached, or may not be, is told by that", async () => {
    const closing = await site(() => undefined);
    const { origin, requests } = closing;
    expect((await refused(`${origin}/`, { allowPrivateAddresses: false })).code).toBe("address_refused");
    expect(requests).toEqual([]);
    await closing.close();
    expect((await refused(`${origin}/`)).code).toBe("unreachable");
    expect((await refused("file:///etc/passwd")).code).toBe("bad_address");
  });
});

describe("robots.txt", () => {
  it("of the host that a page redirects to holds as well", async () => {
    const closed = await site((url) =>
      url.pathname === "/robots.txt" ? { body: "User-agent: DefinePK\nDisallow: /" } : { body: ojs3Page("J", "") },
    );
    const { origin } = await site((url) => {
      if (url.pathname === "/index.php/j/oai") return speakOai(url, { name: "J", baseUrl: url.href });
      return url.pathname === "/robots.txt" ? undefined : { location: `${closed.origin}/index.php/j` };
    });
    const { proposals, notes } = await found(`${origin}/index.php/j`);
    expect(proposals.map(({ url }) => url)).toEqual([`${origin}/index.php/j/oai`]);
    expect(notes).toEqual([expect.stringContaining("robots.txt")]);
  });

  it("keeps us from pages, not from OAI-PMH, which is there for harvesters", async () => {
    const { origin, requests } = await site((url) => {
      if (url.pathname === "/robots.txt") return { body: "User-agent: *\nDisallow: /" };
      if (url.pathname === "/index.php/j/oai") return speakOai(url, { name: "J", baseUrl: url.href });
      return { body: ojs3Page("J", "") };
    });
    const { proposals, notes } = await found(`${origin}/index.php/j`);
    expect(proposals.map(({ url }) => url)).toEqual([`${origin}/index.php/j/oai`]);
    expect(notes).toEqual([expect.stringContaining("robots.txt")]);
    expect(requests).not.toContain("/index.php/j");
  });
});

describe("feeds of headlines", () => {
  const feed = `<rss version="2.0"><channel><title>Kite Herald - Sports</title><link>https://kiteherald.example/</link><item><title>Kites</title><guid>1</guid></item></channel></rss>`;
  const page = `<html><head><title>Kite Herald</title><link rel="alternate" type="application/rss+xml" title="Sports" href="/rss/sports"><link rel="alternate" type="application/rss+xml" title="Comments" href="/comments/feed"></head><body>News</body></html>`;

  it("are found at their own address and on an outlet's page, without a guess at OAI-PMH", async () => {
    const outlet = await site((url) => {
      if (url.pathname === "/") return { body: page };
      return url.pathname === "/rss/sports" ? { body: feed } : undefined;
    });
    for (const path of ["/", "/rss/sports"]) {
      const { proposals } = await found(`${outlet.origin}${path}`);
      expect(proposals).toMatchObject([
        {
          format: "feed",
          url: `${outlet.origin}/rss/sports`,
          name: "Kite Herald – Sports",
          settings: { intervalHours: 2 },
        },
      ]);
    }
    expect(outlet.requests.filter((path) => /oai/.test(path))).toEqual([]);
  });
});
