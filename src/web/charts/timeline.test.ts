import { describe, expect, it } from "vitest";
import type { RecognitionRow } from "../../domain/recognition.ts";
import { timeline } from "./timeline.ts";

function row(from: string | undefined, to: string | undefined, more: Partial<RecognitionRow> = {}): RecognitionRow {
  return {
    journal: { title: "J", issns: [] },
    event: "recognised",
    category: "Y",
    authority: "HEC list",
    ...(from && { from }),
    ...(to && { to }),
    ...more,
  };
}

describe("the timeline of recognition", () => {
  it("places years in order, touching where there is no gap", () => {
    const picture = timeline([row("2021-07-01", "2022-06-30"), row("2020-07-01", "2021-06-30")], "2026-01-15");
    expect(picture).toMatchObject({ from: 2020, to: 2022, lanes: 1 });
    const [first, second] = picture?.bars ?? [];
    expect(first?.row.from).toBe("2020-07-01");
    expect((first?.x ?? 0) + (first?.width ?? 0)).toBeCloseTo(second?.x ?? 0, 1);
  });
  it("puts overlapping rows below each other", () => {
    const picture = timeline([row("2020", "2021"), row("2021-03", "2022", { category: "X" })], "2026-01-15");
    expect(picture?.bars.map(({ lane, category }) => [lane, category])).toEqual([
      [0, "Y"],
      [1, "X"],
    ]);
    expect(picture?.lanes).toBe(2);
  });
  it("keeps each area's rows in lanes of their own", () => {
    const rows = [
      row("2019", "2020", { area: "Education", category: "X" }),
      row("2018", "2018", { area: "Economics" }),
      row("2018", "2018", { area: "Education" }),
    ];
    const picture = timeline(rows, "2026-01-15");
    expect(picture?.areas).toEqual([
      { area: "Economics", lane: 0, lanes: 1 },
      { area: "Education", lane: 1, lanes: 1 },
    ]);
    expect(picture?.bars.map(({ row: { area }, lane }) => [area, lane])).toEqual([
      ["Economics", 0],
      ["Education", 1],
      ["Education", 1],
    ]);
  });
  it("draws an open row up to today", () => {
    const picture = timeline([row("2024-07-01", undefined)], "2026-01-15");
    expect(picture).toMatchObject({ from: 2024, to: 2026, bars: [{ open: true }] });
  });
  it("ends a bar in Z with June 2020, and has none for Z that was decided later", () => {
    const rows = [
      row("2019-07-01", undefined, { category: "Z" }),
      row("2021", "2022", { category: "Z" }),
      row("2021", "2021"),
    ];
    const picture = timeline(rows, "2026-01-15");
    const [z, y, ...more] = picture?.bars ?? [];
    expect([z?.category, z?.open, y?.category, more]).toEqual(["Z", false, "Y", []]);
    // Of 1 January 2019 to 31 December 2021, 1,096 days, July 2020 begins on the 548th.
    expect((z?.x ?? 0) + (z?.width ?? 0)).toBeCloseTo((100 * 547) / 1096, 1);
  });
  it("marks a loss where it lies within the picture", () => {
    const lost = (from: string) => row(from, undefined, { event: "lost" });
    const picture = timeline([row("2016", "2017"), lost("2017-01-01"), lost("2031")], "2026-01-15");
    expect(picture?.losses.map(({ row: { from }, x }) => [from, Math.round(x)])).toEqual([["2017-01-01", 50]]);
  });
  it("has no bar for losses, rows without a beginning and dates that cannot be read", () => {
    const rows = [row("2016-10-25", undefined, { event: "lost" }), row(undefined, "2020"), row("soon", "later")];
    expect(timeline(rows, "2026-01-15")).toBeUndefined();
  });
});
