import { describe, expect, it } from "vitest";
import { isStale } from "./versions.ts";

describe("isStale", () => {
  it.each([
    ["2020-05-02", "2020-05-01", true],
    ["2020-05-02", "2020-05-02", false],
    ["2020-05-02T10:00:00Z", "2020-05-02", false],
    ["2020-05-02", "2020-05-02T00:00:00Z", false],
    ["2020-05-02T10:00:00Z", "2020-05-02T09:59:59Z", true],
    ["2020-05-02T10:00:00Z", "2020-05-01", true],
    ["2020-05-02", "2021", false],
  ])("kept %s, incoming %s: %s", (kept, incoming, stale) => {
    expect(isStale(kept, incoming)).toBe(stale);
  });

  it("never is without both", () => {
    expect(isStale(null, "2020")).toBe(false);
    expect(isStale("2020", undefined)).toBe(false);
  });
});
