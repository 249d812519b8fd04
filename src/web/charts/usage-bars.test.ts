import fc from "fast-check";
import { expect, it } from "vitest";
import { usageBars } from "./usage-bars.ts";

it("draws nothing of nothing", () => {
  expect(usageBars([], 100)).toBeUndefined();
  expect(usageBars([{ views: 0, downloads: 0 }], 100)).toBeUndefined();
});

it("puts views upon downloads, the most used as high as there is room", () => {
  const rows = [
    { views: 30, downloads: 10 },
    { views: 0, downloads: 0 },
    { views: 0, downloads: 20 },
  ];
  expect(
    usageBars(rows, 100)?.map(({ index, y, viewsHeight, downloadsHeight }) => [index, y, viewsHeight, downloadsHeight]),
  ).toEqual([
    [0, 0, 75, 25],
    [2, 50, 0, 50],
  ]);
});

it("keeps every bar within its picture", () => {
  const row = fc.record({ views: fc.nat(2_000_000_000), downloads: fc.nat(2_000_000_000) });
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 60 }), (rows) => {
      for (const { x, width, y, viewsHeight, downloadsHeight } of usageBars(rows, 72) ?? []) {
        expect(x).toBeGreaterThanOrEqual(0);
        expect(x + width).toBeLessThanOrEqual(100.02);
        expect(y).toBeGreaterThanOrEqual(0);
        expect(y + viewsHeight + downloadsHeight).toBeCloseTo(72, 1);
      }
    }),
  );
});
