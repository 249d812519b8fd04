import { readFileSync } from "node:fs";
import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chromiumPath, openChromium } from "./chromium.ts";
import { openTestSite, type TestSite } from "./test-site.ts";

const wide: BrowserContextOptions = { viewport: { width: 1280, height: 900 } };
const phone: BrowserContextOptions = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };

const pasted = `Jadoon S, Mahsood N, Zain K, Hashmi B. Unlocking potential: exploring the perceptions of students and faculty regarding medical mentorship program. J Med Sci (Peshawar) 2025;33(1):15-21.

Khan A. A paper that no index has, on something else altogether. Journal of Medical Sciences (Peshawar). 2022; 30(2): 99-104.

Ali B. Another one. Journal of Medical Sciences (Peshawar). 2020.

Zahid F (2019). A paper of a journal that nobody here knows. Quarterly of Nothing, 3(2), 1-9.

علی، احمد۔ ایک مضمون جو کسی فہرست میں نہیں۔ رسالہ، جلد ۴، ۲۰۱۵ء

Best paper award, national conference, Islamabad`;

describe.skipIf(!chromiumPath)("the dossier check in a browser", { timeout: 120_000 }, () => {
  let site: TestSite;
  let browser: Browser;
  let base: string;
  beforeAll(async () => {
    site = await openTestSite([], "");
    base = await site.app.listen({ port: 0, host: "127.0.0.1" });
    browser = await openChromium();
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await site.close();
  });

  const withPage = async (options: BrowserContextOptions, run: (page: Page) => Promise<void>): Promise<void> => {
    const context = await browser.newContext({ baseURL: base, ...options });
    try {
      await run(await context.newPage());
    } finally {
      await context.close();
    }
  };
  const sound = async (page: Page, name: string): Promise<void> => {
    const { violations } = await new AxeBuilder({ page }).analyze();
    const bad = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
    expect([
      name,
      bad.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(" | ")}`),
    ]).toEqual([name, []]);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect([name, over]).toEqual([name, 0]);
  };
  const shot = async (page: Page, name: string): Promise<void> => {
    const folder = process.env["DOSSIER_SHOTS"];
    if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
  };

  it.each([
    ["1280 px, light", { ...wide, colorScheme: "light" }, true],
    ["360 px, dark", { ...phone, colorScheme: "dark" }, true],
    ["1280 px, dark, no script", { ...wide, colorScheme: "dark", javaScriptEnabled: false }, false],
    ["360 px, light, no script", { ...phone, colorScheme: "light", javaScriptEnabled: false }, false],
  ] as const)("is pasted, watched, read, downloaded, stated and deleted: %s", async (name, options, scripts) => {
    await withPage(options, async (page) => {
      const look = async (part: string): Promise<void> => {
        await shot(page, `${part}-${name.replace(/\W+/g, "-")}`);
        if (scripts) await sound(page, part);
      };
      await page.goto("/recognition/dossier");
      await look("form");
      await page.fill("#dossier-text", pasted);
      await page.click(".dossier-form button");
      await page.waitForURL(/\/recognition\/dossier\/[0-9a-f]{32}$/);
      // With a script the page comes by itself; without one the link brings it.
      for (let n = 0; n < 50 && (await page.locator("[data-refresh]").count()) > 0; n += 1) {
        if (scripts) await page.waitForTimeout(200);
        else await page.click("[data-refresh] a");
      }
      await page.locator(".dossier-lines").waitFor();
      expect(await page.locator(".dossier-lines > li").count()).toBe(6);
      await look("result");
      const [csv] = await Promise.all([page.waitForEvent("download"), page.click("text=CSV")]);
      expect(readFileSync(await csv.path(), "utf8").split("\r\n")).toHaveLength(8);
      await page.click("text=Statement to print");
      expect(await page.textContent("h1")).toContain("Statement on HEC recognition");
      await look("statement");
      const folder = process.env["DOSSIER_SHOTS"];
      if (folder !== undefined && scripts)
        await page.pdf({ path: `${folder}/statement-${name.slice(0, 4).trim()}.pdf`, preferCSSPageSize: true });
      await page.click(".facts a");
      expect(await page.textContent(".verdict")).toContain("as it was issued");
      await look("check");
      await page.click("text=Statement to print");
      await page.click("text=Back to the list");
      await page.click("text=Delete now");
      expect(await page.textContent("h1")).toBe("The list is deleted");
      await page.goBack();
      await page.reload();
      expect(await page.textContent("main")).toContain("deleted, its days are over");
    });
  });

  it("takes a file", async () => {
    await withPage(wide, async (page) => {
      await page.goto("/recognition/dossier");
      const buffer = Buffer.from("Title,Journal,ISSN,Year\nA paper,J M S,1997-3438,2022\n");
      await page.setInputFiles("#dossier-file", { name: "cv.csv", mimeType: "text/csv", buffer });
      await page.click(".dossier-form button");
      await page.waitForURL(/\/recognition\/dossier\/[0-9a-f]{32}$/);
      await page.locator(".dossier-lines").waitFor();
      expect(await page.textContent("main")).toContain("1 line read from a table");
    });
  });
});
