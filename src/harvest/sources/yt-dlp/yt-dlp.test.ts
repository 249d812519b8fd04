import { describe, expect, it } from "vitest";
import { outcomeOf, readDocument, recordsOf } from "../../../../test/read-document.ts";
import { recogniseFormat } from "../index.ts";
import { ytDlp } from "./index.ts";

/** Keys in the order in which yt-dlp writes them. */
const info = {
  id: "abcdefghijk",
  title: "Ghalib's letters",
  formats: [{ format_id: "sb2", ext: "mhtml", protocol: "mhtml", url: "https://i.ytimg.example/sb.jpg" }],
  thumbnail: "https://i.ytimg.example/vi/abcdefghijk/hq.jpg",
  description: "A lecture.\nSee https://doi.org/10.5555/sjus.1.\n",
  channel_id: "UCaaaaaaaaaaaaaaaaaaaaaa",
  channel_url: "https://www.youtube.com/channel/UCaaaaaaaaaaaaaaaaaaaaaa",
  duration: 3725,
  webpage_url: "https://www.youtube.com/watch?v=abcdefghijk",
  tags: ["Ghalib", "غالب"],
  chapters: [
    { start_time: 60.5, title: "Delhi", end_time: 3725 },
    { start_time: 0, title: "Intro", end_time: 60.5 },
  ],
  automatic_captions: { en: [{ ext: "vtt", url: "https://captions.example/" }] },
  subtitles: {
    ur: [
      { ext: "json3", url: "https://a.example" },
      { ext: "vtt", data: "WEBVTT\n\n00:05.000 --> 00:09.000\nخط\n" },
    ],
  },
  channel: "Sample University",
  upload_date: "20240131",
  language: "en-US",
  license: "Creative Commons Attribution license (reuse allowed)",
  extractor: "youtube",
  extractor_key: "Youtube",
};

const read = (value: unknown) => recordsOf(readDocument(ytDlp, JSON.stringify(value)));

describe("yt-dlp's videos", () => {
  it("are mapped with chapters, captions that stand in them, and the works they mention", () => {
    expect(recogniseFormat(Buffer.from(JSON.stringify(info)), "x")?.name).toBe("yt-dlp");
    const [record] = read(info);
    expect(record?.identifier).toBe("yt:video:abcdefghijk");
    expect(record && outcomeOf(record)).toEqual({
      kind: "video",
      titles: [{ value: "Ghalib's letters", lang: "en" }],
      abstracts: [{ value: "A lecture.\nSee https://doi.org/10.5555/sjus.1.", lang: "en" }],
      contributors: [],
      identifiers: [{ scheme: "video", value: "youtube:abcdefghijk", valid: true }],
      published: { start: "2024-01-31" },
      languages: ["en"],
      keywords: [{ value: "Ghalib" }, { value: "غالب" }],
      subjects: [],
      licence: expect.objectContaining({ id: "CC-BY" }),
      access: "open",
      links: [{ rel: "landing", url: "https://www.youtube.com/watch?v=abcdefghijk" }],
      relations: [{ type: "mentions", to: { scheme: "doi", value: "10.5555/sjus.1", valid: true } }],
      channel: "Sample University",
      channelUrl: info.channel_url,
      duration: 3725,
      thumbnail: info.thumbnail,
      chapters: [
        { at: 0, title: "Intro" },
        { at: 60.5, title: "Delhi" },
      ],
      captions: [{ lang: "ur", cues: [{ at: 5, text: "خط" }] }],
    });
  });

  it("in playlists and lines are one each; what is private or a list again goes to quarantine", () => {
    const flat = {
      _type: "url",
      ie_key: "Youtube",
      id: "bbbbbbbbbbb",
      url: "https://www.youtube.com/watch?v=bbbbbbbbbbb",
      title: "B",
    };
    const list = {
      id: "PLx",
      title: "All",
      _type: "playlist",
      entries: [
        flat,
        { ...flat, id: "ccccccccccc", title: "[Private video]" },
        { _type: "playlist", id: "UUx", title: "T", extractor_key: "YoutubeTab" },
      ],
    };
    const names = (records: ReturnType<typeof read>) =>
      records.map((record) => [record.identifier, record.state === "bad" ? record.problem.code : record.state]);
    expect(names(read(list))).toEqual([
      ["yt:video:bbbbbbbbbbb", "live"],
      ["yt:video:ccccccccccc", "missing_title"],
      ["youtubetab:list:UUx", "malformed_record"],
    ]);
    const lines = recordsOf(
      readDocument(ytDlp, `${JSON.stringify(info)}\n${JSON.stringify({ ...info, id: "ddddddddddd" })}\n`),
    );
    expect(lines.map(({ identifier }) => identifier)).toEqual(["yt:video:abcdefghijk", "yt:video:ddddddddddd"]);
  });

  it("of other hosts have their page, and no name at YouTube", () => {
    const [record] = read({
      ...info,
      extractor_key: "Vimeo",
      extractor: "vimeo",
      id: "76979871",
      webpage_url: "https://vimeo.example/76979871",
    });
    expect(record?.identifier).toBe("vimeo:video:76979871");
    expect(record && outcomeOf(record)).toMatchObject({
      identifiers: [{ scheme: "video", value: "vimeo:76979871" }],
      links: [{ rel: "landing", url: "https://vimeo.example/76979871" }],
    });
  });
});
