import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mailtoOf, paceMs, worksUrl } from "./request.ts";

describe("the address of a request for works", () => {
  const query = { filters: [["issn", "1997-3438"]] as const, rows: 20, cursor: "*" };

  it.each([
    "https://api.crossref.org",
    "https://api.crossref.org/",
    "https://api.crossref.org/works",
    "https://api.crossref.org/works/",
  ])("%s", (base) => {
    expect(worksUrl(base, query)).toBe("https://api.crossref.org/works?filter=issn%3A1997-3438&rows=20&cursor=*");
  });

  it("keeps what else the base says", () => {
    expect(worksUrl("https://mirror.example.pk/v1/?token=x", query)).toBe(
      "https://mirror.example.pk/v1/works?token=x&filter=issn%3A1997-3438&rows=20&cursor=*",
    );
  });

  it("carries any cursor through", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (cursor) => {
        const url = new URL(worksUrl("https://api.crossref.org", { ...query, cursor }));
        expect(url.searchParams.get("cursor")).toBe(cursor.toWellFormed());
      }),
    );
  });
});

describe("what the polite pool wants", () => {
  it.each([
    ["index@example.edu.pk", "index@example.edu.pk"],
    ["mailto:index@example.edu.pk", "index@example.edu.pk"],
    ["National Index <index@example.edu.pk>", "index@example.edu.pk"],
    ["https://index.example.edu.pk/contact", undefined],
    ["", undefined],
    ["@", undefined],
  ])("%s", (contact, mail) => {
    expect(mailtoOf(contact)).toBe(mail);
  });
});

describe("the pace that an answer allows", () => {
  it.each([
    ["50", "1s", 20],
    ["10", "1m", 6000],
    ["3", "1000ms", 334],
    ["1", "2", 2000],
    ["1", "5h", 60_000],
    ["0", "1s", 0],
    ["-5", "1s", 0],
    ["many", "1s", 0],
    ["50", "soon", 0],
    [undefined, undefined, 0],
  ])("%s in %s", (limit, interval, expected) => {
    const headers = {
      ...(limit === undefined ? {} : { "x-rate-limit-limit": limit }),
      ...(interval === undefined ? {} : { "x-rate-limit-interval": interval }),
    };
    expect(paceMs(headers)).toBe(expected);
  });
});
