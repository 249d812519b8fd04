import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { backoffMs, createRetries, isTemporary, retryAfterMs } from "./retry.ts";

const now = Date.UTC(2026, 0, 1, 12);

describe("Retry-After", () => {
  it.each([
    ["120", 120_000],
    [" 0 ", 0],
    ["1.5", 1500],
    ["Thu, 01 Jan 2026 12:00:30 GMT", 30_000],
    ["Thursday, 01-Jan-26 12:00:30 GMT", 30_000],
    ["Thu Jan  1 12:00:30 2026 GMT", 30_000],
    ["Wed, 31 Dec 2025 12:00:00 GMT", 0],
    ["-5", undefined],
    ["soon", undefined],
    ["", undefined],
    [undefined, undefined],
    ["99999999999999999999", undefined],
  ])("%s is %s ms", (header, expected) => {
    expect(retryAfterMs(header, now)).toBe(expected);
  });

  it("never gives a negative or endless wait", () => {
    fc.assert(
      fc.property(fc.string(), (header) => {
        const wait = retryAfterMs(header, now) ?? 0;
        expect(wait >= 0 && Number.isFinite(wait)).toBe(true);
      }),
    );
  });
});

describe("tries", () => {
  it("waits twice as long each time, at most a minute and a quarter", () => {
    expect([1, 2, 3, 4].map((failures) => backoffMs(failures, 1000, 0))).toEqual([1000, 2000, 4000, 8000]);
    expect(backoffMs(500, 1000, 1)).toBe(75_000);
  });

  it("ends after as many failures as are allowed", () => {
    const retries = createRetries({ maxRetries: 2, maxWaitMs: 1000, baseMs: 10 });
    expect([1, 2, 3].map(() => retries.after(undefined, 0))).toEqual([10, 20, undefined]);
  });

  it("does not count waits that were asked for, until they are too long together", () => {
    const retries = createRetries({ maxRetries: 0, maxWaitMs: 1000, baseMs: 10 });
    expect([400, 600, 1].map((asked) => retries.after(asked, 0))).toEqual([400, 600, undefined]);
  });

  it("does not obey for ever a server that asks for no wait at all", () => {
    const retries = createRetries({ maxRetries: 0, maxWaitMs: 1000, baseMs: 10 });
    expect(Array.from({ length: 101 }, () => retries.after(0, 0)).indexOf(undefined)).toBe(100);
  });

  it("tries again only what may change", () => {
    expect([200, 404, 403, 408, 429, 500, 501, 503, 504, 522].filter(isTemporary)).toEqual([
      408, 429, 500, 503, 504, 522,
    ]);
  });
});
