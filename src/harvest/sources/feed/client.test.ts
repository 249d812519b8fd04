import { afterEach, describe, expect, it } from "vitest";
import { startFakeFeed } from "../../../../test/fakes/feed-server.ts";
import { openStand } from "../../../../test/fakes/harvest-stand.ts";
import { checkSource } from "../../discovery/check-source.ts";
import { formats } from "../index.ts";

const ending: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ending.splice(0).reverse()) await end();
});

const feedOf = (...titles: readonly string[]): string =>
  `<rss version="2.0"><channel><title>Kite Herald</title><link>https://kiteherald.example/</link>${titles
    .map((title) => `<item><title>${title}</title><link>https://kiteherald.example/${title.length}</link></item>`)
    .join("")}</channel></rss>`;

async function stand(body: string) {
  const server = await startFakeFeed(body);
  ending.push(() => server.close());
  const opened = await openStand();
  ending.push(() => opened.close());
  await opened.add({ id: "k", url: server.url, format: "feed" });
  const run = (parts: Parameters<typeof opened.harvest>[1] = {}) => opened.harvest("k", { formats, ...parts });
  return { server, run, opened, news: async () => (await opened.store.reader().counts()).kinds.news };
}

describe("a harvest of a feed", () => {
  it("asks again only for what has changed, and keeps what the feed has no more", async () => {
    const at = await stand(feedOf("Kites", "Strings"));
    expect(await at.run()).toMatchObject({ state: "done", tally: { read: 2, created: 2 } });
    expect(await at.run()).toMatchObject({
      state: "done",
      message: "Nothing has changed since the last time.",
      tally: { read: 0 },
    });
    at.server.serve(feedOf("Wind and string"));
    expect(await at.run()).toMatchObject({ state: "done", tally: { read: 1, created: 1 } });
    expect(await at.run({ full: true })).toMatchObject({ tally: { read: 1, unchanged: 1 } });
    expect(at.server.answers).toEqual([200, 304, 200, 200]);
    expect(await at.news()).toBe(3);
  });

  it("keeps what came whole of a feed that breaks off, and asks for all of it the next time", async () => {
    const body = feedOf("Kites", "Strings and things");
    const at = await stand(body);
    at.server.serve(body, body.indexOf("things"));
    expect(await at.run()).toMatchObject({ state: "incomplete", tally: { read: 1, created: 1 } });
    at.server.serve(body);
    expect(await at.run()).toMatchObject({ state: "done", tally: { read: 2, created: 1, unchanged: 1 } });
  });

  it("says what a server gives in place of its feed, and does not take it for the feed's state", async () => {
    const at = await stand(feedOf("Kites"));
    await at.run();
    at.server.serve('<rss version="2.0"><channel><ERROR>out of order</ERROR></channel></rss>');
    const report = await at.run();
    expect(report).toMatchObject({ state: "failed", message: expect.stringContaining("out of order") });
    at.server.serve(feedOf("Kites"));
    await at.run();
    expect(at.server.answers).toEqual([200, 200, 304]);
  });
});

it("is checked in one request, and looked at every two hours", async () => {
  const at = await stand(feedOf("Kites"));
  const source = { id: "k", format: "feed", url: at.server.url, settings: {} };
  const checked = await checkSource(source, { fetcher: at.opened.fetcher, formats });
  expect(checked).toMatchObject({
    ok: true,
    value: { name: "Kite Herald", records: 1, settings: { intervalHours: 2 } },
  });
  expect(at.server.answers).toEqual([200]);
});
