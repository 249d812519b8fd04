import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dateArguments, firstWindow, type Window, type WindowSize, windowAfter, withOverlap } from "./windows.ts";

function all(size: WindowSize, from: string | undefined, earliest: string | undefined, today: string): Window[] {
  const found: Window[] = [];
  for (
    let window: Window | undefined = firstWindow(size, from, earliest, today);
    window;
    window = windowAfter(window, size, today)
  )
    found.push(window);
  return found;
}

describe("windows of a harvest", () => {
  it("are one open list without a size", () => {
    expect(all("none", undefined, "2015-03-04", "2026-01-10")).toEqual([{}]);
    expect(all("none", "2025-12-01T10:00:00Z", "2015-03-04", "2026-01-10")).toEqual([{ from: "2025-12-01T10:00:00Z" }]);
  });

  it("begin open and end open", () => {
    expect(all("year", undefined, "2023-05-06T07:08:09Z", "2026-01-10")).toEqual([
      { until: "2023-12-31" },
      { from: "2024-01-01", until: "2024-12-31" },
      { from: "2025-01-01", until: "2025-12-31" },
      { from: "2026-01-01" },
    ]);
    expect(all("month", "2025-12-20T10:00:00Z", undefined, "2026-01-10")).toEqual([
      { from: "2025-12-20T10:00:00Z", until: "2025-12-31" },
      { from: "2026-01-01" },
    ]);
  });

  it("bear a senseless earliest datestamp", () => {
    for (const earliest of [undefined, "0001-01-01", "1970-01-01T00:00:00Z", "0000-00-00", "soon"]) {
      expect(firstWindow("month", undefined, earliest, "2026-01-10")).toEqual({ until: "2000-12-31" });
    }
    expect(all("year", undefined, "2099-01-01", "2026-01-10")).toEqual([{}]);
  });

  it("cover every day once", () => {
    const day = fc
      .date({ min: new Date("2001-01-01"), max: new Date("2030-12-31"), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(fc.constantFrom("year" as const, "month" as const), day, day, day, (size, earliest, today, asked) => {
        const covering = all(size, undefined, earliest, today).filter(
          ({ from = "", until = "9999" }) => from <= asked && asked <= until,
        );
        expect(covering).toHaveLength(1);
      }),
    );
  });

  it("give both dates in the server's granularity", () => {
    const window = { from: "2025-12-20T10:00:00Z", until: "2025-12-31" };
    expect(dateArguments(window, "day")).toEqual({ from: "2025-12-20", until: "2025-12-31" });
    expect(dateArguments(window, "second")).toEqual({ from: "2025-12-20T10:00:00Z", until: "2025-12-31T23:59:59Z" });
    expect(dateArguments({ from: "2025-12-20" }, "second")).toEqual({ from: "2025-12-20T00:00:00Z" });
    expect(dateArguments({}, "second")).toEqual({});
  });

  it("reach back a day from the last harvest", () => {
    expect(withOverlap("2026-03-01T00:00:00Z")).toBe("2026-02-28T00:00:00Z");
    expect(withOverlap("2026-03-01T05:00:00.123+05:00")).toBe("2026-02-28T00:00:00Z");
    expect(withOverlap("2026-03-01")).toBe("2026-02-28T00:00:00Z");
    expect(withOverlap("yesterday")).toBeUndefined();
  });
});
