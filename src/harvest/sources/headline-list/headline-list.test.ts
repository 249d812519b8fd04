import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { hasSharedData, sharedData } from "../../../../test/shared-data.ts";
import type { NewsData } from "../../../domain/record.ts";
import { fold } from "../../../text/fold.ts";
import { recogniseFormat } from "../index.ts";
import { headlineList } from "./index.ts";

function read(bytes: Uint8Array): { news: NewsData[]; bad: string[] } {
  const reader = headlineList.reader();
  const records = [...reader.write(bytes), ...reader.end()].flatMap((event) =>
    event.type === "record" ? [event.record] : [],
  );
  return {
    news: records.flatMap((record) =>
      record.state === "live" && record.mapped.is === "record" && record.mapped.data.kind === "news"
        ? [record.mapped.data]
        : [],
    ),
    bad: records.flatMap((record) => (record.state === "bad" ? [record.problem.code] : [])),
  };
}

it("reads headlines as JSON lines, in either script", () => {
  const bytes = readFileSync(new URL("../../../../test/fixtures/news/headlines.jsonl", import.meta.url));
  expect(recogniseFormat(bytes, "headlines.jsonl")?.name).toBe("headline-list");
  expect(read(bytes).news).toMatchObject([
    {
      titles: [{ value: "Kites over Lahore", lang: "en" }],
      outlet: "Kite Herald",
      section: "Sport",
      at: "2026-05-12T10:00:00+05:00",
      published: { start: "2026-05-12" },
      contributors: [{ name: { family: "Mir", given: "Sana" } }],
      identifiers: [{ scheme: "url", value: "https://kiteherald.example/1" }],
    },
    { titles: [{ value: "ہوا کا رخ بدل گیا" }], outlet: "پتنگ نامہ", published: { start: "2026" } },
  ]);
});

describe.skipIf(!hasSharedData)("real lists with the same keys", () => {
  it("are told apart by where their links lead: headlines, articles", () => {
    for (const [file, format] of [
      ["news/urdu-ibc-headlines.jsonl", "headline-list"],
      ["urdu/bunyad-articles.jsonl", "article-list"],
      ["urdu/ishraq-articles.jsonl", "article-list"],
    ] as const) {
      expect([file, recogniseFormat(readFileSync(sharedData(file)).subarray(0, 65_536), file)?.name]).toEqual([
        file,
        format,
      ]);
    }
  });

  it("gives all 2,737 headlines but two that have no text", () => {
    const { news, bad } = read(readFileSync(sharedData("news/urdu-ibc-headlines.jsonl")));
    expect([news.length, bad]).toEqual([2735, ["missing_title", "missing_title"]]);
    expect(new Set(news.map(({ outlet }) => fold(outlet)))).toEqual(new Set([fold("آئی بی سی اردو")]));
    expect(news[0]).toMatchObject({
      published: { start: "2015" },
      contributors: [{ name: { printed: "آئی بی سی اردو نیوز", corporate: true } }],
      links: [{ rel: "landing", url: "http://ibcurdu.com/news/10002/" }],
    });
  });
});
