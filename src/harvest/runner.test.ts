import { afterEach, describe, expect, it } from "vitest";
import { differences, type HarvestStand, openStand } from "../../test/fakes/harvest-stand.ts";
import type { OaiFaults } from "../../test/fakes/oai-faults.ts";
import { FakeRepository } from "../../test/fakes/oai-repository.ts";
import { type FakeOaiOptions, type FakeOaiServer, startFakeOai } from "../../test/fakes/oai-server.ts";
import type { HarvestReport } from "./report.ts";

const ending: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ending.splice(0).reverse()) await end();
});

async function stand(settings: Parameters<typeof openStand>[0] = {}): Promise<HarvestStand> {
  const opened = await openStand(settings);
  ending.push(() => opened.close());
  return opened;
}

async function serve(options: Partial<FakeOaiOptions> = {}): Promise<FakeOaiServer & { repository: FakeRepository }> {
  const repository = options.repository ?? new FakeRepository(110);
  const server = await startFakeOai({ pageSize: 20, ...options, repository });
  ending.push(() => server.close());
  return Object.assign(server, { repository });
}

function listed(server: FakeOaiServer): URLSearchParams[] {
  return server.requests
    .map((path) => new URL(path, server.origin).searchParams)
    .filter((args) => args.get("verb") === "ListRecords");
}

/** Faults that one harvest gets through. */
const survived: [string, OaiFaults][] = [
  ["none", {}],
  ["no token on the last page", { ending: "no token" }],
  ["white space for a token on the last page", { ending: "token of white space" }],
  ["noRecordsMatch after the last token", { ending: "no records match" }],
  [
    "noRecordsMatch in upper case with status 404",
    { ending: "no records match", errorCase: "upper", errorStatus: 404 },
  ],
  ["noRecordsMatch with status 500", { ending: "no records match", errorCase: "lower", errorStatus: 500 }],
  ["pages without a record", { emptyPages: { page: 2, count: 30 } }],
  [
    "503 with Retry-After in seconds, more often than failures are tried",
    { status: { page: 1, times: 7, status: 503, retryAfter: "seconds" } },
  ],
  ["503 with Retry-After as a date", { status: { page: 1, times: 2, status: 503, retryAfter: "date" } }],
  ["503 without", { status: { page: 1, times: 2, status: 503 } }],
  ["429", { status: { page: 0, times: 2, status: 429, retryAfter: "seconds" } }],
  ["500", { status: { page: 3, times: 3, status: 500 } }],
  ["XML broken within a record", { brokenXml: { page: 1, times: 2 } }],
  ["an answer cut short", { truncated: { page: 2, times: 2 } }],
  ["a broken connection", { cut: { page: 2, times: 2 } }],
  ["a web page", { html: { page: 1, times: 2 } }],
  ["an empty answer", { empty: { page: 0, times: 2 } }],
  ["no answer", { hang: { page: 1, times: 1, where: "before" } }],
  ["an answer that stops", { hang: { page: 1, times: 1, where: "middle" } }],
  ["gzip", { packing: "gzip" }],
  ["gzip undeclared", { packing: "gzip undeclared" }],
  ["gzip declared, not so", { packing: "gzip not so" }],
  ["gzip in gzip", { packing: "gzip in gzip" }],
  ["deflate", { packing: "deflate" }],
  ["deflate declared, not so", { packing: "deflate not so" }],
  ["brotli", { packing: "brotli" }],
  ["control characters", { controlCharacters: true }],
  ["a byte-order mark", { byteOrderMark: true }],
  ["days only", { daysOnly: true }],
  ["seconds said, days meant", { wrongGranularity: true }],
  ["verbs in lower case", { lowerCaseVerbs: true }],
  ["a token refused once", { expired: { page: 3, times: 1 } }],
  ["a token refused as a bad argument", { expired: { page: 3, times: 1, as: "badArgument" } }],
  ["records on two pages", { overlap: true }],
  ["more records announced than given", { wrongListSize: true }],
];

describe("a harvest through one fault", () => {
  it.each(survived)("%s", async (_, faults) => {
    const server = await serve({ faults });
    const harvest = await stand({ harvestTimeoutMs: faults.hang ? 200 : 2_000 });
    await harvest.add({ id: "s", url: server.baseUrl });
    const first = await harvest.harvest("s");
    expect(first.state).toBe("done");
    expect(sum(first)).toBe(first.tally.read);
    expect(first.tally).toMatchObject({ created: 104, deleted: 6, updated: 0, merged: 0, quarantined: 0 });
    expect(await differences(harvest, "s", server.repository, faults)).toEqual([]);
    expect(server.complaints).toEqual([]);

    // And what is new afterwards, with the same fault: nothing, then an edit and a deletion.
    server.repository.pass();
    expect((await harvest.harvest("s")).tally).toMatchObject({ created: 0, updated: 0, deleted: 0 });
    server.repository.edit(5);
    server.repository.remove(7);
    const later = await harvest.harvest("s");
    expect([later.state, later.tally.created, later.tally.updated, later.tally.deleted]).toEqual(["done", 0, 1, 1]);
    expect(await differences(harvest, "s", server.repository, faults)).toEqual([]);
    expect(server.complaints).toEqual([]);
  });
});

/** Faults that end a run: how, saying what. */
const ended: [string, OaiFaults, HarvestReport["state"], RegExp][] = [
  ["a repeated token", { repeatToken: { page: 2 } }, "incomplete", /second time/],
  [
    "pages without a record, without end",
    { emptyPages: { page: 2, count: 10_000 } },
    "incomplete",
    /99 pages|100 pages|without a record/,
  ],
  ["pages without end", { endless: true }, "incomplete", /more than 100 pages/],
  [
    "XML broken for good",
    { brokenXml: { page: 2 } },
    "incomplete",
    /byte \d+ of the page after token “a\+b\/c=d&e%f g%2B/,
  ],
  ["a web page for good", { html: { page: 2 } }, "incomplete", /no answer of OAI-PMH/],
  ["a web page from the beginning", { html: { page: 0 } }, "failed", /no answer of OAI-PMH/],
  ["500 for good", { status: { page: 1, status: 500 } }, "incomplete", /status 500/],
  [
    "503 for longer than allowed",
    { status: { page: 1, status: 503, retryAfter: "seconds" } },
    "incomplete",
    /asks to come back at 20\d\d-\d\d-\d\d \d\d:\d\d UTC\./,
  ],
  ["a gzip bomb", { bomb: { page: 1 } }, "incomplete", /larger than 5000000 bytes/],
  ["no answer for good", { hang: { page: 1, where: "before" } }, "incomplete", /did not begin to answer/],
  ["tokens that are never taken", { expired: { page: 1 } }, "incomplete", /windows of a month/],
  ["an unknown error", { always: "foo" }, "failed", /foo/],
  ["no OAI-PMH at the address", { always: "badVerb" }, "failed", /base URL/],
];

describe("a harvest that a fault ends", () => {
  it.each(ended)("%s", async (_, faults, state, message) => {
    const server = await serve({ faults });
    const harvest = await stand({ harvestTimeoutMs: faults.hang ? 200 : 2_000 });
    await harvest.add({ id: "s", url: server.baseUrl });
    const report = await harvest.harvest("s");
    expect(report.state).toBe(state);
    expect(report.message).toMatch(message);
    expect(sum(report)).toBe(report.tally.read);
    expect((await harvest.writer.source("s"))?.lastRun).toMatchObject({
      state,
      message: report.message,
      tally: report.tally,
    });

    // When the fault is mended, the next run brings the rest.
    server.faults = {};
    const next = await harvest.harvest("s");
    expect(next.state).toBe("done");
    expect(await differences(harvest, "s", server.repository)).toEqual([]);
    expect(report.tally.created + next.tally.created).toBe(104);
    expect(server.complaints).toEqual([]);
  });
});

describe("random faults together", () => {
  it.each(Array.from({ length: 12 }, (_, seed) => seed + 1))("seed %i", async (seed) => {
    const random = generator(seed);
    const repository = new FakeRepository(90 + Math.floor(random() * 60));
    const server = await serve({
      repository,
      pageSize: 7 + Math.floor(random() * 20),
      path: random() < 0.5 ? "/oai" : "/oai.php?journal=3",
    });
    const harvest = await stand({ harvestTimeoutMs: 200 });
    await harvest.add({ id: "s", url: server.baseUrl });
    for (let round = 0; round < 4; round += 1) {
      server.faults = randomFaults(random);
      await harvest.harvest("s");
      repository.pass(3);
      for (let n = 0; n < 3; n += 1) repository.edit(Math.floor(random() * 90));
      repository.remove(Math.floor(random() * 90));
    }
    server.faults = {};
    // The first ends what was under way; the second begins where that one began.
    await harvest.harvest("s");
    const last = await harvest.harvest("s");
    expect(last.state).toBe("done");
    expect(await differences(harvest, "s", repository)).toEqual([]);
    expect(server.complaints).toEqual([]);
  });
});

describe("what a harvest asks", () => {
  it("asks for everything without dates first, then from a day before it began", async () => {
    const server = await serve();
    const harvest = await stand();
    await harvest.add({ id: "s", url: server.baseUrl });
    await harvest.harvest("s");
    expect(Object.fromEntries(listed(server)[0] ?? [])).toEqual({ verb: "ListRecords", metadataPrefix: "oai_dc" });
    server.repository.pass(10);
    const before = listed(server).length;
    await harvest.harvest("s");
    // 110 hours after the beginning of 2020, less a day.
    expect(listed(server)[before]?.get("from")).toBe("2020-01-04T14:00:00Z");
    expect(listed(server)[before]?.has("until")).toBe(false);
    const { tally } = await harvest.harvest("s", { full: true });
    expect(tally).toMatchObject({ read: 110, unchanged: 110 });
  });

  it("asks in windows where the source's settings say so, and begins only one anew when its token is lost", async () => {
    const repository = new FakeRepository(1500);
    repository.pass(70);
    const server = await serve({ repository, pageSize: 500, faults: { expired: { page: 1, times: 1 } } });
    const harvest = await stand();
    await harvest.add({ id: "s", url: server.baseUrl, settings: { windows: "month" } });
    const report = await harvest.harvest("s");
    expect(report).toMatchObject({ state: "done", tally: { read: 2000, unchanged: 500, created: 1412, deleted: 88 } });
    const windows = listed(server)
      .filter((args) => !args.has("resumptionToken"))
      .map((args) => `${args.get("from")} ${args.get("until")}`);
    expect(windows).toEqual([
      "null 2020-01-31T23:59:59Z",
      "null 2020-01-31T23:59:59Z",
      "2020-02-01T00:00:00Z 2020-02-29T23:59:59Z",
      "2020-03-01T00:00:00Z 2020-03-31T23:59:59Z",
      "2020-04-01T00:00:00Z 2020-04-30T23:59:59Z",
      "2020-05-01T00:00:00Z null",
    ]);
    expect(await differences(harvest, "s", repository)).toEqual([]);
  });

  it("cuts the harvest into windows by itself when tokens never live to the end of the list", async () => {
    const repository = new FakeRepository(1500);
    repository.pass(70);
    // Everything is two pages, a month is one.
    const server = await serve({ repository, pageSize: 800, faults: { expired: { page: 1 } } });
    const harvest = await stand();
    await harvest.add({ id: "s", url: server.baseUrl });
    const report = await harvest.harvest("s");
    expect(report).toMatchObject({ state: "done", message: expect.stringContaining("by the month") });
    expect(await differences(harvest, "s", repository)).toEqual([]);
    // And remembers it.
    expect((await harvest.writer.source("s"))?.checkpoint).toMatchObject({ windows: "month" });
    expect((await harvest.harvest("s", { full: true })).state).toBe("done");
  });

  it("asks for sets, one after the other, and begins anew when they are changed", async () => {
    const server = await serve();
    const harvest = await stand();
    await harvest.add({ id: "s", url: server.baseUrl, settings: { set: "even" } });
    expect((await harvest.harvest("s")).tally.read).toBe(55);
    await harvest.add({ id: "s", url: server.baseUrl, settings: { set: ["even", "odd:numbers"] } });
    expect((await harvest.harvest("s")).tally).toMatchObject({ read: 110, unchanged: 55 });
    expect(await differences(harvest, "s", server.repository)).toEqual([]);
  });

  it("learns lower-case verbs, or is told", async () => {
    const server = await serve({ faults: { lowerCaseVerbs: true } });
    const harvest = await stand();
    await harvest.add({ id: "s", url: server.baseUrl, settings: { lowerCaseVerbs: true } });
    await harvest.harvest("s");
    expect(server.requests[0]).toBe("/oai?verb=identify");
  });

  it("follows the address where it has gone, with and without the question", async () => {
    const server = await serve();
    const harvest = await stand();
    for (const [id, path] of [
      ["old", "/old"],
      ["bare", "/bare"],
    ] as const) {
      await harvest.add({ id, url: server.origin + path });
      expect((await harvest.harvest(id)).tally.read).toBe(110);
    }
    await harvest.add({ id: "circle", url: `${server.origin}/circle` });
    expect(await harvest.harvest("circle")).toMatchObject({
      state: "failed",
      message: expect.stringContaining("circle"),
    });
  });

  it("says which formats there are when the one asked for is refused", async () => {
    const server = await serve();
    const harvest = await stand();
    await harvest.add({ id: "s", url: server.baseUrl, settings: { metadataPrefix: "marcxml" } });
    expect(await harvest.harvest("s")).toMatchObject({
      state: "failed",
      message: expect.stringContaining("It offers: oai_dc."),
    });
  });

  it("refuses private addresses unless they are allowed", async () => {
    const server = await serve();
    const harvest = await stand({ allowPrivateAddresses: false });
    await harvest.add({ id: "s", url: server.baseUrl });
    expect(await harvest.harvest("s")).toMatchObject({
      state: "failed",
      message: expect.stringContaining("not a public address"),
    });
    expect(server.requests).toEqual([]);
  });
});

describe("runs", () => {
  it("keep two journals of one host apart that list the same identifiers", async () => {
    const [left, right] = [await serve(), await serve({ repository: new FakeRepository(40) })];
    const harvest = await stand();
    await harvest.add({ id: "left", url: left.baseUrl });
    await harvest.add({ id: "right", url: right.baseUrl });
    await harvest.harvest("left");
    await harvest.harvest("right");
    right.repository.remove(3);
    right.repository.pass();
    await harvest.harvest("right");
    expect(await differences(harvest, "left", left.repository)).toEqual([]);
    expect(await differences(harvest, "right", right.repository)).toEqual([]);
  });

  it("write nothing when dry, and foretell what they would", async () => {
    const server = await serve();
    const harvest = await stand();
    await harvest.add({ id: "s", url: server.baseUrl });
    const dry = await harvest.harvest("s", { dryRun: true });
    expect(dry).toMatchObject({ state: "done", tally: { read: 110, created: 104, deleted: 6 } });
    expect(await harvest.writer.source("s")).toMatchObject({ records: 0 });
    expect((await harvest.writer.source("s"))?.lastRun).toBeUndefined();
    await harvest.harvest("s");
    server.repository.edit(1);
    server.repository.remove(2);
    const again = await harvest.harvest("s", { dryRun: true, full: true });
    expect(again.tally).toMatchObject({ read: 110, created: 0, updated: 1, deleted: 1, unchanged: 108 });
    expect((await harvest.harvest("s", { full: true })).tally).toEqual(again.tally);
  });

  it("stop on the signal behind a page, tell how far they are, and go on from there", async () => {
    const server = await serve();
    const harvest = await stand();
    await harvest.add({ id: "s", url: server.baseUrl });
    const controller = new AbortController();
    const told: number[] = [];
    const stopped = await harvest.harvest("s", {
      signal: controller.signal,
      onProgress(read, { pages, listSize }) {
        told.push(read);
        if (pages === 2) controller.abort();
        if (pages > 0) expect(listSize).toBe(110);
      },
    });
    expect(stopped).toMatchObject({ state: "stopped", tally: { read: 40 } });
    expect(told.at(-1)).toBe(40);
    const before = listed(server).length;
    expect((await harvest.harvest("s")).tally.read).toBe(70);
    expect(listed(server).length - before).toBe(4);
    expect(await differences(harvest, "s", server.repository)).toEqual([]);
  });

  it("begin a list anew when the token of an earlier run is refused in any way", async () => {
    for (const as of ["badResumptionToken", "badArgument", "status", "html"] as const) {
      const server = await serve();
      const harvest = await stand({ harvestMaxPages: 2 });
      await harvest.add({ id: "s", url: server.baseUrl });
      expect((await harvest.harvest("s")).state).toBe("incomplete");
      // A web page is asked for thrice before it is believed.
      server.faults = { expired: { page: 2, times: as === "html" ? 3 : 1, as } };
      const settings = { harvestMaxPages: 100, maxRecordBytes: 1_000_000 };
      expect(await harvest.harvest("s", { settings })).toMatchObject({
        state: "done",
        tally: { read: 110, unchanged: 40 },
      });
      expect(await differences(harvest, "s", server.repository)).toEqual([]);
    }
  });

  it("fail by name for a source that cannot be harvested", async () => {
    const harvest = await stand();
    await harvest.add({ id: "list", url: "https://example.pk/hec.csv", format: "hec-list" });
    expect(await harvest.harvest("list")).toMatchObject({
      state: "failed",
      message: expect.stringContaining("hec-list"),
    });
  });
});

function sum({ tally }: HarvestReport): number {
  return tally.created + tally.updated + tally.unchanged + tally.merged + tally.deleted + tally.quarantined;
}

/** A small generator of numbers from 0 to 1 (mulberry32), so that a failing seed can be run again. */
function generator(seed: number): () => number {
  let state = seed * 0x9e3779b9;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function randomFaults(random: () => number): OaiFaults {
  const at = () => ({ page: Math.floor(random() * 5), times: 1 + Math.floor(random() * 4) });
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;
  const all: (() => OaiFaults)[] = [
    () => ({ ending: pick(["no token", "no records match", "token of white space"] as const) }),
    () => ({ brokenXml: at() }),
    () => ({ truncated: at() }),
    () => ({ cut: at() }),
    () => ({ html: at() }),
    () => ({ empty: at() }),
    () => ({
      status: {
        ...at(),
        status: pick([500, 502, 503, 429]),
        ...(random() < 0.5 ? { retryAfter: "seconds" as const } : {}),
      },
    }),
    () => ({ packing: pick(["gzip", "gzip undeclared", "gzip not so", "deflate", "brotli"] as const) }),
    () => ({ expired: { ...at(), as: pick(["badResumptionToken", "badArgument", "status", "html"] as const) } }),
    () => ({ emptyPages: { page: Math.floor(random() * 4), count: 1 + Math.floor(random() * 5) } }),
    () => ({ repeatToken: { page: 1 + Math.floor(random() * 3) } }),
    () => ({ wrongGranularity: true }),
    () => ({ overlap: true }),
    () => ({ errorCase: pick(["upper", "lower"] as const) }),
    () => ({ hang: { ...at(), times: 1, where: pick(["before", "middle"] as const) } }),
  ];
  return Object.assign({}, ...Array.from({ length: 1 + Math.floor(random() * 5) }, () => pick(all)())) as OaiFaults;
}
