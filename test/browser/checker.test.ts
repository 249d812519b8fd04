import { AxeBuilder } from "@axe-core/playwright";
import type { FastifyInstance } from "fastify";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openRecognitionIndex, type RecognitionIndex } from "../fixtures/recognition-index.ts";
import { chromiumPath, openChromium } from "./chromium.ts";
import { openApp } from "./test-site.ts";

const wide: BrowserContextOptions = { viewport: { width: 1280, height: 900 } };
const phone: BrowserContextOptions = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
const screens = [
  ["1280 px, light", { ...wide, colorScheme: "light" }],
  ["360 px, dark", { ...phone, colorScheme: "dark" }],
  ["360 px, light", { ...phone, colorScheme: "light" }],
  ["1280 px, dark", { ...wide, colorScheme: "dark" }],
] as const;
const pages = {
  "nothing asked": "/recognition",
  recognised: "/recognition?issn=1997-3438&date=2022-05-01",
  several: "/recognition?issn=1997-3438&date=2024",
  "by area": "/recognition?issn=9000-0056&date=2022-01-01",
  lost: "/recognition?issn=9000-0048&date=2016-11-01",
  claimed: "/recognition?issn=9000-0064&date=2016&as_known_on=2026-01-01",
  "wrong check digit": "/recognition?q=1997-3439&date=2024",
  "to choose": "/recognition?q=al+qalam&date=2020-08-01",
} as const;

describe.skipIf(!chromiumPath)("the checker in a browser", () => {
  let index: RecognitionIndex;
  let app: FastifyInstance;
  let browser: Browser;
  let base: string;
  beforeAll(async () => {
    index = await openRecognitionIndex();
    ({ app } = await openApp(index.catalogue, index.engine, { publicUrl: "" }));
    base = await app.listen({ port: 0, host: "127.0.0.1" });
    browser = await openChromium();
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await app?.close();
    await index?.close();
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
    "axe finds nothing serious, and nothing is wider than the screen: %s",
    { timeout: 60_000 },
    async (_, options) => {
      await withPage(options, async (page) => {
        for (const [name, path] of Object.entries(pages)) {
          await page.goto(path);
          const { violations } = await new AxeBuilder({ page }).analyze();
          const bad = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
          const over = await page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth",
          );
          expect([name, bad.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 150)}`), over]).toEqual([
            name,
            [],
            0,
          ]);
        }
      });
    },
  );

  it("what is touched is large enough for a finger", async () => {
    await withPage(phone, async (page) => {
      for (const [name, path] of Object.entries(pages)) {
        await page.goto(path);
        const small =
          await page.evaluate(`[...document.querySelectorAll(".checker input, .checker select, .checker summary, .button, .answer nav a, .journals li > a")]
          .filter((one) => { const box = one.getBoundingClientRect(); return box.height > 0 && box.height < 43.5; })
          .map((one) => one.outerHTML.slice(0, 80))`);
        expect([name, small]).toEqual([name, []]);
      }
    });
  });

  it("is asked from the start page and answers without scripts; candidates are links", async () => {
    await withPage({ ...phone, javaScriptEnabled: false }, async (page) => {
      await page.goto("/");
      await page.fill("#checker-journal", "1997-3438");
      await page.fill("#checker-date", "May 2024");
      await page.press("#checker-date", "Enter");
      await page.waitForURL("**/recognition?issn=1997-3438&date=May+2024");
      expect(await page.textContent(".verdict")).toContain("in category Y");
      expect([await page.inputValue("#checker-journal"), await page.inputValue("#checker-date")]).toEqual([
        "1997-3438",
        "May 2024",
      ]);
      await page.fill("#checker-journal", "Al-Qalam");
      await page.fill("#checker-date", "2020-08-01");
      await page.click(".checker button");
      expect(await page.locator(".journals a").count()).toBe(2);
      await page.locator(".journals li", { hasText: "9000-0021" }).locator("a").click();
      expect(await page.textContent(".verdict")).toContain("in category Y");
    });
  });

  it("suggests journals by keyboard, fills the box and stays", async () => {
    await withPage(wide, async (page) => {
      await page.goto("/recognition");
      await page.locator("#checker-journal").pressSequentially("medical sci");
      const option = page.locator("#checker-journal-suggestions [role=option]").first();
      await option.waitFor();
      const { violations } = await new AxeBuilder({ page }).include(".checker").analyze();
      expect(violations.filter(({ impact }) => impact === "serious" || impact === "critical")).toEqual([]);
      await page.keyboard.press("ArrowDown");
      expect(await page.getAttribute("#checker-journal", "aria-activedescendant")).toBe(
        "checker-journal-suggestions-0",
      );
      await page.keyboard.press("Enter");
      expect(await page.inputValue("#checker-journal")).toBe("Journal of Medical Sciences (Peshawar) · 1997-3438");
      expect(await page.isVisible("#checker-journal-suggestions")).toBe(false);
      await page.keyboard.press("Tab");
      await page.keyboard.type("2024-05-01");
      await page.keyboard.press("Enter");
      await page.waitForURL("**/recognition?issn=1997-3438&date=2024-05-01");
      expect(await page.textContent("h2 .category")).toBe("Y");
    });
  });

  it("tables scroll in their frame rather than be a letter wide", async () => {
    await withPage(phone, async (page) => {
      await page.goto(pages.recognised);
      const tall = await page.evaluate(
        `Math.max(...[...document.querySelectorAll(".recognition td")].map((cell) => cell.getBoundingClientRect().height))`,
      );
      expect(tall).toBeLessThan(90);
    });
  });
});
