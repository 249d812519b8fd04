import { describe, expect, it } from "vitest";
import { killHarvests } from "./kill-harvest.ts";

describe("a harvest that is killed again and again", () => {
  it.each([
    ["oai-pmh", 5],
    ["crossref", 4],
    ["crossref-place", 2],
  ] as const)("ends with the same catalogue as one that was not: %s", { timeout: 120_000 }, async (target, kills) => {
    const result = await killHarvests({ target, records: 600, kills, seed: 7 });
    expect(result.differences).toEqual([]);
    expect(result).toMatchObject({ killed: kills, wrongBytes: 0, findings: [], final: { state: "done" } });
    expect(result.lines).toBeGreaterThan(target === "crossref-place" ? 1100 : 1800);
    expect(result.resumed).toBeGreaterThan(0);
  });
});
