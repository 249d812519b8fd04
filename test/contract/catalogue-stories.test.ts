import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { NewsData } from "../../src/domain/record.ts";
import { pageAddress } from "../../src/domain/web-address.ts";
import { adapters, deleted, endSound, idsOf, ingest, live, opened } from "./catalogue-kit.ts";

function headline(title: string, more: { outlet?: string; day?: string; url?: string } = {}): NewsData {
  const { outlet = "Kite Herald", day, url } = more;
  const page = url === undefined ? undefined : pageAddress(url);
  return {
    kind: "news",
    titles: [{ value: title }],
    abstracts: [],
    contributors: [],
    identifiers: page === undefined ? [] : [{ scheme: "url", value: page, valid: true }],
    ...(day === undefined ? {} : { published: { start: day } }),
    languages: [],
    keywords: [],
    subjects: [],
    access: "unknown",
    links: url === undefined ? [] : [{ rel: "landing", url }],
    outlet,
  };
}

const day = "2026-05-12";
const opens = (outlet: string, more = "") =>
  headline(`Kite festival opens in Lahore after ten years${more}`, { outlet, day });
const urdu = (title: string, outlet: string) => headline(title, { outlet, day });

const byTitles = (a: readonly string[], b: readonly string[]): number => (a.join() < b.join() ? -1 : 1);

describe.each(adapters)("stories over $name", ({ open }) => {
  let kit: Awaited<ReturnType<typeof opened>>;
  beforeEach(async () => {
    kit = await opened(open);
  });
  afterEach(() => endSound(kit));

  const titlesOf = async (ids: readonly string[]): Promise<string[]> =>
    (await kit.reader.records(ids)).map(({ data }) => data.titles[0]?.value ?? "");
  /** All stories, each as its headlines. */
  const stories = async (): Promise<string[][]> => {
    const ids = await idsOf(kit.reader, "news");
    const names = new Set((await kit.reader.storiesOf(ids)).values());
    const found = await Promise.all(
      [...names].map(async (name) => titlesOf(await kit.reader.headlinesOfStory(name, 100))),
    );
    return found.map((titles) => titles.sort()).sort(byTitles);
  };

  it("gather what several outlets say in nearly the same words, in Urdu too", async () => {
    await ingest(
      kit.writer,
      "a",
      live("1", opens("Kite Herald")),
      live("2", headline("Governor visits a school in Quetta", { day })),
      live("3", urdu("لاہور میں دس سال بعد پتنگ بازی کا میلہ شروع", "پتنگ نامہ")),
    );
    await ingest(
      kit.writer,
      "b",
      live("1", opens("Daily String", ", thousands attend")),
      live("2", urdu("لاہورمیں دس سال بعد پتنگ بازي كا ميلہ شروع", "ڈور")),
      live("3", headline("Kite festival opens in Multan after ten years", { outlet: "Daily String", day })),
    );
    expect(await stories()).toEqual(
      [
        [
          "Kite festival opens in Lahore after ten years",
          "Kite festival opens in Lahore after ten years, thousands attend",
        ],
        ["لاہور میں دس سال بعد پتنگ بازی کا میلہ شروع", "لاہورمیں دس سال بعد پتنگ بازي كا ميلہ شروع"],
      ].sort(byTitles),
    );
  });

  it("are left when a headline goes or is written anew, and found again", async () => {
    const [first, second] = [opens("Kite Herald"), opens("Daily String")];
    await ingest(kit.writer, "a", live("1", first));
    await ingest(kit.writer, "b", live("1", second));
    expect(await stories()).toHaveLength(1);
    await ingest(kit.writer, "b", live("1", headline("Rain ends the kite season", { outlet: "Daily String", day })));
    expect(await stories()).toEqual([]);
    await ingest(kit.writer, "b", live("1", second));
    expect(await stories()).toHaveLength(1);
    await ingest(kit.writer, "b", deleted("1"));
    expect(await stories()).toEqual([]);
  });

  it("are indexed anew where they change", async () => {
    await ingest(kit.writer, "a", live("1", opens("Kite Herald")));
    const { seq } = await kit.reader.counts();
    await ingest(kit.writer, "b", live("1", opens("Daily String")));
    const { changes } = await kit.reader.changes(seq, 10);
    expect(changes.map(({ id }) => id).sort()).toEqual((await idsOf(kit.reader, "news")).sort());
  });

  it("keep the fictional sample apart", async () => {
    await kit.writer.putSource({ id: "s", name: "Sample", format: "feed", sample: true });
    await ingest(kit.writer, "a", live("1", opens("Kite Herald")));
    await ingest(kit.writer, "s", live("1", opens("Daily String")));
    expect(await stories()).toEqual([]);
  });

  it("take a page in two feeds of an outlet for one headline", async () => {
    const url = "https://kiteherald.example/news/1";
    await ingest(kit.writer, "a", live("1", headline("Kites over Lahore", { day, url })));
    const again = headline("Kites over Lahore", { day, url: `${url}/?utm_source=rss#top` });
    expect(await ingest(kit.writer, "b", live("x", again))).toEqual(["merged"]);
    const other = headline("All our news", { day, url });
    expect(await ingest(kit.writer, "c", live("x", other))).toEqual(["created"]);
    expect(await kit.reader.counts()).toMatchObject({ kinds: { news: 2 } });
  });

  it("do not depend on the order in which headlines come", async () => {
    const places = ["Lahore", "Multan", "Quetta"];
    const all = places.flatMap((place, n) =>
      [
        `Kite festival opens in ${place} after ten years`,
        `Kite festival opens in ${place} after ten years, thousands attend the opening`,
        `After ten years kite festival opens in ${place}`,
        `Kite festival in ${place} opens after ten years of ban`,
      ].map((title, m) => headline(title, { outlet: `Outlet ${m}`, day: `2026-05-1${n + (m % 3)}` })),
    );
    const orders = fc.shuffledSubarray([...all.keys()], { minLength: all.length });
    let expected: string[][] | undefined;
    await fc.assert(
      fc.asyncProperty(orders, fc.integer({ min: 1, max: 5 }), async (order, size) => {
        for (let from = 0; from < order.length; from += size) {
          const batch = order.slice(from, from + size);
          await ingest(kit.writer, "a", ...batch.map((n) => live(String(n), all[n]!)));
        }
        expected ??= await stories();
        expect(expected.flat().length).toBeGreaterThan(6);
        expect(await stories()).toEqual(expected);
        await ingest(kit.writer, "a", ...order.map((n) => deleted(String(n))));
        expect(await stories()).toEqual([]);
      }),
      { numRuns: 10 },
    );
  });
});
