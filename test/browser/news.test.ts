import { mkdirSync } from "node:fs";
import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chromiumPath, openChromium } from "./chromium.ts";
import { openTestSite, type TestSite } from "./test-site.ts";

const wide: BrowserContextOptions = { viewport: { width: 1280, height: 900 } };
const phone: BrowserContextOptions = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
const screens = [
  ["360 px, light", { ...phone, colorScheme: "light" }],
  ["360 px, dark", { ...phone, colorScheme: "dark" }],
  ["1280 px, light", { ...wide, colorScheme: "light" }],
  ["1280 px, dark", { ...wide, colorScheme: "dark" }],
] as const;
/** Where pictures of the pages are put for somebody to look at; "" = nowhere. */
const pictures = process.env["DEFINEPK_TEST_PICTURES"] ?? "";

describe.skipIf(!chromiumPath)("news in a browser", () => {
  let site: TestSite;
  let browser: Browser;
  let base: string;
  let pages: Record<string, string>;
  beforeAll(async () => {
    site = await openTestSite([], "");
    base = await site.app.listen({ port: 0, host: "127.0.0.1" });
    browser = await openChromium();
    const story = await site.find("Water council agrees");
    const urdu = await site.find("غزلوں پر طلبہ");
    pages = {
      news: "/news",
      "a day": "/news?day=2025-03-10",
      "in Urdu": "/news?language=ur",
      nothing: "/news?q=nothingofthekind",
      story: `/news/${story.id}`,
      headline: `/news/${urdu.id}`,
      words: "/news/words",
      plot: "/news/words?q=ghalib",
      "one hit a story": "/search?q=water+council",
      "all kinds": "/search?q=ghalib",
      "all kinds in Urdu": `/search?q=${encodeURIComponent("غالب")}`,
    };
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  async function withPage<T>(options: BrowserContextOptions, use: (page: Page) => Promise<T>): Promise<T> {
    const context = await browser.newContext({ ...options, baseURL: base });
    try {
      return await use(await context.newPage());
    } finally {
      await context.close();
    }
  }

  it.each(screens)(
    "axe finds nothing serious, nothing is wider than the screen: %s",
    { timeout: 90_000 },
    async (screen, options) => {
      await withPage(options, async (page) => {
        for (const [name, path] of Object.entries(pages)) {
          await page.goto(path);
          const { violations } = await new AxeBuilder({ page }).analyze();
          const bad = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
          expect([
            name,
            bad.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(" | ")}`),
          ]).toEqual([name, []]);
          const over = await page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth",
          );
          expect([name, over]).toEqual([name, 0]);
          if (pictures !== "") {
            mkdirSync(pictures, { recursive: true });
            await page.screenshot({
              path: `${pictures}/${name} ${screen}.png`.replaceAll(/[ ,]+/g, "-"),
              fullPage: true,
            });
          }
        }
      });
    },
  );

  it("the plot has a bar for each day with the word, and a table that leads to the day's headlines, without a script", async () => {
    await withPage({ ...phone, javaScriptEnabled: false }, async (page) => {
      await page.goto("/news/words");
      await page.fill("#course-q", "ghalib");
      await page.click(".filter button");
      expect(new URL(page.url()).search).toBe("?q=ghalib");
      const bars = page.locator(".course rect");
      // 10 March (in two outlets, and in Urdu), 13 and 15 March
      const rows = page.locator(".course tbody tr");
      expect(await bars.count()).toBe(await rows.count());
      expect(await bars.count()).toBeGreaterThanOrEqual(2);
      const boxes = await bars.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height));
      expect(Math.min(...boxes)).toBeGreaterThan(1);
      await page.click(".course summary");
      await page.click('.course tbody a:has-text("2025-03-10")');
      expect(page.url()).toContain("day=2025-03-10");
      expect(await page.locator(".headline").count()).toBeGreaterThanOrEqual(1);
      expect(await page.locator("h1").textContent()).toContain("10 March 2025");
    });
  });

  it("a story is one entry of the list, and its page leads to the others and to the outlet", async () => {
    await withPage(wide, async (page) => {
      await page.goto("/news?q=water+council");
      expect(await page.locator(".headline").count()).toBe(1);
      expect(await page.locator(".headline").textContent()).toMatch(/Also: Sample (Herald|Gazette) \(fictional\)/);
      await page.click(".headline a");
      expect(await page.locator(".story .headline").count()).toBe(1);
      expect(await page.getAttribute(".read-at a", "href")).toMatch(
        /^https:\/\/(herald|gazette)\.journals\.example\/news\//,
      );
    });
  });

  it("finds headlines beside articles and chapters, in both scripts", async () => {
    await withPage(phone, async (page) => {
      for (const q of ["ghalib", "غالب"]) {
        await page.goto(`/search?q=${encodeURIComponent(q)}`);
        const kinds = await page.locator('nav[aria-label] a[href*="kind="]').allTextContents();
        expect([q, kinds.some((text) => /news|headline/i.test(text))]).toEqual([q, true]);
      }
    });
  });
});
