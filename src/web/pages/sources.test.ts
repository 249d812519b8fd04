import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestSite, type TestSite } from "../../../test/browser/test-site.ts";
import { busy, failing } from "../../../test/fixtures/sources.ts";

describe("the pages on sources", () => {
  let site: TestSite;
  beforeAll(async () => {
    site = await openTestSite();
  }, 60_000);
  afterAll(async () => site.close());

  const words = async (url: string): Promise<string> => {
    const { body, statusCode } = await site.app.inject({ url, headers: { accept: "text/html" } });
    expect(statusCode).toBe(200);
    return body;
  };
  /** As a reader sees it: no markup, one blank at a time. */
  const plain = (html: string): string => html.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ");

  it("list what each gave and how it stands, those that are harvested first", async () => {
    const list = plain(await words("/sources"));
    expect(list).toContain("132 sources, 2 of them harvested regularly.");
    expect(list).toMatch(/Busy Journal of Wheat 0 3 2 \d+ \w+ \d{4}, \d\d:\d\d UTC: under way under way/);
    expect(list.indexOf("Journal of a Server that Fails")).toBeLessThan(list.indexOf("not checked yet"));
    expect(plain(await words("/sources?page=5"))).toContain("Sample");
  });

  it("say of a run that goes on how far it is and what it waits for", async () => {
    for (const url of ["/sources", `/sources/${busy}`]) {
      const html = await words(url);
      expect(html).toContain("data-refresh");
      expect(html).toMatch(/<script src="[^"]*refresh[^"]*" type="module">/);
      expect(plain(html)).toContain("1,200 of about 5,000 records read, 12 pages");
      expect(plain(html)).toContain(
        "Waiting until 15 January 2126, 12:00 UTC: busy.example.edu.pk answers with status 503",
      );
    }
    const still = await words(`/sources/${failing}`);
    expect(still).not.toMatch(/data-refresh|refresh\.[\w-]*js/);
  });

  it("tell of one its last 20 runs, why records were set aside, and the licence of its facts", async () => {
    const fails = await words(`/sources/${failing}`);
    expect(fails.match(/<th scope="row">/g)).toHaveLength(20);
    expect(plain(fails)).toContain("20 failures since the last success");
    expect(plain(fails)).toContain("every day");
    expect(plain(await words(`/sources/${busy}`))).toContain("2 without a title");
    expect(plain(await words("/sources/journals-umt-edu-pk-jcct"))).toMatch(/not checked yet.*CC BY-SA 4\.0/);
  });

  it("keep what is private", async () => {
    for (const url of ["/sources", `/sources/${failing}`]) {
      const html = await words(url);
      expect(html).not.toMatch(/secret|\/var\/lib/);
      expect(html).toContain("cannot answer now");
    }
  });
});
