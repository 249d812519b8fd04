import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseMoment } from "./instant.ts";
import { pageAddress } from "./web-address.ts";

describe("a moment as feeds state it", () => {
  it.each([
    ["Wed, 13 May 2026 19:46:42 +0500", "2026-05-13T19:46:42+05:00", "2026-05-13"],
    ["13 May 26 19:46 PKT", "2026-05-13T19:46:00+05:00", "2026-05-13"],
    ["Wednesday, 13-May-2026 07:46:42 PM GMT", "2026-05-13T19:46:42Z", "2026-05-13"],
    ["Wed, 13 May 2026 19:46:42 EDT", "2026-05-13T19:46:42-04:00", "2026-05-13"],
    ["Wed, 13 May 2026 19:46:42 XYZ", "2026-05-13T19:46:42", "2026-05-13"],
    ["2026-05-13T19:46:42.123Z", "2026-05-13T19:46:42Z", "2026-05-13"],
    ["2026-05-13 19:46", "2026-05-13T19:46:00", "2026-05-13"],
    ["2026-05-13T19:46:42+0500", "2026-05-13T19:46:42+05:00", "2026-05-13"],
    ["2026-05-13T29:46:42Z", undefined, "2026-05-13"],
    ["2026-05-13", undefined, "2026-05-13"],
    ["13 May 2026", undefined, "2026-05-13"],
    ["2026", undefined, "2026"],
    ["yesterday", undefined, undefined],
    ["", undefined, undefined],
  ])("is read from %j", (text, at, start) => {
    const found = parseMoment(text);
    expect([found?.at, found?.date.start]).toEqual([at, start]);
  });

  it("keeps the part of an impossible day that makes sense", () => {
    expect(parseMoment("Wed, 31 Feb 2026 10:00:00 GMT")).toEqual({
      date: { start: "2026-02", printed: "Wed, 31 Feb 2026 10:00:00 GMT" },
    });
  });

  it("never throws, and a moment's day is its date's", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.date({ noInvalidDate: true }).map((date) => date.toUTCString()),
        ),
        (text) => {
          const found = parseMoment(text);
          expect(found?.at?.slice(0, 10) ?? found?.date.start).toBe(found?.date.start);
        },
      ),
    );
  });
});

it.each([
  ["http://www.Dawn.com/news/1/?utm_source=rss&fbclid=x#top", "https://dawn.com/news/1"],
  ["https://a.example/story?id=7&utm_medium=x", "https://a.example/story?id=7"],
  ["https://a.example/", undefined],
  ["ftp://a.example/1", undefined],
  ["https://user:pass@a.example/1", undefined],
  ["no address", undefined],
])("the page at %s", (address, page) => expect(pageAddress(address)).toBe(page));
