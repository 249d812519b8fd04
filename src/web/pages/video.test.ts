import Fastify from "fastify";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestSite, type TestSite } from "../../../test/browser/test-site.ts";
import { videoFiles, videoId } from "../../../test/fixtures/video-files.ts";
import { apiRoutes } from "../../api/index.ts";
import { runSearch } from "../../search/search.ts";
import { emptyState } from "../../search/state.ts";
import { loadSettings } from "../../settings/settings.ts";
import { pathOf } from "../links.ts";

const limit = 60 * 1024;
const player = "https://www.youtube-nocookie.com";

describe("pages of videos", () => {
  const { files, remove } = videoFiles();
  let site: TestSite;
  let path: string;
  beforeAll(async () => {
    site = await openTestSite(files);
    path = pathOf(await site.find("Canals of the Lower Indus"));
  }, 120_000);
  afterAll(async () => {
    await site.close();
    remove();
  });

  async function get(url: string) {
    const answer = await site.app.inject({ url, headers: { accept: "text/html" } });
    expect([url, answer.statusCode]).toEqual([url, 200]);
    const bytes = Buffer.byteLength(answer.body) + site.assets.bytes("site.css") + site.assets.bytes("videos.css");
    expect([url, bytes < limit, bytes]).toEqual([url, true, expect.any(Number)]);
    return { body: answer.body, policy: String(answer.headers["content-security-policy"]) };
  }

  it("hold nothing of another site before the film is asked for, and then the player alone", async () => {
    const before = await get(path);
    expect(before.body).not.toContain("<iframe");
    expect(before.body).not.toContain("ytimg");
    expect(before.policy).not.toContain("frame-src");
    const after = await get(`${path}?play=1&t=754`);
    expect(after.body).toContain(`src="${player}/embed/${videoId}?autoplay=1&amp;rel=0&amp;start=754"`);
    expect(after.policy.split(";").filter((part) => part.includes("youtube"))).toEqual([`frame-src ${player}`]);
    // the rest of the policy is the same
    expect(after.policy.replace(`;frame-src ${player}`, "")).toBe(before.policy);
  });

  it("show channel, chapters and description with links and times", async () => {
    const { body } = await get(path);
    expect(body).toContain('href="https://slides.example.edu.pk/indus"');
    expect(body).toContain("Salt &amp; silt");
    expect(body).toContain(`href="${path}?play=1&amp;t=750#player"`);
    expect(body).toContain('href="/videos?channel=Lectures+at+Example+University"');
    expect(body).toContain("50 min 0 s");
  });

  it("link the works that a description mentions, and are linked from them", async () => {
    const { body } = await get("/videos?q=late+wheat");
    const wheat = /href="(\/videos\/[^"?]+)"/.exec(body.slice(body.indexOf('class="hits"')))?.[1] ?? "";
    const page = (await get(wheat)).body;
    expect(page).toContain("Mentions");
    const article = /Mentions.*?href="(\/articles\/[^"]+)"/s.exec(page)?.[1] ?? "";
    const answer = await site.app.inject({ url: article, headers: { accept: "text/html" } });
    expect(answer.body).toContain("Mentioned in");
    expect(answer.body).toContain(`href="${wheat}"`);
  });

  it("are related to works of other kinds that share their telling words", async () => {
    const article = pathOf(await site.find("Response of Late-Sown Wheat"));
    const { body } = await site.app.inject({ url: article, headers: { accept: "text/html" } });
    const related = body.slice(body.indexOf('id="related"'));
    expect(related).toMatch(/<h3>Videos<\/h3>.*Late Wheat, Little Water/s);
    const ghalib = (await get(pathOf(await site.find("How Ghalib Wrote a Letter")))).body;
    expect(ghalib.slice(ghalib.indexOf('id="related"'))).toMatch(/href="\/articles\/[^"]+"/);
    // nothing in the sample is about canals of this kind but what says so itself
    const canals = (await get(path)).body;
    expect(canals).not.toContain("Ghalib");
  });

  it("show what is said page by page, at the second that is asked for, in each language", async () => {
    const { body } = await get(`${path}?t=1240`);
    expect(body).toMatch(/<li id="here" aria-current="true">.*?Here a gharial swam/s);
    const urdu = await get(`${path}?track=1`);
    expect(urdu.body).toContain('<ol class="said" lang="ur" dir="rtl">');
    expect(urdu.body).toContain("گھڑیال");
    const timesOf = (html: string) =>
      [...html.slice(html.indexOf('id="said"')).matchAll(/data-second="(\d+)"/g)].map(([, at]) => Number(at));
    expect(timesOf((await get(path)).body)[0]).toBe(3);
    expect(Math.min(...timesOf((await get(`${path}?page=2`)).body))).toBeGreaterThan(3);
    expect(timesOf(body).some((at) => at > 1200 && at <= 1240)).toBe(true);
    expect((await get(`${path}?page=9999`)).body).toContain('id="said"');
  });

  it("find places in what is said, and lead to their second", async () => {
    const { body } = await get(`${path}?q=gharial`);
    expect(body).toContain("1 place with “gharial”");
    expect(body).toContain('data-second="1233"');
    expect(body).toContain("<mark>gharial</mark>");
    expect((await get(`${path}?q=silt`)).body).toMatch(/7\d places/);
    expect((await get(`${path}?q=xyzzy`)).body).toContain("It is not said in this video.");
  });

  it("are led to from the search, at the second at which it is said", async () => {
    const answer = await site.app.inject({ url: "/search?q=gharial", headers: { accept: "text/html" } });
    expect(answer.body).toContain(`href="${path}?t=1233#here"`);
  });

  it.each(["ghalib", "غالب"])("of the sample are found beside articles and chapters: %s", async (q) => {
    const { tabs } = await runSearch({ ...emptyState, q }, site);
    const count = (kind: string) => tabs.find((one) => one.kind === kind)?.count ?? 0;
    expect(count("video")).toBe(2);
    expect(count("article")).toBeGreaterThan(0);
    expect(count("chapter")).toBeGreaterThan(0);
  });

  it("of the sample have no film to play", async () => {
    const sample = pathOf(await site.find("How Ghalib Wrote a Letter"));
    const { body, policy } = await get(`${sample}?play=1`);
    expect(body).not.toContain("<iframe");
    expect(body).toContain("This video is fictional");
    expect(policy).not.toContain("frame-src");
    expect(body).toContain("Related in this index");
  });

  it("are listed by channel and length, with a feed without the sample", async () => {
    const all = (await get("/videos")).body;
    expect(all).toContain("Sample University Lectures (fictional)");
    expect(all).toContain("20 to 60 minutes");
    const channel = (await get("/videos?channel=Lectures+at+Example+University")).body;
    expect(channel.match(/<article class="hit"/g)).toHaveLength(1);
    expect((await get("/videos?duration=short")).body).toContain("Boil It");
    expect((await get("/videos?has=captions&q=gharial")).body).toContain(`href="${path}"`);
    const feed = await site.app.inject({ url: "/feeds/videos.atom" });
    expect(feed.headers["content-type"]).toContain("application/atom+xml");
    expect(feed.body.match(/<entry>/g)).toHaveLength(1);
    expect(feed.body).toContain("<published>2024-01-31T00:00:00Z</published>");
    expect(feed.body).not.toContain("fictional");
  });

  it("say the same as JSON", async () => {
    const api = Fastify();
    await api.register(apiRoutes({ ...site, settings: loadSettings({}) }));
    const answer = await api.inject({ url: `/api/v1${path}` });
    expect(answer.statusCode).toBe(200);
    const video = answer.json<{ captions: { lang: string; cues: unknown[] }[]; chapters: unknown[] }>();
    expect(video.captions.map(({ lang, cues }) => [lang, cues.length])).toEqual([
      ["en", 300],
      ["ur", 2],
    ]);
    expect(video).toMatchObject({
      duration: 3000,
      chapters: [{ at: 0 }, { at: 70 }, { at: 750, title: "Salt & silt" }],
    });
    const list = await api.inject({ url: "/api/v1/videos?q=gharial" });
    expect(list.json()).toMatchObject({ total: 1, hits: [{ at: 1233 }] });
    await api.close();
  });

  it.each(["?t=abc&page=-1&track=99999&play=2", "?q=%00%ff&t=99999999999", "?q[]=1&t=1&t=2"])(
    "take any wish: %s",
    async (query) => {
      expect((await get(path + query)).body).toContain("Canals of the Lower Indus");
    },
  );
});
