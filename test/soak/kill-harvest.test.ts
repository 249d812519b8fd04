import { describe, expect, it } from "vitest";
import { killHarvests } from "./kill-harvest.ts";

describe("a harvest that is killed again and again", () => {
  it("ends with the same catalogue as one that was not", { timeout: 120_000 }, async () => {
    const result = await killHarvests({ records: 600, kills: 5, seed: 7 });
    expect(result.differences).toEqual([]);
    expect(result).toMatchObject({ killed: 5, wrongBytes: 0, findings: [], final: { state: "done" } });
    expect(result.lines).toBeGreaterThan(1800);
    expect(result.resumed).toBeGreaterThan(0);
  });
});
