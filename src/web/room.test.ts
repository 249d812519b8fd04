import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clipSegmentsToBytes, clipToBytes, fairShare, segmentsBytes, textBytes } from "./room.ts";

describe("room on a page", () => {
  it("is shared so that the short leave theirs to the long", () => {
    expect(fairShare([10, 20, 30], 60)).toBe(Number.POSITIVE_INFINITY);
    expect(fairShare([10, 100, 100], 110)).toBe(50);
    expect(fairShare([], 0)).toBe(Number.POSITIVE_INFINITY);
  });

  it("is never exceeded, whatever the sizes", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(5000), { maxLength: 30 }), fc.nat(20_000), (wanted, room) => {
        const share = fairShare(wanted, room);
        expect(wanted.reduce((sum, bytes) => sum + Math.min(bytes, share), 0)).toBeLessThanOrEqual(
          room === 0 ? 0 : room,
        );
      }),
    );
  });

  it("counts what HTML makes of a text", () => {
    expect(textBytes('a & "b" <c>')).toBe(Buffer.byteLength("a &amp; &quot;b&quot; &lt;c&gt;"));
    expect(textBytes("اردو")).toBe(8);
  });

  it("clips a text into its room, within no character", () => {
    const texts = fc.string({ unit: fc.constantFrom("a", "&", '"', "ا", "𝒜", " ") });
    fc.assert(
      fc.property(texts, fc.nat(60), (text, room) => {
        const clipped = clipToBytes(text, room);
        expect(textBytes(clipped)).toBeLessThanOrEqual(room);
        expect(clipped.isWellFormed()).toBe(true);
        expect(text.startsWith(clipped.replace(/…$/, ""))).toBe(true);
      }),
    );
    fc.assert(
      fc.property(fc.array(fc.record({ text: texts, hit: fc.boolean() })), fc.nat(200), (segments, room) => {
        expect(segmentsBytes(clipSegmentsToBytes(segments, room))).toBeLessThanOrEqual(room);
      }),
    );
  });
});
