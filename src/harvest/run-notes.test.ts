import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { RunProgress } from "../catalogue/writer.ts";
import { takeNotes } from "./run-notes.ts";

describe("notes of how far a run is", () => {
  beforeEach(() => void vi.useFakeTimers({ now: Date.UTC(2026, 0, 15, 12) }));
  afterEach(() => void vi.useRealTimers());

  const clock = { now: () => Date.now(), sleep: async () => undefined };
  function begin(noteRun: (id: number, tally: object, note: RunProgress) => Promise<void>) {
    let read = 0;
    const tally = () => ({ read, created: read, updated: 0, unchanged: 0, merged: 0, deleted: 0, quarantined: 0 });
    const notes = takeNotes({ writer: { noteRun }, runId: 7, clock, tally });
    return { notes, more: (n: number) => void (read += n) };
  }

  it("are kept at once, then once a second at most, the last word always", async () => {
    const kept: { at: string; pages: number; read: number }[] = [];
    const { notes, more } = begin(async (_, tally, { at, pages }) => {
      kept.push({ at: at.slice(17, 19), pages, read: (tally as { read: number }).read });
    });
    for (let page = 1; page <= 25; page += 1) {
      more(10);
      notes.told({ pages: page });
      await vi.advanceTimersByTimeAsync(100);
    }
    await vi.advanceTimersByTimeAsync(1000);
    expect(kept.length).toBeLessThanOrEqual(5);
    expect(kept[0]).toEqual({ at: "00", pages: 1, read: 10 });
    expect(kept.at(-1)).toMatchObject({ pages: 25, read: 250 });
    await notes.end();
  });

  it("say that the run still goes on while nothing new is told, with what it waits for", async () => {
    const kept: RunProgress[] = [];
    const { notes } = begin(async (_, __, note) => void kept.push(note));
    notes.told({ pages: 3, listSize: 90, wait: { milliseconds: 600_000, why: "it answers with status 503" } });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(kept.length).toBeGreaterThanOrEqual(3);
    expect(kept.length).toBeLessThanOrEqual(4);
    for (const { pages, listSize, wait } of kept)
      expect([pages, listSize, wait]).toEqual([
        3,
        90,
        { until: "2026-01-15T12:10:00.000Z", why: "it answers with status 503" },
      ]);
    await notes.end();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(kept.length).toBeLessThanOrEqual(4);
  });

  it("are left out where they cannot be written", async () => {
    const { notes } = begin(() => Promise.reject(new Error("the disk is full")));
    notes.told({ pages: 1 });
    await vi.advanceTimersByTimeAsync(2000);
    await expect(notes.end()).resolves.toBeUndefined();
  });
});
