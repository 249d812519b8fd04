import { describe, expect, it } from "vitest";
import { soakCorpora } from "./search-corpora.ts";
import { soakKills } from "./search-kills.ts";

describe("the search index, a slice of soak:search", () => {
  it("gives what a look at every document gives, on random histories", async () => {
    expect(await soakCorpora({ seed: 2, from: 0, to: 40 })).toEqual([]);
  }, 120_000);

  it("is whole after its writer was killed, and notices a byte that was changed", async () => {
    const { faults, batches, flips } = await soakKills({ seed: 3, kills: 6 });
    expect(faults).toEqual([]);
    expect(batches).toBeGreaterThan(20);
    expect(flips).toBeGreaterThan(3);
  }, 120_000);
});
