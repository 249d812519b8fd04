import { expect, it } from "vitest";
import { claimsOn } from "./claims.ts";
import type { KnownRow } from "./recognition.ts";

function row(id: string, authority: KnownRow["authority"], from?: string, to?: string): KnownRow {
  return {
    id,
    authority,
    journal: { title: "J", issns: [] },
    event: "recognised",
    recordedAt: "2026-01-01T00:00:00Z",
    ...(from && { from }),
    ...(to && { to }),
  };
}

it("claims are what others than HEC say of some day of the date; without a beginning they speak of none", () => {
  const rows = [
    row("open", "journal", "2015"),
    row("ended", "press", "2015-03", "2016"),
    row("undated", "journal"),
    row("impossible", "press", "2015-13"),
    row("list", "HEC list", "2015"),
  ];
  const on = (start: string) => claimsOn(rows, { start }).map(({ id }) => id);
  expect(on("2016-12-31")).toEqual(["open", "ended"]);
  expect(on("2017")).toEqual(["open"]);
  expect(on("2015-02")).toEqual(["open"]);
  expect(on("2015")).toEqual(["open", "ended"]);
  expect(on("2014")).toEqual([]);
  const known = (asKnownOn: string) => claimsOn(rows, { start: "2016" }, { asKnownOn }).map(({ id }) => id);
  expect(known("2025-12-31")).toEqual([]);
  expect(known("2026-01-01")).toEqual(["open", "ended"]);
  const stated = rows.map((one) => ({ ...one, statedOn: "2017-10" }));
  expect(claimsOn(stated, { start: "2016" }, { asKnownOn: "2017-10-31" }).length).toBe(2);
  expect(claimsOn(stated, { start: "2016" }, { asKnownOn: "2017-10-30" })).toEqual([]);
});
