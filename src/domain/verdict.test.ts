import { describe, expect, it } from "vitest";
import { readKnown } from "../../test/recognition-cases/read-case.ts";
import { certainCategory, tellsTheSame, type Verdict, verdict } from "./verdict.ts";

// What is answered, case by case: test/recognition-cases.
const on = (known: string, start: string): Verdict => {
  const { rows, lists } = readKnown(known);
  return verdict(rows, lists, { start });
};

describe("verdict", () => {
  it("does not depend on the order of rows", () => {
    const { rows } = readKnown(
      "Y 2020-07-01..2021-06-30, X 2021-01-01..2021-06-30 upgraded, Y 2021..2021, - 2022.. lost, W 2023..2023 area=Law",
    );
    for (const date of ["2020", "2021", "2022", "2023", "2024"]) {
      const expected = verdict(rows, [], { start: date });
      expect(verdict(rows.toReversed(), [], { start: date })).toEqual(expected);
    }
  });
});

describe("certainCategory", () => {
  it("is given only where all days and rows agree", () => {
    expect(certainCategory(on("PAGE", "2023"))).toBe("Y");
    expect(certainCategory(on("PAGE", "2024"))).toBeUndefined();
    expect(certainCategory(on("- 2019..", "2020"))).toBeUndefined();
    expect(certainCategory(on("NOTHING", "2020"))).toBeUndefined();
  });
});

describe("tellsTheSame", () => {
  it("compares what a reader is told, not by which row", () => {
    expect(tellsTheSame(on("PAGE", "2021-01-01"), on("PAGE", "2024-01-01"))).toBe(true);
    expect(tellsTheSame(on("PAGE", "2024"), on("PAGE", "2024-01-01"))).toBe(false);
    expect(tellsTheSame(on("PAGE", "2025"), on("PAGE", "2019"))).toBe(false);
  });
});
