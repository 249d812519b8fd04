import { describe, expect, it } from "vitest";
import { clip, clipSegments } from "./clip.ts";

describe("clip", () => {
  it("leaves short texts alone and cuts long ones", () => {
    expect(clip("abc", 3)).toBe("abc");
    expect(clip("abc def", 4)).toBe("abc…");
  });
  it("never cuts inside a character", () => {
    expect(clip("ab😀cd", 3)).toBe("ab…");
    expect(clip("ab😀cd", 3).isWellFormed()).toBe(true);
  });
  it("cuts texts in pieces and keeps their marks", () => {
    const pieces = [
      { text: "one ", hit: false },
      { text: "two", hit: true },
      { text: " three", hit: false },
    ];
    expect(clipSegments(pieces, 100)).toEqual(pieces);
    expect(clipSegments(pieces, 6)).toEqual([pieces[0], { text: "tw…", hit: true }]);
    expect(clipSegments(pieces, 7)).toEqual(pieces.slice(0, 2));
  });
});
