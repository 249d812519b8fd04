import { describe, expect, it } from "vitest";
import { dataOf, readFileAs } from "../../../../test/read-document.ts";
import { hasSharedData, sharedData } from "../../../../test/shared-data.ts";
import type { VideoData } from "../../../domain/record.ts";
import type { SourceFormat } from "../../source.ts";
import { recogniseFormat } from "../index.ts";
import { videoFeed } from "../video-feed/index.ts";
import { videoList } from "../video-list/index.ts";

function videosIn(format: SourceFormat, path: string): VideoData[] {
  const { records, bytes } = readFileAs(format, sharedData(path));
  expect(recogniseFormat(bytes.subarray(0, 65_536), path)?.name).toBe(format.name);
  return records.map((record) => dataOf(record) as VideoData);
}

const named = (videos: readonly VideoData[], id: string): VideoData | undefined =>
  videos.find(({ identifiers }) => identifiers[0]?.value === `youtube:${id}`);

describe.skipIf(!hasSharedData)("real lists of videos", () => {
  it("a channel's feed, read by eye", () => {
    const videos = videosIn(videoFeed, "video/youtube-channel-ift.xml");
    expect(videos).toHaveLength(15);
    expect(new Set(videos.map(({ channel }) => channel))).toEqual(new Set(["Instituto de Física Teórica IFT"]));
    expect(videos[0]).toMatchObject({
      titles: [{ value: "El Brillante Futuro de la Física | Una Conversación con Álvaro de Rújula", lang: "es" }],
      identifiers: [{ scheme: "video", value: "youtube:Elewn679CZI", valid: true }],
      published: { start: "2021-12-19" },
      channelUrl: "https://www.youtube.com/channel/UCk195x4zYdMx4LhqEwhcPng",
      links: [{ rel: "landing", url: "https://www.youtube.com/watch?v=Elewn679CZI" }],
      thumbnail: "https://i2.ytimg.com/vi/Elewn679CZI/hqdefault.jpg",
    });
    // an address that ends in a DOI is another site's
    expect(videos[0]?.abstracts[0]?.value).toContain("abstract/10.1103/PhysRevD.10.2141");
    expect(videos[0]?.relations).toBeUndefined();
    expect(named(videos, "GDG2ESzmsVs")?.chapters?.slice(0, 3)).toEqual([
      { at: 0, title: "¿Qué es CTA?" },
      { at: 108, title: "Erupción Volcánica en La Palma" },
      { at: 153, title: "Los telescopios de CTA" },
    ]);
  });

  it("a playlist's feed from Invidious: the same videos as YouTube's own, whoever made the list", () => {
    const videos = videosIn(videoFeed, "video/invidious-playlist.xml");
    expect(videos).toHaveLength(15);
    expect(videos[0]).toMatchObject({
      identifiers: [{ value: "youtube:97L58ya1qu8" }],
      channel: "Xataka TV",
      links: [{ url: "https://www.youtube.com/watch?v=97L58ya1qu8" }],
    });
  });

  it("a table of 447 videos, all of them", () => {
    const videos = videosIn(videoList, "video/youtube-videos-2026.csv");
    expect(videos).toHaveLength(447);
    expect(new Set(videos.map(({ identifiers }) => identifiers[0]?.value)).size).toBe(447);
    expect(videos.filter(({ abstracts }) => abstracts.length === 0)).toHaveLength(38);
    expect(
      videos
        .map(({ published }) => published?.start ?? "")
        .sort()[0]
        ?.slice(0, 4),
    ).toBe("2010");
    expect(named(videos, "-73jF2UvGPk")).toMatchObject({
      titles: [{ value: "The Bottom Line For Pakistan", lang: "en" }],
      channel: "Fair Observer",
      published: { start: "2026-08-02" },
    });
    const garrison = videos.find(({ titles }) => titles[0]?.value.startsWith("Pakistan Is the Garrison State"));
    expect(garrison?.chapters).toHaveLength(9);
    expect(garrison?.chapters?.slice(0, 2)).toEqual([
      { at: 0, title: "Intro" },
      { at: 72, title: "What is a Garrison State?" },
    ]);
    expect(videos.flatMap(({ relations = [] }) => relations.map(({ to }) => to.value))).toContain(
      "10.1038/s41586-026-10546-z",
    );
  });
});
