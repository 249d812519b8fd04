import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { yearBars } from "./year-bars.ts";

const counted = fc.array(
  fc.record({ year: fc.integer({ min: 1, max: 9999 }), count: fc.integer({ min: 0, max: 1e6 }) }),
  {
    maxLength: 80,
  },
);

describe("the histogram of years", () => {
  it("has a bar for each year, gaps as room, the highest at full height", () => {
    const chart = yearBars(
      [
        { year: 2018, count: 5 },
        { year: 2020, count: 10 },
      ],
      100,
    );
    expect(chart).toMatchObject({ from: 2018, to: 2020, bins: 3, most: { from: 2020, count: 10, y: 0, height: 100 } });
    expect(chart?.bars.map(({ from, height }) => [from, height])).toEqual([
      [2018, 50],
      [2020, 100],
    ]);
  });
  it("puts long spans together and loses no record", () => {
    const data = Array.from({ length: 170 }, (_, index) => ({ year: 1850 + index, count: 1 }));
    const chart = yearBars(data, 50);
    expect(chart?.bins).toBeLessThanOrEqual(60);
    expect(chart?.bars.reduce((sum, bar) => sum + bar.count, 0)).toBe(170);
  });
  it("draws nothing from nothing or from misprinted years alone", () => {
    expect(yearBars([], 50)).toBeUndefined();
    expect(
      yearBars(
        [
          { year: 202, count: 3 },
          { year: 2020, count: 0 },
        ],
        50,
      ),
    ).toBeUndefined();
  });
  it("keeps every bar and tick within the picture, and every count", () => {
    fc.assert(
      fc.property(counted, (data) => {
        const chart = yearBars(data, 60);
        const known = data.filter(({ year, count }) => count > 0 && year >= 1500 && year < 9999);
        expect(chart === undefined).toBe(known.length === 0);
        if (!chart) return;
        expect(chart.bars.reduce((sum, bar) => sum + bar.count, 0)).toBe(
          known.reduce((sum, one) => sum + one.count, 0),
        );
        expect(chart.bars.length).toBeLessThanOrEqual(60);
        for (const bar of chart.bars) {
          expect(bar.x).toBeGreaterThanOrEqual(0);
          expect(bar.x + bar.width).toBeLessThanOrEqual(100.05);
          expect(bar.y + bar.height).toBeCloseTo(60, 1);
          expect(bar.height).toBeGreaterThan(0);
        }
        expect(chart.ticks.length).toBeLessThanOrEqual(4);
      }),
    );
  });
});
