import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { textOf } from "../browser/render.ts";
import { openTestSite, type TestSite } from "../browser/test-site.ts";

describe("the article that the project began from, from the sample's bytes to its page", () => {
  let site: TestSite;
  let page: string;

  beforeAll(async () => {
    site = await openTestSite();
    const found = await site.app.inject("/search?q=mentorship");
    const [, address = ""] = /href="(\/articles\/[a-z0-9]+)"[^>]*>[^<]*UNLOCKING POTENTIAL/.exec(found.body) ?? [];
    page = textOf((await site.app.inject(address)).body);
  });

  afterAll(() => site.close());

  it.each([
    "UNLOCKING POTENTIAL: EXPLORING THE PERCEPTIONS OF STUDENTS AND FACULTY REGARDING MEDICAL MENTORSHIP PROGRAM",
    "Sara Jadoon Naheed Mahsood Kabsha Zain Bushra Hashmi Spogmay Wali Khan Maham Iftikhar",
    "Journal Journal of Medical Sciences (Peshawar)",
    "Publisher Khyber Medical College",
    "Country Pakistan",
    "Year 2025",
    "Volume 33",
    "Issue 1",
    "Language English",
    "DOI 10.52764/jms.25.33.1.3",
    "Keywords students Medical College Mentorship Mentors",
    "Categories",
    "Paper summary is not available for this article yet",
  ])("shows %s", (fact) => {
    expect(page).toContain(fact);
  });

  it("shows the recognition history in that page's order, and what it means for the article's own date", () => {
    expect(page).toContain(
      "Category From To Y 2023-07-01 2024-09-30 Y 2022-07-01 2023-06-30 Y 2021-07-01 2022-06-30 Y 2020-07-01 2021-06-30",
    );
    expect(page).toContain("The journal was last recognised in category Y, until 30 September 2024");
  });
});
