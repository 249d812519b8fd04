import { afterEach, describe, expect, it } from "vitest";
import { startFakeCrossref } from "../../../test/fakes/crossref-server.ts";
import { FakeWorks } from "../../../test/fakes/crossref-works.ts";
import { impatientClock, testSettings } from "../../../test/fakes/harvest-stand.ts";
import { speakOai, startFakeSite } from "../../../test/fakes/site-server.ts";
import { createFetcher } from "../fetcher.ts";
import { formats } from "../sources/index.ts";
import { checkSource } from "./check-source.ts";

const ending: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ending.splice(0).reverse()) await end();
});

function check(source: { format: string; url?: string; settings?: Record<string, unknown> }, issns: string[] = []) {
  const fetcher = createFetcher({ settings: testSettings, version: "0.0.0", backoffMs: 1, clock: impatientClock });
  ending.push(() => fetcher.close());
  return checkSource({ id: "s", settings: {}, ...source }, { fetcher, formats }, issns);
}

/** One endpoint at `/oai`, whose records carry the ISSN. */
async function oai(issn: string, options: { formats?: readonly string[]; onlySet?: string } = {}): Promise<string> {
  const site = await startFakeSite((url) =>
    url.pathname === "/oai" ? speakOai(url, { name: "J", baseUrl: url.href, issn, ...options }) : undefined,
  );
  ending.push(() => site.close());
  return `${site.origin}/oai`;
}

describe("a source that is checked", () => {
  it.each([
    ["1997-3438", ["1997-3438"], "same", []],
    ["1997-3438", ["2070-2469", "1997-3438"], "same", []],
    ["1997-3438", ["2070-2469"], "other", ["Its first records are of ISSN 1997-3438, not of 2070-2469."]],
    ["1997-3438", [], "unknown", []],
    ["", ["2070-2469"], "unknown", []],
    ["1997-3439", ["1997-3438"], "unknown", ["The ISSN 1997-3439 has a wrong check digit."]],
    ["1997-3438", ["1997-3439"], "unknown", ["The ISSN 1997-3439 has a wrong check digit."]],
  ])("has records of %s where %j is expected: %s", async (records, expected, issn, notes) => {
    const result = await check({ format: "oai-pmh", url: await oai(records) }, expected);
    expect(result).toMatchObject({ ok: true, value: { issn, notes, records: 7, titles: ["Journal of Fakes"] } });
  });

  it("is asked in the format and set that it wants, and refused where there are none", async () => {
    const url = await oai("1997-3438", { formats: ["oai_dc", "mods"], onlySet: "jpt" });
    const settings = (set: string, metadataPrefix = "oai_dc") => ({
      format: "oai-pmh",
      url,
      settings: { set, metadataPrefix },
    });
    expect(await check(settings("jpt"))).toMatchObject({ ok: true, value: { records: 7 } });
    expect(await check(settings("other"))).toMatchObject({
      ok: true,
      value: { records: 0, notes: ["Its first page has no record that can be read."] },
    });
    expect(await check(settings("jpt", "jats"))).toMatchObject({
      ok: false,
      problem: { code: "protocol_error", message: expect.stringContaining("It offers: oai_dc, mods.") },
    });
  });

  it("is asked where it has moved to, so that later harvests need no redirect", async () => {
    const site = await startFakeSite((url, origin) => {
      if (url.pathname === "/old") return { location: `${origin}/oai.php?journal=3&${url.searchParams}` };
      return url.pathname === "/oai.php" ? speakOai(url, { name: "J", baseUrl: url.href }) : undefined;
    });
    ending.push(() => site.close());
    const result = await check({ format: "oai-pmh", url: `${site.origin}/old` });
    expect(result).toMatchObject({ ok: true, value: { url: `${site.origin}/oai.php?journal=3`, records: 7 } });
    expect(site.requests).toHaveLength(4);
  });

  it("of Crossref says what the works are of, and how many", async () => {
    const server = await startFakeCrossref(new FakeWorks(30));
    ending.push(() => server.close());
    const settings = { issn: ["2070-2469"] };
    expect(await check({ format: "crossref", url: server.origin, settings }, ["2070-2469"])).toMatchObject({
      ok: true,
      value: { issn: "same", details: { records: 6 }, titles: ["Annals of Fakes"], records: 6 },
    });
    expect(await check({ format: "crossref", url: server.origin, settings: { issn: "0000-0019" } })).toMatchObject({
      ok: true,
      value: { records: 0, notes: expect.arrayContaining(["Crossref has nothing for that."]) },
    });
    expect(server.requests).toHaveLength(2);
  });

  it("gives the problem of one that cannot be asked", async () => {
    const code = async (source: Parameters<typeof check>[0]) => {
      const result = await check(source);
      return result.ok ? "ok" : result.problem.code;
    };
    expect(await code({ format: "hec-list", url: "https://a.example.pk/" })).toBe("unknown_format");
    expect(await code({ format: "oai-pmh" })).toBe("bad_address");
    expect(await code({ format: "oai-pmh", url: "http://127.0.0.1:9/oai" })).toBe("unreachable");
    expect(await code({ format: "crossref", url: "http://127.0.0.1:9/" })).toBe("bad_setting");
    const html = await startFakeSite(() => ({ body: "<html><p>Welcome" }));
    ending.push(() => html.close());
    expect(await code({ format: "oai-pmh", url: `${html.origin}/oai` })).toBe("not_this_format");
    expect(await code({ format: "crossref", url: html.origin, settings: { issn: "2070-2469" } })).toBe(
      "not_this_format",
    );
  });
});
