import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chromiumPath, openChromium } from "./chromium.ts";
import { longWords } from "./long-words.ts";
import { openTestSite, type TestSite } from "./test-site.ts";

const phone: BrowserContextOptions = { viewport: { width: 360, height: 740 } };
const wide: BrowserContextOptions = { viewport: { width: 1280, height: 900 } };

describe.skipIf(!chromiumPath)("pages that sources and visitors try to break", () => {
  let site: TestSite;
  let browser: Browser;
  let base: string;
  let folder: string;
  let paths: Record<string, string>;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "long-words-"));
    const file = join(folder, "long.xml");
    writeFileSync(file, longWords());
    site = await openTestSite([file], "");
    base = await site.app.listen({ port: 0, host: "127.0.0.1" });
    browser = await openChromium();
    const article = await site.find("Longwords");
    const journal = `/journals/${article.journalId}`;
    paths = {
      home: "/",
      article: `/articles/${article.id}`,
      journal,
      issue: `${journal}/issues/${article.issueId}`,
      search: "/search?q=longwords",
      filtered: `/search?q=longwords&from=${"p".repeat(300)}`,
      nothing: `/search?q=${"z".repeat(300)}`,
      wrong: `/search?${"f".repeat(300)}=1`,
      journals: "/journals",
      publishers: "/publishers",
      keyword: `/keywords/${"k".repeat(300)}`,
    };
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await site?.close();
    rmSync(folder, { recursive: true });
  });

  async function withPage<T>(options: BrowserContextOptions, use: (page: Page) => Promise<T>): Promise<T> {
    const context = await browser.newContext({ ...options, baseURL: base });
    try {
      return await use(await context.newPage());
    } finally {
      await context.close();
    }
  }
  const overflow = (page: Page): Promise<number> =>
    page.evaluate<number>("document.scrollingElement.scrollWidth - innerWidth");
  /** The outermost elements that reach beyond the window, for whoever has to mend it. */
  const culprits = (page: Page): Promise<string> =>
    page.evaluate<string>(`[...document.querySelectorAll("body *")]
      .filter((one) => one.getBoundingClientRect().right > innerWidth + 1).slice(0, 3)
      .map((one) => one.tagName + "." + one.className).join(" ")`);

  it.each([
    ["360 px", phone],
    ["1280 px", wide],
  ])("words without an end never widen a page: %s", async (_, options) => {
    await withPage(options, async (page) => {
      for (const [name, path] of Object.entries(paths)) {
        await page.goto(path);
        const over = await overflow(page);
        expect([name, over > 0 ? await culprits(page) : ""]).toEqual([name, ""]);
        expect([name, over]).toEqual([name, 0]);
      }
    });
  });

  it("text of twice the size still fits a phone", async () => {
    await withPage(phone, async (page) => {
      const sample = await site.find("Undiagnosed Type 2 Diabetes");
      const normal = {
        home: "/",
        article: `/articles/${sample.id}`,
        journal: `/journals/${sample.journalId}`,
        issue: `/journals/${sample.journalId}/issues/${sample.issueId}`,
        search: "/search?q=pakistan&language=en&years=2010-2025",
        long: `/search?q=${encodeURIComponent("اردو OR ".repeat(60))}`,
        journals: "/journals",
        subjects: "/subjects",
        nowhere: "/nowhere",
      };
      for (const [name, path] of Object.entries(normal)) {
        await page.goto(path);
        await page.evaluate('document.documentElement.style.fontSize = "200%"');
        expect([name, (await overflow(page)) > 0 ? await culprits(page) : ""]).toEqual([name, ""]);
        const cut = await page.evaluate(`[...document.querySelectorAll(".top nav a, .search input")]
          .filter((one) => one.getBoundingClientRect().width < 40 || one.scrollWidth > one.clientWidth + 1 && one.tagName === "A").length`);
        expect([name, cut]).toEqual([name, 0]);
      }
    });
  });

  it("the search box of the start page stays wide enough to type in, however large the text", async () => {
    await withPage(phone, async (page) => {
      await page.goto("/");
      await page.evaluate('document.documentElement.style.fontSize = "200%"');
      expect((await page.locator("#q-large").boundingBox())?.width).toBeGreaterThan(250);
    });
  });

  it("the way on to results shows itself when the keyboard reaches it", async () => {
    await withPage(wide, async (page) => {
      await page.goto("/search?q=pakistan");
      const box = async () => (await page.locator(".hidden.show").boundingBox()) ?? { width: 0, height: 0 };
      expect((await box()).width).toBeLessThan(2);
      await page.focus(".hidden.show");
      expect((await box()).width).toBeGreaterThan(100);
      expect((await box()).height).toBeGreaterThan(40);
    });
  });

  it("the way here is one line on a phone, with its middle cut short", async () => {
    await withPage(phone, async (page) => {
      for (const name of ["article", "issue", "journal"]) {
        await page.goto(paths[name] ?? "");
        const lines = await page.evaluate(
          '[...document.querySelectorAll(".crumbs li")].map((one) => Math.round(one.getBoundingClientRect().top))',
        );
        expect([name, new Set(lines as number[]).size]).toEqual([name, 1]);
        // Of an article its kind stands last, and is never cut.
        const whole = await page.evaluate(
          '((last) => last.scrollWidth <= last.clientWidth)(document.querySelector(".crumbs [aria-current]"))',
        );
        expect([name, whole]).toEqual([name, name === "article"]);
      }
      await page.goto("/journals");
      expect(await page.locator(".crumbs").count()).toBe(0);
    });
  });

  it("is printed in dark on white whatever the screen is", async () => {
    await withPage({ ...wide, colorScheme: "dark", reducedMotion: "reduce" }, async (page) => {
      const colour = (selector: string, name: string) =>
        page.evaluate(`getComputedStyle(document.querySelector(${JSON.stringify(selector)})).${name}`);
      await page.goto("/search?q=pakistan");
      expect(await colour("html", "backgroundColor")).not.toBe("rgb(255, 255, 255)");
      await page.emulateMedia({ media: "print", colorScheme: "dark" });
      expect(await colour("html", "backgroundColor")).toBe("rgb(255, 255, 255)");
      expect(await colour("mark", "backgroundColor")).toBe("rgb(251, 230, 162)");
      expect(await colour("mark", "color")).toMatch(/^rgb\((\d|[1-5]\d), /);
      expect(await colour(".notice.sample", "color")).toBe("rgb(140, 47, 22)");
    });
  });

  it("numbers of articles are those that their links show, and what they leave out has a link of its own", async () => {
    await withPage(wide, async (page) => {
      for (const path of ["/", paths.journal ?? ""]) {
        await page.goto(path);
        const link = page.locator('.totals a[href*="kind=article"], a.button[href*="kind=article"]').first();
        const number = /[\d,]+/.exec((await link.textContent()) ?? "")?.[0];
        const others = page.locator(".others a");
        expect(await others.textContent()).toBe("1 more of other types");
        const hidden = await others.getAttribute("href");
        await link.click();
        expect((await page.textContent(".toolbar strong"))?.replace(/ records?$/, "")).toBe(number);
        await page.goto(hidden ?? "");
        expect(await page.textContent(".toolbar strong")).toBe("1 record");
      }
    });
  });
});
