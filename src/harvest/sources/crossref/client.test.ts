import { afterEach, describe, expect, it } from "vitest";
import { type CrossrefFaults, type FakeCrossref, startFakeCrossref } from "../../../../test/fakes/crossref-server.ts";
import { FakeWorks } from "../../../../test/fakes/crossref-works.ts";
import { type HarvestStand, openStand } from "../../../../test/fakes/harvest-stand.ts";
import type { Clock } from "../../clock.ts";
import type { ListCheckpoint } from "../../lists/checkpoint.ts";
import type { HarvestReport } from "../../report.ts";
import { crossref } from "./index.ts";

const ending: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ending.splice(0).reverse()) await end();
});

const both = { issn: ["1997-3438", "2070-2469"], rows: 20 };

/** Waits for nothing, but its time goes on, and it remembers what it was asked to wait. */
function testClock() {
  let now = Date.UTC(2026, 0, 1);
  const waits: number[] = [];
  const clock: Clock = {
    now: () => now,
    async sleep(milliseconds, signal) {
      if (signal?.aborted) return;
      waits.push(milliseconds);
      now += Math.max(0, milliseconds);
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
  return { clock, waits, pass: (milliseconds: number) => (now += milliseconds) };
}

interface Stand extends HarvestStand {
  readonly server: FakeCrossref;
  readonly works: FakeWorks;
  readonly clock: ReturnType<typeof testClock>;
  run(parts?: Parameters<HarvestStand["harvest"]>[1]): Promise<HarvestReport>;
  /** What differs between Crossref and the catalogue. */
  missing(numbers?: readonly number[]): Promise<string[]>;
  listed(): URLSearchParams[];
}

async function stand(
  faults: CrossrefFaults = {},
  options: { count?: number; settings?: Record<string, unknown>; stand?: Parameters<typeof openStand>[0] } = {},
): Promise<Stand> {
  const works = new FakeWorks(options.count ?? 110);
  const server = await startFakeCrossref(works, faults);
  ending.push(() => server.close());
  const opened = await openStand({ contact: "index@example.edu.pk", ...options.stand });
  ending.push(() => opened.close());
  await opened.add({ id: "c", url: server.origin, format: "crossref", settings: options.settings ?? both });
  const clock = testClock();
  return {
    ...opened,
    server,
    works,
    clock,
    run: (parts = {}) => opened.harvest("c", { formats: [crossref], clock: clock.clock, ...parts }),
    async missing(numbers) {
      const found: string[] = [];
      const wanted = works.all().filter(({ number }) => numbers === undefined || numbers.includes(number));
      for (const work of wanted) {
        const raw = await opened.writer.rawOf("c", works.doi(work.number));
        if (!raw) found.push(`${work.number} is missing`);
        else if (Buffer.from(raw.bytes).toString() !== works.json(work)) found.push(`${work.number} has other bytes`);
      }
      const source = await opened.writer.source("c");
      if (source?.records !== wanted.length) found.push(`${source?.records} records, not ${wanted.length}`);
      return found;
    },
    listed: () => server.requests.map((path) => new URL(path, server.origin).searchParams),
  };
}

/** Faults that one harvest gets through. */
const survived: [string, CrossrefFaults][] = [
  ["none", {}],
  ["one cursor for the whole list", { keepsPlace: true }],
  ["429 with Retry-After", { status: { page: 2, times: 3, status: 429, retryAfter: 5 } }],
  ["429 without", { status: { page: 2, times: 2, status: 429 } }],
  ["503 at the beginning", { status: { page: 0, times: 3, status: 503 } }],
  ["504 in the middle", { status: { page: 3, times: 2, status: 504 } }],
  ["a web page", { html: { page: 1, times: 2 } }],
  ["a connection that breaks", { cut: { page: 1, times: 2 } }],
  ["an answer cut short", { truncated: { page: 4, times: 2 } }],
  ["no answer", { hang: { page: 1, times: 1, where: "before" } }],
  ["an answer that stops", { hang: { page: 1, times: 1, where: "middle" } }],
  ["an answer cut short, the place kept on the server", { keepsPlace: true, truncated: { page: 2, times: 1 } }],
  ["a connection that breaks, the place kept on the server", { keepsPlace: true, cut: { page: 1, times: 1 } }],
  ["a cursor that is dead", { expired: { page: 3, times: 1 } }],
  ["a cursor that is dead, in plain text", { expired: { page: 3, times: 1 }, refusal: "text" }],
  ["an empty page too early", { emptyPage: { page: 2, times: 1 } }],
];

describe("a harvest of Crossref through one fault", () => {
  it.each(survived)("%s", async (_, faults) => {
    const at = await stand(faults, { stand: { harvestTimeoutMs: faults.hang ? 200 : 2000 } });
    const first = await at.run();
    expect(first.state).toBe("done");
    expect(first.tally).toMatchObject({ created: 110, updated: 0, quarantined: 0 });
    expect(await at.missing()).toEqual([]);
    expect(at.server.complaints).toEqual([]);

    at.works.pass(3);
    expect((await at.run()).tally).toMatchObject({ created: 0, updated: 0 });
    at.works.edit(5);
    const added = at.works.add();
    const later = await at.run();
    expect([later.state, later.tally.created, later.tally.updated]).toEqual(["done", 1, 1]);
    expect(await at.missing()).toEqual([]);
    expect(added).toBe(110);
    expect(at.server.complaints).toEqual([]);
  });
});

/** Faults that end a run: how, saying what. */
const ended: [string, CrossrefFaults, HarvestReport["state"], RegExp][] = [
  ["500 for good", { status: { page: 2, status: 500 } }, "incomplete", /status 500/],
  [
    "429 for longer than allowed",
    { status: { page: 2, status: 429, retryAfter: 50_000 } },
    "incomplete",
    /is busy and asks to come back at/,
  ],
  ["the same page for ever", { repeats: { page: 2 } }, "incomplete", /same page again/],
  ["an answer cut short for good", { truncated: { page: 1 } }, "incomplete", /at byte \d+/],
  ["no answer for good", { hang: { page: 1, where: "before" } }, "incomplete", /did not begin to answer/],
  ["an empty page too early, for good", { emptyPage: { page: 2 } }, "incomplete", /announced 110 records and gave 40/],
  ["a web page for good", { html: { page: 0 } }, "failed", /no JSON of crossref/],
];

describe("a harvest of Crossref that a fault ends", () => {
  it.each(ended)("%s", async (_, faults, state, message) => {
    const at = await stand(faults, { stand: { harvestTimeoutMs: faults.hang ? 200 : 2000 } });
    const report = await at.run();
    expect(report.state).toBe(state);
    expect(report.message).toMatch(message);
    at.server.faults = {};
    const next = await at.run();
    expect(next.state).toBe("done");
    expect(await at.missing()).toEqual([]);
    expect(report.tally.created + next.tally.created).toBe(110);
    expect(at.server.complaints).toEqual([]);
  });
});

describe("what it asks Crossref", () => {
  it("is the list of some journals first, then what was indexed since, a day earlier", async () => {
    const at = await stand();
    await at.run();
    const [first] = at.listed();
    expect(Object.fromEntries(first ?? [])).toEqual({
      filter: "issn:1997-3438,issn:2070-2469",
      rows: "20",
      cursor: "*",
      mailto: "index@example.edu.pk",
    });
    expect(at.server.requests).toHaveLength(6);
    at.works.pass(10);
    await at.run();
    // the server's clock is 110 days after the beginning of 2018, ours years ahead of it
    expect(at.listed()[6]?.get("filter")).toBe("issn:1997-3438,issn:2070-2469,from-index-date:2018-04-20");
    const full = await at.run({ full: true });
    expect(full.tally).toMatchObject({ read: 110, unchanged: 110 });
    expect(at.listed().at(-1)?.get("filter")).toBe("issn:1997-3438,issn:2070-2469");
  });

  it("by ISSN or DOI prefix, one list after the other", async () => {
    const at = await stand({}, { settings: { issn: "2070-2469", doiPrefix: ["10.5555"], rows: 20 } });
    await at.run();
    const numbers = at.works
      .all()
      .map(({ number }) => number)
      .filter((number) => number % 5 === 4 || number % 3 === 2);
    expect(await at.missing(numbers)).toEqual([]);
    const asked = at.listed().map((search) => search.get("filter"));
    expect([...new Set(asked)]).toEqual(["issn:2070-2469", "prefix:10.5555"]);
  });

  it("is in windows where the source's settings say so", async () => {
    const at = await stand({}, { count: 800, settings: { issn: both.issn, windows: "year", rows: 1000 } });
    expect((await at.run()).tally.created).toBe(800);
    const asked = at.listed().map((search) => search.get("filter")?.replace(/issn:[^,]+,?/g, ""));
    expect(asked[0]).toBe("until-created-date:2000-12-31");
    expect(asked).toContain("from-created-date:2018-01-01,until-created-date:2018-12-31");
    expect(asked.at(-1)).toBe("from-created-date:2020-01-01");
    expect(await at.missing()).toEqual([]);
  });

  it("names no contact that is no mail address, and refuses to ask for everything", async () => {
    const at = await stand({}, { stand: { contact: "https://index.example.edu.pk/contact" } });
    await at.run();
    expect(at.listed()[0]?.has("mailto")).toBe(false);
    await at.add({ id: "c", url: at.server.origin, format: "crossref", settings: { issn: "1997-3439" } });
    const before = at.server.requests.length;
    expect(await at.run()).toMatchObject({ state: "failed", message: expect.stringContaining("neither a valid ISSN") });
    expect(at.server.requests).toHaveLength(before);
  });

  it("comes no faster than the rate that the answers state", async () => {
    const at = await stand({ rate: ["5", "2s"] });
    await at.run();
    expect(at.clock.waits.filter((wait) => wait === 400)).toHaveLength(5);
  });
});

describe("cursors", () => {
  it("are not used when they are old: the list begins anew, and what is there is unchanged", async () => {
    const at = await stand({ cursorLife: 300_000 }, { stand: { harvestMaxPages: 3 } });
    expect((await at.run()).state).toBe("incomplete");
    at.clock.pass(299_000);
    at.server.now += 299_000;
    const settings = { harvestMaxPages: 100, maxRecordBytes: 1_000_000 };
    const next = await at.run({ settings });
    expect(next).toMatchObject({ state: "done", tally: { read: 110, unchanged: 60, created: 50 } });
    expect(at.listed()[3]?.get("cursor")).toBe("*");
    expect(await at.missing()).toEqual([]);
  });

  it("are gone on with when they are young", async () => {
    const at = await stand({ cursorLife: 300_000 }, { stand: { harvestMaxPages: 3 } });
    await at.run();
    at.clock.pass(60_000);
    at.server.now += 60_000;
    const settings = { harvestMaxPages: 100, maxRecordBytes: 1_000_000 };
    expect((await at.run({ settings })).tally).toMatchObject({ read: 50, created: 50 });
    expect(await at.missing()).toEqual([]);
  });

  it("that die in every list make it ask in windows, and it says so", async () => {
    // lists of more than four pages are never finished
    const at = await stand({ expired: { page: 4 } }, { count: 150 });
    const report = await at.run();
    expect(report).toMatchObject({ state: "done", message: expect.stringContaining("by the month") });
    expect(await at.missing()).toEqual([]);
  });

  it("a page that the server passed over after a stop is found by the count", async () => {
    const at = await stand({ keepsPlace: true }, { stand: { harvestMaxPages: 2 } });
    expect((await at.run()).state).toBe("incomplete");
    // a page is sent and lost: whoever asked was killed
    const checkpoint = (await at.writer.source("c"))?.checkpoint as ListCheckpoint | undefined;
    const lost = new URL(at.server.requests.at(-1) ?? "", at.server.origin);
    lost.searchParams.set("cursor", checkpoint?.walk?.cursor ?? "");
    await (await fetch(lost)).text();
    const settings = { harvestMaxPages: 100, maxRecordBytes: 1_000_000 };
    const next = await at.run({ settings });
    expect(next.state).toBe("done");
    expect(next.message).toContain("did not bring all records");
    expect(await at.missing()).toEqual([]);
  });
});

describe("a total that changes", () => {
  it("while works are added is followed, and the next harvest has them", async () => {
    const at = await stand();
    at.server.faults = {
      meanwhile: (page) => {
        if (page === 2) at.works.add();
      },
    };
    expect((await at.run()).state).toBe("done");
    at.server.faults = {};
    await at.run();
    expect(await at.missing()).toEqual([]);
  });

  it("that is never reached is told, after the list was read again", async () => {
    const at = await stand({ announces: 5 });
    const report = await at.run();
    expect(report.state).toBe("done");
    expect(report.message).toContain("announced 115 records and gave 110");
    expect(report.tally).toMatchObject({ read: 330, created: 110, unchanged: 220 });
  });
});

describe("random faults together", () => {
  it.each(Array.from({ length: 10 }, (_, seed) => seed + 1))("seed %i", async (seed) => {
    let state = seed * 7919;
    const random = (below: number): number => {
      state = (state * 1103515245 + 12345) % 2147483648;
      return Math.floor((state / 2147483648) * below);
    };
    const at = await stand({}, { count: 60 + random(100), stand: { harvestTimeoutMs: 200 } });
    const some = () => ({ page: random(6), times: 1 + random(4) });
    const faults: (() => CrossrefFaults)[] = [
      () => ({ keepsPlace: true }),
      () => ({ status: { ...some(), status: [429, 500, 502, 503][random(4)] ?? 500 } }),
      () => ({ cut: some() }),
      () => ({ truncated: some() }),
      () => ({ html: some() }),
      () => ({ hang: { ...some(), times: 1, where: random(2) === 0 ? "before" : "middle" } }),
      () => ({ expired: some(), refusal: (["failed", "text", "500"] as const)[random(3)] ?? "failed" }),
      () => ({ emptyPage: { ...some(), times: 2 } }),
      () => ({ repeats: some() }),
      () => ({ announces: random(3) }),
    ];
    for (let round = 0; round < 4; round += 1) {
      at.server.faults = Object.assign({}, ...Array.from({ length: 1 + random(4) }, () => faults[random(10)]?.()));
      await at.run();
      at.works.pass(3);
      for (let n = 0; n < 3; n += 1) at.works.edit(random(50));
      at.works.add();
    }
    at.server.faults = {};
    // the first ends what was under way, the second begins where that one began
    await at.run();
    const last = await at.run();
    expect(last.state).toBe("done");
    expect(await at.missing()).toEqual([]);
    expect(at.server.complaints).toEqual([]);
  });
});
