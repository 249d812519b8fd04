import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { busy, failing } from "../fixtures/sources.ts";
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

/** Pages of which each has parts that no other has. */
const distinct = [
  "home",
  "search",
  "long search",
  "article of the sample",
  "journal",
  "issue",
  "journals",
  "book",
  "book in Urdu, searched",
  "chapter",
  "changes in recognition",
  "sources",
  "statistics",
  "source that runs",
  "source that fails",
];

describe.skipIf(!chromiumPath)("the site in a browser", () => {
  let site: TestSite;
  let browser: Browser;
  let base: string;
  let paths: Record<string, string>;

  beforeAll(async () => {
    site = await openTestSite([], "");
    base = await site.app.listen({ port: 0, host: "127.0.0.1" });
    browser = await openChromium();
    const english = await site.find("UNLOCKING POTENTIAL");
    const urdu = await site.find("میر تقی میر");
    const sample = await site.find("Undiagnosed Type 2 Diabetes");
    const book = await site.find("Letters and Lamps");
    const urduBook = await site.find("غالب کے خطوط");
    const chapter = await site.find("خط کی زبان");
    paths = {
      books: "/books",
      book: `/books/${book.id}`,
      "book in Urdu, searched": `/books/${urduBook.id}?q=${encodeURIComponent("چراغ")}`,
      chapter: `/chapters/${chapter.id}`,
      home: "/",
      search: "/search?q=pakistan&language=en&language=ur",
      "search in Urdu": `/search?q=${encodeURIComponent("اردو")}`,
      "long search": `/search?q=${encodeURIComponent("اردو OR ".repeat(60))}`,
      "nothing found": "/search?q=nothingofthekind",
      article: `/articles/${english.id}`,
      "article of the sample": `/articles/${sample.id}`,
      "article in Urdu": `/articles/${urdu.id}`,
      journal: `/journals/${sample.journalId}`,
      issue: `/journals/${urdu.journalId}/issues/${urdu.issueId}`,
      journals: "/journals",
      subjects: "/subjects",
      publishers: "/publishers",
      keywords: "/keywords",
      keyword: "/keywords/Mentorship",
      "changes in recognition": "/recognition/changes",
      sources: "/sources",
      statistics: "/statistics",
      "source that runs": `/sources/${busy}`,
      "source that fails": `/sources/${failing}`,
      "no such page": "/nowhere",
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

  // Both schemes and both widths are looked at; what axe checks beyond colours does not differ between a width's schemes.
  it.each(screens.slice(0, 2))("axe finds nothing serious on any page: %s", { timeout: 80_000 }, async (_, options) => {
    const names = options.colorScheme === "light" ? Object.keys(paths) : distinct;
    await withPage(options, async (page) => {
      for (const name of names) {
        await page.goto(paths[name] ?? "");
        const { violations } = await new AxeBuilder({ page }).analyze();
        const bad = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
        expect([
          name,
          bad.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(" | ")}`),
        ]).toEqual([name, []]);
      }
    });
  });

  it.each(screens.slice(2))("colours have enough contrast: %s", { timeout: 60_000 }, async (_, options) => {
    await withPage(options, async (page) => {
      for (const name of ["home", "search", "article of the sample", "journal", "sources", "source that fails"]) {
        await page.goto(paths[name] ?? "");
        const { violations } = await new AxeBuilder({ page }).withRules(["color-contrast"]).analyze();
        expect([name, violations.flatMap(({ nodes }) => nodes.map(({ html }) => html.slice(0, 120)))]).toEqual([
          name,
          [],
        ]);
      }
    });
  });

  it("nothing is wider than a phone, and what is touched is large enough", async () => {
    await withPage(phone, async (page) => {
      for (const [name, path] of Object.entries(paths)) {
        await page.goto(path);
        const found = await page.evaluate(`(() => {
          const small = [];
          for (const one of document.querySelectorAll("nav a, button, .button, summary, .choice, .counted a, .chips a, .tags a, .search input")) {
            const box = one.getBoundingClientRect();
            if (box.width > 0 && box.height > 0 && box.height < 43.5) small.push(one.className + " " + one.textContent.trim().slice(0, 30) + " " + box.height);
          }
          return { over: document.documentElement.scrollWidth - document.documentElement.clientWidth, small };
        })()`);
        expect([name, found]).toEqual([name, { over: 0, small: [] }]);
      }
    });
  });

  it("finds a passage inside a book, and leads on to the chapter, without a script", async () => {
    await withPage({ ...phone, javaScriptEnabled: false }, async (page) => {
      await page.goto(paths["book"] ?? "");
      await page.fill("#inside", "lamp oil");
      await page.click(".inside button");
      expect(new URL(page.url()).search).toBe("?q=lamp+oil");
      expect(await page.locator("mark").first().textContent()).toMatch(/lamp/i);
      await page.click(".hits h3 a");
      expect(await page.locator("h1").textContent()).toBe("Lamps, Ink and Paper: What a Letter Cost");
      await page.click("nav.neighbours a.prev");
      expect(await page.locator("h1").textContent()).toBe("The Postman in the Letters");
    });
  });

  it("suggests while one types, by keyboard and by touch, and leads where it says", async () => {
    await withPage(wide, async (page) => {
      await page.goto("/");
      await page.locator("#q-large").pressSequentially("unlocking pot");
      const options = page.locator("#q-large-suggestions [role=option]");
      await options.first().waitFor();
      expect(await page.getAttribute("#q-large", "aria-expanded")).toBe("true");
      const { violations } = await new AxeBuilder({ page }).include("search").analyze();
      expect(violations.filter(({ impact }) => impact === "serious" || impact === "critical")).toEqual([]);
      await page.keyboard.press("ArrowDown");
      expect(await options.first().getAttribute("aria-selected")).toBe("true");
      expect(await page.getAttribute("#q-large", "aria-activedescendant")).toBe("q-large-suggestions-0");
      await page.keyboard.press("Enter");
      await page.waitForURL(/\/articles\//);
      expect(await page.textContent("h1")).toContain("UNLOCKING POTENTIAL");
      await page.locator("#q").pressSequentially("غالب");
      await page.locator("#q-suggestions [role=option]").first().waitFor();
      await page.keyboard.press("Escape");
      expect(await page.locator("#q-suggestions").isVisible()).toBe(false);
    });
    await withPage({ ...phone, hasTouch: true }, async (page) => {
      await page.goto("/");
      await page.locator("#q-large").pressSequentially("jadoo");
      await page.locator("#q-large-suggestions [role=option]").first().tap();
      await page.waitForURL(/\/search\?by=/);
      expect(await page.locator(".hit").count()).toBeGreaterThan(0);
    });
  });

  it("every page is complete without scripts: search, filter, page on, all by links and forms", async () => {
    await withPage({ ...wide, javaScriptEnabled: false }, async (page) => {
      await page.goto("/");
      await page.fill("#q-large", "mentorship");
      await page.click(".hero button[type=submit]");
      expect(page.url()).toContain("/search?q=mentorship");
      await page.click('.hit a:has-text("MEDICAL MENTORSHIP") >> nth=0');
      expect(await page.textContent("h1")).toContain("MEDICAL MENTORSHIP PROGRAM");
      expect(await page.textContent(".recognition tbody")).toBe(
        "Y2023-07-012024-09-30Y2022-07-012023-06-30Y2021-07-012022-06-30Y2020-07-012021-06-30",
      );
      await page.goto("/search?kind=article");
      const all = await page.textContent(".toolbar strong");
      await page.click(".facet .choice >> nth=0");
      expect(await page.textContent(".toolbar strong")).not.toBe(all);
      await page.click(".chips a >> nth=0");
      expect(await page.textContent(".toolbar strong")).toBe(all);
      await page.click("nav.pages a[rel~=next]");
      expect(page.url()).toContain("page=2");
      await page.fill("[name=year_from]", "2020");
      await page.click(".years button");
      expect(page.url()).toContain("year_from=2020");
      expect(await page.textContent(".chips")).toContain("2020");
    });
  });

  it("the keyboard reaches the content by the first stop, and the search box by a slash", async () => {
    await withPage(wide, async (page) => {
      await page.goto("/journals");
      await page.keyboard.press("Tab");
      expect(await page.evaluate("document.activeElement.className")).toBe("skip");
      await page.keyboard.press("Enter");
      expect(await page.evaluate("document.activeElement.id")).toBe("content");
      await page.keyboard.press("/");
      expect(await page.evaluate("document.activeElement.id")).toBe("q");
    });
  });

  it("asks for nothing elsewhere, breaks no rule of its own policy, and fetches the Urdu face only for Urdu", async () => {
    await withPage(wide, async (page) => {
      const asked: string[] = [];
      const complaints: string[] = [];
      page.on("request", (request) => asked.push(request.url()));
      page.on("console", (message) => {
        if (message.type() === "error" && !message.text().includes("404")) complaints.push(message.text());
      });
      const fonts = (): number => asked.filter((url) => url.includes("nastaliq")).length;
      await page.goto(paths.subjects ?? "");
      await page.evaluate("document.fonts.ready");
      expect(fonts()).toBe(0);
      for (const path of Object.values(paths)) await page.goto(path);
      await page.goto(paths["article in Urdu"] ?? "");
      await page.evaluate("document.fonts.ready");
      expect(await page.evaluate('document.fonts.check("16px \\"Noto Nastaliq Urdu\\"", "اردو")')).toBe(true);
      expect(fonts()).toBeGreaterThan(0);
      expect(asked.filter((url) => !url.startsWith(base))).toEqual([]);
      expect(complaints).toEqual([]);
      const title = page.locator("h1");
      expect(await title.getAttribute("lang")).toBe("ur");
      expect(await page.evaluate('getComputedStyle(document.querySelector("h1")).direction')).toBe("rtl");
    });
  });

  it("tells how far a harvest is, and goes on telling", async () => {
    await withPage(wide, async (page) => {
      let asked = 0;
      await page.route("**/sources", async (route) => {
        asked += 1;
        const answer = await route.fetch();
        const body = (await answer.text()).replaceAll("1,200 of", asked > 1 ? "2,400 of" : "1,200 of");
        await route.fulfill({ response: answer, body });
      });
      await page.goto("/sources");
      await page.getByText("2,400 of about 5,000 records read, 12 pages").waitFor();
      expect(asked).toBe(2);
    });
    await withPage({ ...wide, javaScriptEnabled: false }, async (page) => {
      await page.goto("/sources");
      expect(await page.textContent("#running")).toContain("1,200 of about 5,000 records read, 12 pages");
      await page.click("#running .button");
      expect(page.url()).toBe(`${base}/sources`);
    });
  });

  it("prints without what only a screen needs", async () => {
    await withPage(wide, async (page) => {
      await page.goto(paths.article ?? "");
      await page.emulateMedia({ media: "print" });
      expect(await page.isVisible(".top nav")).toBe(false);
      expect(await page.isVisible(".recognition")).toBe(true);
    });
  });
});
