import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Source } from "../../src/catalogue/writer.ts";
import { startFakeCrossref } from "../fakes/crossref-server.ts";
import { FakeWorks } from "../fakes/crossref-works.ts";
import { fakeArticles, startFakeDoaj } from "../fakes/doaj-server.ts";
import { ojs3Page, speakOai, startFakeSite } from "../fakes/site-server.ts";
import { definepk, isBuilt } from "./definepk.ts";

interface Answer {
  readonly added: readonly Source[];
  readonly known: readonly { id: string }[];
  readonly proposals: readonly { id: string; name: string; url: string; checked: boolean; notes: string[] }[];
}

describe.skipIf(!isBuilt)("sources add", () => {
  let folder: string;
  const closing: (() => Promise<void>)[] = [];
  const env = { DEFINEPK_ALLOW_PRIVATE_ADDRESSES: "yes", DEFINEPK_HARVEST_DELAY_MS: "0", DEFINEPK_SAMPLE: "no" };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "definepk-add-"));
  });
  afterEach(async () => {
    for (const close of closing.splice(0)) await close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function add(
    ...args: string[]
  ): Promise<Answer & { code: number | null; error?: { code: string; message: string } }> {
    const { code, stdout } = await definepk(folder, ["--json", "sources", "add", ...args], { env });
    return { code, ...(JSON.parse(stdout) as Answer) };
  }

  /** Two journals of one OJS host. */
  async function host(): Promise<string> {
    const site = await startFakeSite((url, origin) => {
      const [, script, path = "", page] = url.pathname.split("/");
      if (script === "") return { location: `${origin}/index.php/index` };
      if (script !== "index.php") return undefined;
      const name = { alpha: "Journal Alpha", beta: "Journal Beta" }[path];
      if (page === "oai")
        return name === undefined ? undefined : speakOai(url, { name, baseUrl: origin + url.pathname });
      const links = ["alpha", "beta"].map((one) => `<a href="${origin}/index.php/${one}">${one}</a>`);
      return { body: ojs3Page(name ?? "All", name === undefined ? links.join("") : "<p>ISSN 1997-3439</p>") };
    });
    closing.push(() => site.close());
    return site.origin;
  }

  it("adds every journal of a site that is named by nothing but its address; again: they are there", async () => {
    const origin = await host();
    const shown = await add(`${origin}/`, "--dry-run");
    expect(shown.proposals.map(({ name, url }) => [name, url])).toEqual([
      ["Journal Alpha", `${origin}/index.php/alpha/oai`],
      ["Journal Beta", `${origin}/index.php/beta/oai`],
    ]);
    expect(JSON.parse((await definepk(folder, ["--json", "sources", "list"])).stdout)).toEqual({ sources: [] });
    const first = await add(`${origin}/`);
    expect(first.code).toBe(0);
    expect(first.added.map(({ name, url, enabled }) => [name, url, enabled])).toEqual([
      ["Journal Alpha", `${origin}/index.php/alpha/oai`, true],
      ["Journal Beta", `${origin}/index.php/beta/oai`, true],
    ]);
    const again = await add(`${origin}/`);
    expect([again.code, again.error?.code]).toEqual([2, "source_exists"]);
    const { stdout } = await definepk(folder, ["--json", "harvest"], { env });
    // seven records each
    expect(JSON.parse(stdout)).toMatchObject({ totals: { read: 14, quarantined: 0 } });
  });

  it("adds the one that is chosen, tells a wrong ISSN, and names those that there are", async () => {
    const origin = await host();
    const { added } = await add(`${origin}/`, "--only", "beta", "--id", "b", "--name", "Beta", "--disabled");
    expect(added.map(({ id, name, enabled }) => [id, name, enabled])).toEqual([["b", "Beta", false]]);
    const page = await add(`${origin}/index.php/alpha`);
    expect(page.proposals[0]?.notes).toEqual(["The ISSN 1997-3439 has a wrong check digit."]);
    const wrong = await add(`${origin}/`, "--only", "gamma");
    expect([wrong.code, wrong.error?.message]).toEqual([2, "The site has no journal gamma. There are: alpha, beta."]);
  });

  it("takes an OAI base as it is where it cannot be reached, or shall not be asked", async () => {
    const given = ["--no-check", "https://journal.example.edu.pk/index.php/j/oai"];
    const unasked = await add(...given);
    expect([unasked.code, unasked.added[0]?.settings]).toEqual([0, { metadataPrefix: "oai_dc" }]);
    const silent = await add("http://127.0.0.1:9/index.php/j/oai");
    expect([silent.code, silent.added[0]?.url]).toEqual([0, "http://127.0.0.1:9/index.php/j/oai"]);
    expect(silent.proposals[0]).toMatchObject({ checked: false, notes: [expect.stringContaining("not checked")] });
    expect([unasked.added[0]?.enabled, silent.added[0]?.enabled]).toEqual([true, false]);
    expect(silent.added[0]?.check).toMatchObject({ state: "pending", message: silent.proposals[0]?.notes.join(" ") });
    const site = await add("http://127.0.0.1:9/");
    expect([site.code, site.error?.code]).toEqual([1, "unreachable"]);
  });

  it("adds what a small look could not ask unchecked, until a check has passed it", async () => {
    const paths = Array.from({ length: 12 }, (_, n) => `j${n}`);
    const site = await startFakeSite((url, origin) => {
      const [, script, path = "", page] = url.pathname.split("/");
      if (script === "") return { location: `${origin}/index.php/index` };
      if (script !== "index.php") return undefined;
      if (page === "oai")
        return paths.includes(path) ? speakOai(url, { name: path, baseUrl: origin + url.pathname }) : undefined;
      const links = paths.map((one) => `<a href="${origin}/index.php/${one}">${one}</a>`);
      return { body: ojs3Page("All", path === "index" ? links.join("") : "") };
    });
    closing.push(() => site.close());
    const { added, proposals } = await add(`${site.origin}/`);
    const unchecked = proposals.filter(({ checked }) => !checked).map(({ url }) => url);
    expect(added).toHaveLength(12);
    expect(unchecked.length).toBeGreaterThan(3);
    expect(added.filter(({ enabled }) => !enabled).map(({ url }) => url)).toEqual(unchecked);
    const { stdout } = await definepk(folder, ["--json", "sources", "check", "--all"], { env });
    const { checked } = JSON.parse(stdout) as { checked: { url: string; enabled: boolean; message: string }[] };
    expect(checked.map(({ url }) => url).sort()).toEqual([...unchecked].sort());
    expect(new Set(checked.map(({ enabled, message }) => `${enabled} ${message}`))).toEqual(
      new Set(["true It answers."]),
    );
  });

  it("adds an OAI base whose server is in trouble unchecked, with the true reason", async () => {
    const site = await startFakeSite(() => ({ status: 500, body: "no" }));
    closing.push(() => site.close());
    const base = `${site.origin}/index.php/j/oai`;
    const { code, added } = await add(base);
    expect([code, added[0]?.url, added[0]?.enabled]).toEqual([0, base, false]);
    expect(added[0]?.check?.message).toMatch(/^It is not checked: .* cannot answer now.*status 500/);
    const page = await add(`${site.origin}/journal`);
    expect([page.code, page.error?.code]).toEqual([1, "nothing_found"]);
    expect(page.error?.message).toContain("cannot be had now, so its pages are not read");
  });

  it("adds journals of Crossref by ISSN and harvests them", async () => {
    const works = new FakeWorks(50);
    const server = await startFakeCrossref(works);
    closing.push(() => server.close());
    const { code, added } = await add(server.origin, "--issn", "1997-3438", "--doi-prefix", "10.5555");
    expect(code).toBe(0);
    expect(added[0]).toMatchObject({
      id: "crossref-1997-3438",
      name: "Crossref: Journal of Fakes",
      format: "crossref",
      settings: { issn: ["1997-3438"], doiPrefix: ["10.5555"] },
    });
    const { stdout } = await definepk(folder, ["--json", "harvest"], { env });
    const wanted = works.all().filter(({ number }) => number % 5 !== 4 || number % 3 === 2).length;
    expect(JSON.parse(stdout)).toMatchObject({ totals: { created: wanted, quarantined: 0 } });
    works.pass(20);
    const harvest = async (...args: string[]) => {
      const { stdout } = await definepk(folder, ["--json", "harvest", "crossref-1997-3438", ...args], { env });
      return (JSON.parse(stdout) as { totals: unknown }).totals;
    };
    expect(await harvest()).toMatchObject({ read: 0 });
    // 40 by ISSN and 16 by prefix, some of them met twice
    expect(await harvest("--full")).toMatchObject({ created: 0, updated: 0, quarantined: 0, unchanged: 56 });
    expect(await add(server.origin, "--issn", "1997-3439")).toMatchObject({
      code: 2,
      error: { message: "--issn 1997-3439 has a wrong check digit." },
    });
    const doaj = await startFakeDoaj(fakeArticles(20));
    closing.push(() => doaj.close());
    expect(await add(doaj.origin, "--format", "doaj", "--issn", "1997-3438")).toMatchObject({
      code: 0,
      added: [{ id: "doaj-1997-3438", name: "DOAJ: Journal of Fakes", settings: { issn: ["1997-3438"] } }],
    });
    expect(await add("--format", "doaj", "--doi-prefix", "10.5555")).toMatchObject({
      code: 2,
      error: { code: "bad_request" },
    });
    expect(await add("--format", "oai-pmh", "--issn", "1997-3438")).toMatchObject({
      code: 2,
      error: { code: "bad_request" },
    });
    expect(await add("--format", "crossref")).toMatchObject({ code: 2, error: { code: "bad_request" } });
    expect(await add("--format", "hec-list", server.origin)).toMatchObject({
      code: 2,
      error: { code: "unknown_format" },
    });
  });
});
