import { describe, expect, it } from "vitest";
import { fail, ok } from "../../../domain/result.ts";
import { readPage } from "../../discovery/page-facts.ts";
import type { Site } from "../../discovery/site.ts";
import { findVideoFeed } from "./find-feed.ts";

const id = "UCk195x4zYdMx4LhqEwhcPng";
const feed = `https://www.youtube.com/feeds/videos.xml?channel_id=${id}`;

/** Pages of sites that are not on loopback. */
const pages: Readonly<Record<string, string>> = {
  "https://www.youtube.com/@Example": `<link rel="canonical" href="https://www.youtube.com/channel/${id}"><a href="/watch?v=Elewn679CZI">x</a>`,
  "https://www.youtube.com/user/none": "<a href='/about'>About</a>",
  "https://example.edu.pk/": `<a href="https://youtu.be/Elewn679CZI">film</a><a href="https://www.youtube.com/@Example/videos">YouTube</a>`,
  "https://plain.edu.pk/": "<p>Nothing</p>",
};
const site: Site = {
  page: async (url) => {
    const html = pages[url];
    if (html === undefined) return fail("bad_status", `no ${url}`);
    return ok({ url, facts: readPage(Buffer.from(html), url), isOai: false, isFeed: false }) as Awaited<
      ReturnType<Site["page"]>
    >;
  },
};

describe("the feed of videos behind an address", () => {
  it.each([
    [`https://www.youtube.com/channel/${id}`, feed],
    [
      "https://www.youtube.com/playlist?list=PLH3mdhuA3a24qt8c7",
      "https://www.youtube.com/feeds/videos.xml?playlist_id=PLH3mdhuA3a24qt8c7",
    ],
    ["https://www.youtube.com/@Example/featured", feed],
    ["https://example.edu.pk/", feed],
    ["https://plain.edu.pk/", undefined],
  ])("%s", async (address, expected) => {
    expect(await findVideoFeed(address, site)).toEqual({ ok: true, value: expected });
  });

  it.each([
    ["https://www.youtube.com/user/none", "nothing_found", /does not say which channel/],
    ["https://www.youtube.com/watch?v=Elewn679CZI", "nothing_found", /one video/],
    ["https://away.edu.pk/", "bad_status", /no https/],
  ])("says what is wrong with %s", async (address, code, message) => {
    expect(await findVideoFeed(address, site)).toEqual({
      ok: false,
      problem: expect.objectContaining({ code, message: expect.stringMatching(message) }),
    });
  });
});
