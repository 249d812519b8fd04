import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hasSharedData, sharedData } from "../../../../test/shared-data.ts";
import type { NewsData } from "../../../domain/record.ts";
import type { ReadEvent } from "../../source.ts";
import { recogniseFormat } from "../index.ts";
import { feed } from "./index.ts";
import { jsonFeed } from "./json-feed.ts";
import { FeedReader } from "./reader.ts";

const now = Date.UTC(2026, 4, 20);

function events(xml: string | Uint8Array, settings: Record<string, unknown> = {}): ReadEvent[] {
  const reader = new FeedReader({ settings }, now);
  return [...reader.write(Buffer.from(xml)), ...reader.end()];
}

function news(found: readonly ReadEvent[]): NewsData[] {
  return found.flatMap((event) => {
    if (event.type !== "record" || event.record.state !== "live" || event.record.mapped.is !== "record") return [];
    const { data } = event.record.mapped;
    return data.kind === "news" ? [data] : [];
  });
}

const rss = (
  items: string,
  channel = "<title>Dawn - Home</title><link>https://www.dawn.com/</link><language>en-Us</language>",
): string =>
  `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>${channel}${items}</channel></rss>`;

const item = (inner: string): string => `<item>${inner}</item>`;

describe("RSS", () => {
  it("gives headline, outlet, section, author, moment with its zone, link and a line of text", () => {
    const [data] = news(
      events(
        rss(
          item(
            "<media:title>A picture</media:title><title>Kites over Lahore\n</title><link>https://www.dawn.com/news/1976395/kites-over-lahore?utm_source=rss</link>" +
              "<description>&lt;p&gt;First &amp;amp; last line of it.&lt;/p&gt;\n&lt;p&gt;More.&lt;/p&gt;</description><category>Pakistan</category><category>Festivals</category>" +
              '<guid isPermaLink="false">https://www.dawn.com/news/1976395</guid><pubDate>Wed, 13 May 2026 19:46:42 +0500</pubDate><author>none@none.com (Images Staff)</author>',
          ),
        ),
      ),
    );
    expect(data).toEqual({
      kind: "news",
      titles: [{ value: "Kites over Lahore", lang: "en" }],
      abstracts: [{ value: "First & last line of it.", lang: "en" }],
      contributors: [{ name: { printed: "Images Staff", corporate: true }, role: "author", affiliations: [] }],
      identifiers: [{ scheme: "url", value: "https://dawn.com/news/1976395/kites-over-lahore", valid: true }],
      published: { start: "2026-05-13" },
      at: "2026-05-13T19:46:42+05:00",
      languages: ["en"],
      keywords: [{ value: "Festivals", lang: "en" }],
      subjects: [],
      access: "unknown",
      links: [{ rel: "landing", url: "https://www.dawn.com/news/1976395/kites-over-lahore?utm_source=rss" }],
      outlet: "Dawn",
      section: "Pakistan",
    });
  });

  it("keeps of a text no more than a line", () => {
    const [data] = news(
      events(
        rss(
          item(
            `<title>A</title><link>https://www.dawn.com/news/1</link><description>${"word ".repeat(200)}</description>`,
          ),
        ),
      ),
    );
    const text = data?.abstracts[0]?.value ?? "";
    expect(text.length).toBeLessThanOrEqual(161);
    expect(text.endsWith("word…")).toBe(true);
  });

  it.each([
    ["Dawn - Latest News", "https://www.dawn.com/", "Dawn", undefined],
    ["Aaj TV English News - Pakistan", "https://english.aaj.tv/", "Aaj English TV", "Pakistan"],
    ["Business | Kite Herald", "https://kiteherald.example/", "Kite Herald", "Business"],
    ["Kite Herald » Sports", "https://kiteherald.example/", "Kite Herald", "Sports"],
    ["ڈیلی پتنگ - کھیل", "https://patang.example/", "ڈیلی پتنگ", "کھیل"],
    ["", "https://www.kiteherald.example/", "kiteherald.example", undefined],
  ])("tells outlet and section of “%s” at %s", (title, link, outlet, section) => {
    const xml = rss(item("<title>A</title><guid>x</guid>"), `<title>${title}</title><link>${link}</link>`);
    expect(news(events(xml)).map((one) => [one.outlet, one.section])).toEqual([[outlet, section]]);
  });

  it("takes the outlet that its source's settings name", () => {
    const xml = rss(item("<title>A</title><guid>x</guid>"));
    expect(news(events(xml, { outlet: "Kite Herald" }))[0]?.outlet).toBe("Kite Herald");
  });

  it("passes over dates that lie, and takes the next one that does not", () => {
    const dates = [
      ["<pubDate>Thu, 01 Jan 1970 00:00:00 GMT</pubDate>", undefined],
      ["<pubDate>Tue, 30 Nov -0001 00:00:00 +0000</pubDate>", undefined],
      ["<pubDate>Fri, 01 Jan 2038 00:00:00 GMT</pubDate><dc:date>2026-05-12T01:02:03Z</dc:date>", "2026-05-12"],
      ["<pubDate>yesterday</pubDate>", undefined],
      ["<pubDate>Wed, 31 Feb 2026 10:00:00 +0500</pubDate>", "2026-02"],
    ] as const;
    for (const [xml, start] of dates) {
      const [data] = news(events(rss(item(`<title>A</title><guid>1</guid>${xml}`))));
      expect([xml, data?.published?.start]).toEqual([xml, start]);
    }
  });

  it("names items by a guid that agrees with the link, else by the link", () => {
    const identifiers = events(
      rss(
        item("<title>A</title><link>https://d.example/news/12345/a</link><guid>https://d.example/news/12345</guid>") +
          item("<title>B</title><link>https://d.example/news/2/b</link><guid>0</guid>") +
          item("<title>C</title><link>https://d.example/news/3/c</link><guid>0</guid>") +
          item("<title>D</title><guid isPermaLink='false'>99 d</guid>"),
      ),
    ).map((event) => event.type === "record" && event.record.identifier);
    expect(identifiers).toEqual([
      "https://d.example/news/12345",
      "https://d.example/news/2/b",
      "https://d.example/news/3/c",
      "99 d",
    ]);
  });

  it("tells apart items that a feed gives one guid", () => {
    const one = (n: number) =>
      item(`<title>A ${n}</title><link>https://d.example/55555?n=${n}</link><guid>55555</guid>`);
    const names = events(rss(one(1) + one(2))).map((event) => event.type === "record" && event.record.identifier);
    expect(names).toEqual(["55555", "https://d.example/55555?n=2"]);
  });

  it("reads what lies about its encoding and is escaped twice", () => {
    const xml = rss(item("<title>Caf\u00e9 &amp;amp; &amp;#8216;kites&amp;#8217;</title><guid>1</guid>")).replace(
      "UTF-8",
      "ISO-8859-1",
    );
    expect(news(events(Buffer.from(xml, "utf8")))[0]?.titles[0]?.value).toBe("Café & ‘kites’");
  });

  it("keeps what came whole of a feed that is cut", () => {
    const whole = rss(item("<title>A</title><guid>1</guid>") + item("<title>B</title><guid>2</guid>"));
    const found = events(whole.slice(0, whole.indexOf("<title>B") + 5));
    expect(news(found).map((one) => one.titles[0]?.value)).toEqual(["A"]);
    expect(found.at(-1)).toMatchObject({ type: "broken", problem: { code: "broken_document" } });
  });

  it("says what stands in a feed that is none", () => {
    expect(events('<rss version="2.0"><channel><ERROR><msg>out of order</msg></ERROR></channel></rss>')).toEqual([
      { type: "error", code: "error", message: "out of order" },
    ]);
    expect(events(rss(""))).toEqual([]);
    // cut within it, nobody knows what else there would have been
    const cut = events('<rss version="2.0"><channel><ERROR><msg>out of order</msg></ERROR></chan');
    expect(cut.map(({ type }) => type)).toEqual(["broken"]);
  });

  it("quarantines an item without a headline, and goes on", () => {
    const found = events(rss(item("<title> </title><guid>1</guid>") + item("<title>B</title><guid>2</guid>")));
    expect(found.map((event) => event.type === "record" && event.record.state)).toEqual(["bad", "live"]);
  });
});

describe("RDF and Atom", () => {
  it("reads items beside the channel", () => {
    const xml = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://kiteherald.example/"><title>Kite Herald</title><link>https://kiteherald.example/</link></channel><item rdf:about="https://kiteherald.example/1"><title>Kites</title><link>/1</link><dc:creator>Sana Mir</dc:creator><dc:date>2026-05-12T10:00:00+05:00</dc:date><dc:subject>Sport</dc:subject></item></rdf:RDF>`;
    expect(recogniseFormat(Buffer.from(xml), "x.rdf")?.name).toBe("feed");
    const [data] = news(events(xml));
    expect(data).toMatchObject({ outlet: "Kite Herald", section: "Sport", at: "2026-05-12T10:00:00+05:00" });
    expect(data?.links).toEqual([{ rel: "landing", url: "https://kiteherald.example/1" }]);
    expect(data?.contributors[0]?.name.printed).toBe("Sana Mir");
  });

  it("reads Atom: its page is the alternate link, its own address the source", () => {
    const xml = `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ur"><title>پتنگ نامہ</title><link rel="self" href="https://patang.example/feed"/><link href="https://patang.example/"/><entry><title type="html">&lt;b&gt;پتنگ بازی&lt;/b&gt;</title><link rel="enclosure" href="https://patang.example/p.mp3"/><link rel="alternate" type="text/html" href="https://patang.example/7"/><id>tag:patang.example,2026:7</id><updated>2026-05-12T20:00:00Z</updated><published>2026-05-12T18:30:02+05:00</published><author><name>ثنا میر</name><email>s@patang.example</email></author><category term="khel" label="کھیل"/></entry></feed>`;
    const found = events(xml);
    expect(found[0]).toEqual({ type: "source", url: "https://patang.example/feed" });
    expect(news(found)[0]).toMatchObject({
      titles: [{ value: "پتنگ بازی" }],
      outlet: "پتنگ نامہ",
      section: "کھیل",
      at: "2026-05-12T18:30:02+05:00",
      links: [{ rel: "landing", url: "https://patang.example/7" }],
    });
  });

  it("leaves feeds of videos and journals to others", () => {
    const youtube = `<feed xmlns:yt="http://www.youtube.com/xml/schemas/2015" xmlns="http://www.w3.org/2005/Atom"><title>A</title></feed>`;
    expect(feed.recognise(Buffer.from(youtube), "videos.xml")).toBe(false);
    expect(feed.recognise(Buffer.from("<html><body>rss</body></html>"), "rss.xml")).toBe(false);
  });
});

it("reads JSON Feed", () => {
  const json = JSON.stringify({
    version: "https://jsonfeed.org/version/1.1",
    title: "Kite Herald",
    items: [
      {
        id: "1",
        url: "https://kiteherald.example/1",
        title: "Kites &amp; strings",
        content_html: "<p>A line.</p>",
        date_published: "2026-05-12T10:00:00+05:00",
        tags: ["Sport"],
        authors: [{ name: "Sana Mir" }],
      },
      { id: "2", url: "https://kiteherald.example/2", content_text: "No title" },
    ],
  });
  expect(recogniseFormat(Buffer.from(json), "feed.json")?.name).toBe("json-feed");
  const reader = jsonFeed.reader();
  const found = [...reader.write(Buffer.from(json)), ...reader.end()];
  expect(news(found)).toMatchObject([
    {
      titles: [{ value: "Kites & strings" }],
      outlet: "kiteherald.example",
      section: "Sport",
      at: "2026-05-12T10:00:00+05:00",
    },
  ]);
  expect(found.filter((event) => event.type === "record" && event.record.state === "bad")).toHaveLength(1);
});

it("maps an item's kept bytes as its feed did, with the outlet of the feed", () => {
  const xml = rss(item("<title>A</title><link>/news/1</link><pubDate>Wed, 13 May 2026 19:46:42 +0500</pubDate>"));
  const [event] = events(xml);
  if (event?.type !== "record" || event.record.state !== "live") throw new Error("no record");
  const { location, format, mapped } = event.record;
  expect(feed.remap(Buffer.from(xml).subarray(location.start, location.end), format)).toEqual({
    ok: true,
    value: mapped,
  });
});

it("reads any bytes in any pieces without throwing, the same as in one", () => {
  const whole = Buffer.from(
    rss(item("<title>پتنگ</title><guid>1</guid>") + item("<title>B</title><link>https://a.example/2</link>")),
  );
  fc.assert(
    fc.property(fc.nat(whole.length), fc.nat(255), fc.integer({ min: 1, max: 80 }), (at, byte, size) => {
      const bytes = Buffer.from(whole);
      bytes[at] = byte;
      const reader = new FeedReader({}, now);
      const found: ReadEvent[] = [];
      for (let from = 0; from < bytes.length; from += size)
        found.push(...reader.write(bytes.subarray(from, from + size)));
      found.push(...reader.end());
      expect(found).toEqual(events(bytes));
    }),
    { numRuns: 200 },
  );
});

describe.skipIf(!hasSharedData)("feeds as stored, cut after 2,000 characters", () => {
  const read = (name: string): ReadEvent[] => {
    const file = sharedData(`news/rss-openings/${name}`);
    expect(existsSync(file)).toBe(true);
    return events(readFileSync(file));
  };

  it("gives the one item of Dawn's that came whole", () => {
    const found = read("dawn-home-2026-05-13.cut.xml");
    expect(news(found)).toHaveLength(1);
    expect(news(found)[0]).toMatchObject({
      outlet: "Dawn",
      at: "2026-05-13T19:46:42+05:00",
      contributors: [],
      abstracts: [],
    });
    expect(found.at(-1)?.type).toBe("broken");
  });

  it("gives none of the others, and their end", () => {
    for (const name of ["dawn-latest-news-2026-04-25.cut.xml", "aaj-english-30341231-2026-04-07.cut.xml"]) {
      expect(read(name).map(({ type }) => type)).toEqual(["broken"]);
    }
    expect(read("error-instead-of-feed.xml")).toMatchObject([
      { type: "error", message: "oops! server is temporary error..." },
    ]);
  });
});
