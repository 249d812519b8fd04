import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Entry } from "./entry.ts";
import { hecYearsOf } from "./hec-year.ts";
import { totalsOf } from "./totals.ts";

describe("HEC years", () => {
  it.each([
    ["2024-06-30", 2023, 2023],
    ["2024-07-01", 2024, 2024],
    ["2024-07", 2024, 2024],
    ["2024", 2023, 2024],
  ])("%s", (start, first, last) => {
    expect(hecYearsOf({ start })).toEqual({ first, last });
  });
  it("a range over two", () => {
    expect(hecYearsOf({ start: "2023-01", end: "2024-12" })).toEqual({ first: 2022, last: 2024 });
  });
});

describe("totals", () => {
  const base = { number: 1, printed: "x" };
  const journal = { id: "j", title: "J", issns: [], sure: true, by: "issn", others: [] } as const;
  const entries: readonly Entry[] = [
    { ...base, journal, date: { start: "2022-01-05" }, verdict: { outcome: "no_data" } },
    { ...base, journal, date: { start: "2021-08" }, verdict: { outcome: "no_data" } },
    { ...base, journal, date: { start: "2021" }, verdict: { outcome: "several", answers: [], conflict: false } },
    { ...base, journal },
    { ...base, journal: { ...journal, sure: false }, date: { start: "2022-01-05" } },
    base,
  ];
  it("have a row for each HEC year, for the two that a year leaves open, and for no date", () => {
    const { rows, outcomes, all } = totalsOf(entries);
    expect(rows).toEqual([
      { years: { first: 2021, last: 2021 }, counts: { no_data: 2, unsure: 1 }, lines: 3 },
      { years: { first: 2020, last: 2021 }, counts: { several: 1 }, lines: 1 },
      { counts: { undated: 1, unmatched: 1 }, lines: 2 },
    ]);
    expect(outcomes).toEqual(["several", "no_data", "undated", "unsure", "unmatched"]);
    expect(all.lines).toBe(6);
  });
  it("count every line once", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...entries), { maxLength: 30 }), (some) => {
        const { rows, all } = totalsOf(some);
        const sum = (counts: object): number =>
          Object.values(counts).reduce((total: number, count: number) => total + count, 0);
        expect([rows.reduce((total, { lines }) => total + lines, 0), all.lines, sum(all.counts)]).toEqual([
          some.length,
          some.length,
          some.length,
        ]);
        for (const row of rows) expect(sum(row.counts)).toBe(row.lines);
      }),
    );
  });
});
