import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pathOf } from "../../src/web/links.ts";
import { videoFiles, videoId } from "../fixtures/video-files.ts";
import { chromiumPath, openChromium } from "./chromium.ts";
import { openTestSite, type TestSite } from "./test-site.ts";

const wide: BrowserContextOptions = { viewport: { width: 1280, height: 900 } };
const phone: BrowserContextOptions = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
const screens = [
  ["1280 px, light", { ...wide, colorScheme: "light" }],
  ["360 px, dark", { ...phone, colorScheme: "dark" }],
  ["360 px, light", { ...phone, colorScheme: "light" }],
  ["1280 px, dark", { ...wide, colorScheme: "dark" }],
] as const;
const playerHost = "www.youtube-nocookie.com";

describe.skipIf(!chromiumPath)("videos in a browser", () => {
  const { files, remove } = videoFiles();
  let site: TestSite;
  let browser: Browser;
  let base: string;
  let path: string;
  beforeAll(async () => {
    site = await openTestSite(files, "");
    base = await site.app.listen({ port: 0, host: "127.0.0.1" });
    path = pathOf(await site.find("Canals of the Lower Indus"));
    browser = await openChromium();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await site?.close();
    remove();
  });

  /** A page, and the addresses at other hosts that it asked for; the player's host is stood in for. */
  async function withPage<T>(
    options: BrowserContextOptions,
    use: (page: Page, elsewhere: readonly URL[]) => Promise<T>,
  ): Promise<T> {
    const context = await browser.newContext({ ...options, baseURL: base });
    const elsewhere: URL[] = [];
    await context.route(
      (url) => url.origin !== base,
      async (route) => {
        const url = new URL(route.request().url());
        elsewhere.push(url);
        if (url.hostname !== playerHost) return route.abort();
        return route.fulfill({ contentType: "text/html", body: "<!doctype html><title>stand-in</title><p id=p>film" });
      },
    );
    try {
      return await use(await context.newPage(), elsewhere);
    } finally {
      await context.close();
    }
  }

  it("ask no other host for anything before the click, and the player's alone after it", async () => {
    await withPage(wide, async (page, elsewhere) => {
      await page.goto(path);
      await page.waitForLoadState("networkidle");
      expect(elsewhere).toEqual([]);
      expect(await page.locator("iframe").count()).toBe(0);
      await page.getByRole("link", { name: "Play here" }).click();
      await page.frameLocator("#film").locator("#p").waitFor();
      expect(elsewhere.map(({ hostname, pathname }) => [hostname, pathname])).toEqual([
        [playerHost, `/embed/${videoId}`],
      ]);
      expect(await page.context().cookies()).toEqual([]);
    });
  });

  it("are taken to a time by a chapter and by what is said, without a new page once the film is there", async () => {
    await withPage(wide, async (page, elsewhere) => {
      await page.goto(`${path}?q=gharial`);
      await page.locator("#said a.time").first().click();
      await page.frameLocator("#film").locator("#p").waitFor();
      expect(elsewhere.at(-1)?.searchParams.get("start")).toBe("1233");
      await page.evaluate("window.stayed = true");
      await page.locator("#chapters a.time").nth(1).click();
      await page.waitForFunction(`document.querySelector("#film").src.includes("start=70")`);
      expect(await page.evaluate("window.stayed")).toBe(true);
      await page.frameLocator("#film").locator("#p").waitFor();
      expect(elsewhere.at(-1)?.searchParams.get("start")).toBe("70");
    });
  });

  it("play, are searched and lead to times without scripts", async () => {
    await withPage({ ...phone, javaScriptEnabled: false }, async (page, elsewhere) => {
      await page.goto(path);
      await page.getByLabel("Search in what is said").fill("gharial");
      await page.getByLabel("Search in what is said").press("Enter");
      await page.locator("#said mark").waitFor();
      expect(elsewhere).toEqual([]);
      await page.locator("#said a.time").click();
      await page.frameLocator("#film").locator("#p").waitFor();
      expect(elsewhere.map(({ hostname, searchParams }) => [hostname, searchParams.get("start")])).toEqual([
        [playerHost, "1233"],
      ]);
    });
  });

  it.each(screens)(
    "axe finds nothing serious, and nothing is wider than the screen: %s",
    { timeout: 120_000 },
    async (_, options) => {
      await withPage(options, async (page) => {
        const pages = [
          path,
          `${path}?track=1`,
          `${path}?play=1&t=1240`,
          `${path}?q=silt`,
          "/videos",
          "/videos?q=gharial",
        ];
        for (const url of pages) {
          await page.goto(url);
          const { violations } = await new AxeBuilder({ page }).exclude("#film").analyze();
          const bad = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
          const over = await page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth",
          );
          expect([url, bad.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 150)}`), over]).toEqual([
            url,
            [],
            0,
          ]);
        }
      });
    },
  );

  it("have times large enough for a finger", async () => {
    await withPage(phone, async (page) => {
      await page.goto(path);
      const small = await page.evaluate(`[...document.querySelectorAll("ol.said a.time")]
        .filter((one) => { const box = one.getBoundingClientRect(); return box.height < 24 || box.width < 24; })
        .map((one) => one.outerHTML.slice(0, 80))`);
      expect(small).toEqual([]);
    });
  });
});
