import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openSqliteStore } from "../../src/catalogue/sqlite/index.ts";
import type { CatalogueStore } from "../../src/catalogue/store.ts";
import type { Source } from "../../src/catalogue/writer.ts";
import { createFetcher, type Fetcher } from "../../src/harvest/fetcher.ts";
import { formats } from "../../src/harvest/sources/index.ts";
import { type CheckOutcome, checkSources } from "../../src/jobs/check-sources.ts";
import { addPreset, type Preset, type PresetJournal } from "../../src/jobs/presets.ts";
import { statusOf } from "../../src/jobs/source-report.ts";
import { impatientClock, testSettings } from "../fakes/harvest-stand.ts";
import { type FakeJournal, type FakeSite, ojs3Page, speakOai, startFakeSite } from "../fakes/site-server.ts";

const journals: readonly FakeJournal[] = [
  { path: "right", name: "Journal that is right", issn: "1997-3438" },
  { path: "other", name: "Journal that is another", issn: "2070-2469" },
  { path: "silent", name: "Journal without an ISSN" },
  { path: "typo", name: "Journal with a typing error", issn: "2222-5510" },
];

/** OJS at `/index.php`; a start page elsewhere that links to one of its journals. */
function startSite(): Promise<FakeSite> {
  return startFakeSite((url, origin) => {
    if (url.pathname === "/welcome")
      return { body: ojs3Page("Welcome", `<a href="${origin}/index.php/right/oai">OAI</a>`) };
    const [, script, path, page] = url.pathname.split("/");
    const journal = script === "index.php" ? journals.find((one) => one.path === path) : undefined;
    if (!journal) return undefined;
    const baseUrl = `${origin}/index.php/${journal.path}/oai`;
    return page === "oai" ? speakOai(url, { ...journal, baseUrl }) : { body: ojs3Page(journal.name, "") };
  });
}

describe("a preset", () => {
  let folder: string;
  let store: CatalogueStore;
  let fetcher: Fetcher;
  let site: FakeSite;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), "definepk-preset-"));
    store = openSqliteStore(folder);
    fetcher = createFetcher({
      settings: { ...testSettings, harvestMaxRetries: 0 },
      version: "0.0.0",
      backoffMs: 1,
      clock: impatientClock,
    });
    site = await startSite();
  });
  afterEach(async () => {
    await fetcher.close();
    await site.close();
    store.close();
    rmSync(folder, { recursive: true });
  });

  const journal = (id: string, issn: string, where: { oai?: string; site?: string }): PresetJournal => ({
    id,
    title: { value: `The ${id}`, from: "a" },
    issns: [{ value: issn, from: "a" }],
    ...(where.oai === undefined ? {} : { oai: { value: site.origin + where.oai, from: "a" } }),
    ...(where.site === undefined ? {} : { site: { value: site.origin + where.site, from: "a" } }),
  });
  const preset = (...journals: readonly PresetJournal[]): Preset => ({
    name: "test",
    title: "Test",
    made: "2026-01-15",
    notice: "CC BY-SA 4.0",
    endorsement: "Being listed is no endorsement.",
    origins: { a: { title: "A list", date: "2026" } },
    journals,
  });

  async function add(given: Preset) {
    const writer = await store.writer("test");
    try {
      return await addPreset(given, writer);
    } finally {
      writer.close();
    }
  }
  async function sources(): Promise<Record<string, Source>> {
    const reader = store.reader();
    const found = Object.fromEntries((await reader.sources()).map((source) => [source.id, source]));
    reader.close();
    return found;
  }
  async function check(): Promise<Record<string, CheckOutcome>> {
    const waiting = Object.values(await sources()).filter((one) => ["unchecked", "not passed"].includes(statusOf(one)));
    const outcomes = await checkSources(waiting, { store, fetcher, formats });
    return Object.fromEntries(outcomes.map((outcome) => [outcome.id, outcome]));
  }
  async function disable(id: string): Promise<void> {
    const source = (await sources())[id] as Source;
    const writer = await store.writer("test");
    await writer.putSource({ ...source, enabled: false, check: null });
    writer.close();
  }

  it("adds sources that are disabled and unchecked, with its notice, and changes nothing the second time", async () => {
    const given = preset(
      journal("one", "1997-3438", { oai: "/index.php/right/oai" }),
      journal("two", "2070-2469", { site: "/" }),
      journal("three", "2049-3630", {}),
    );
    expect(await add(given)).toEqual({ added: ["one", "two"], known: [], nowhere: ["three"] });
    const before = await sources();
    expect(before["one"]).toMatchObject({
      name: "The one",
      enabled: false,
      check: { state: "pending" },
      settings: { preset: "test", notice: "CC BY-SA 4.0", issns: ["1997-3438"] },
    });
    expect(before["two"]).not.toHaveProperty("url");
    expect(await add(given)).toEqual({ added: [], known: ["one", "two"], nowhere: ["three"] });
    expect(await sources()).toEqual(before);
    expect(site.requests).toEqual([]);
  });

  it("does not add an endpoint that is there under another id", async () => {
    const writer = await store.writer("test");
    await writer.putSource({ id: "mine", name: "Mine", format: "oai-pmh", url: `${site.origin}/index.php/right/oai/` });
    writer.close();
    const { known } = await add(preset(journal("one", "1997-3438", { oai: "/index.php/right/oai" })));
    expect([known, Object.keys(await sources())]).toEqual([["one"], ["mine"]]);
  });

  it("passes an address that a person gave, of which no ISSN is expected, and says of others what is true", async () => {
    const writer = await store.writer("test");
    const url = `${site.origin}/index.php/other/oai`;
    await writer.putSource({ id: "given", name: "Given", format: "oai-pmh", url, enabled: false });
    writer.close();
    await add(
      preset(
        { ...journal("nameless", "", { oai: "/index.php/right/oai", site: "/index.php/right" }), issns: [] },
        journal("typo", "1997-3438", { oai: "/index.php/typo/oai" }),
      ),
    );
    const [given] = await checkSources([(await sources())["given"] as Source], { store, fetcher, formats });
    // Disabled by a person, so it stays so.
    expect(given).toMatchObject({ passed: true, enabled: false, message: "It answers." });
    const outcomes = await check();
    expect(outcomes["nameless"]?.message).toContain(
      "It answers, but no ISSN of it is known to compare with 1997-3438 of its first records",
    );
    expect(outcomes["typo"]?.message).toContain("its first records state no ISSN that can be right");
    expect(outcomes["typo"]?.message).toContain("The ISSN 2222-5510 has a wrong check digit.");
  });

  it("enables those whose records are of the journal, and says why not of the others", async () => {
    await add(
      preset(
        journal("right", "1997-3438", { oai: "/index.php/right/oai" }),
        journal("wrong", "2049-3630", { oai: "/index.php/other/oai" }),
        journal("silent", "2049-3630", { oai: "/index.php/silent/oai" }),
        journal("gone", "2049-3630", { oai: "/nowhere/oai" }),
      ),
    );
    const outcomes = await check();
    expect(outcomes["right"]).toMatchObject({ passed: true, enabled: true });
    expect(outcomes["wrong"]).toMatchObject({
      passed: false,
      message: expect.stringMatching(/ISSN 2070-2469, not of 2049-3630/),
    });
    expect(outcomes["silent"]).toMatchObject({
      passed: false,
      message: expect.stringMatching(/state no ISSN.*by a person/),
    });
    expect(outcomes["gone"]).toMatchObject({
      passed: false,
      message: expect.stringMatching(/nothing at this address|404/),
    });
    const after = await sources();
    expect(Object.values(after).map((one) => [one.id, statusOf(one)])).toEqual([
      ["gone", "not passed"],
      ["right", "enabled"],
      ["silent", "not passed"],
      ["wrong", "not passed"],
    ]);
    expect(after["wrong"]?.check).toMatchObject({ state: "failed", at: expect.stringMatching(/^\d{4}-/) });
    // What is enabled waits for nothing any more.
    expect(Object.keys(await check()).sort()).toEqual(["gone", "silent", "wrong"]);
  });

  it("looks for the endpoint where only the site is known, or where the known one is another journal's", async () => {
    await add(
      preset(
        journal("found", "1997-3438", { site: "/welcome" }),
        journal("corrected", "2070-2469", { oai: "/index.php/silent/oai", site: "/index.php/other" }),
      ),
    );
    const outcomes = await check();
    expect(outcomes["found"]).toMatchObject({ passed: true, url: `${site.origin}/index.php/right/oai` });
    expect((await sources())["found"]).toMatchObject({
      enabled: true,
      url: `${site.origin}/index.php/right/oai`,
      settings: { metadataPrefix: "oai_dc", preset: "test" },
    });
    // An endpoint that says nothing against it stays as it is: a person decides.
    expect(outcomes["corrected"]).toMatchObject({ passed: false, url: `${site.origin}/index.php/silent/oai` });
  });

  it("never enables what a person disabled, nor an endpoint twice", async () => {
    const right = journal("right", "1997-3438", { oai: "/index.php/right/oai" });
    await add(preset(right));
    await check();
    await disable("right");
    await add(preset(right));
    expect(await check()).toEqual({});
    const [outcome] = await checkSources(Object.values(await sources()), { store, fetcher, formats });
    expect(outcome).toMatchObject({ passed: true, enabled: false });
    expect(statusOf((await sources())["right"] as Source)).toBe("disabled");

    const writer = await store.writer("test");
    await writer.putSource({ id: "mine", name: "Mine", format: "oai-pmh", url: `${site.origin}/index.php/other/oai` });
    writer.close();
    await add(preset(journal("twin", "2070-2469", { site: "/index.php/other" })));
    expect((await check())["twin"]).toMatchObject({
      passed: false,
      message: expect.stringMatching(/same endpoint as the source mine/),
    });
  });

  it("ends with what it has when it is stopped", async () => {
    await add(preset(journal("one", "1997-3438", { oai: "/index.php/right/oai" })));
    const outcomes = await checkSources(Object.values(await sources()), {
      store,
      fetcher,
      formats,
      signal: AbortSignal.abort(),
    });
    expect(outcomes).toEqual([]);
    expect(statusOf((await sources())["one"] as Source)).toBe("unchecked");
  });
});
