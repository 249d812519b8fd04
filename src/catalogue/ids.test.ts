import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { idsOf, issueIdOf, originOf } from "./ids.ts";

describe("ids", () => {
  it("follow from source and identifier, and from nothing else", () => {
    // Written down: an id that changes with a release would break every address.
    expect(idsOf(originOf("https://journals.tdl.org/jume/oai", "oai:jume/article/1"))[0]).toBe("h51f3sqd0b");
    expect(issueIdOf("0123456789", "v|5|2|2020")).toBe("4katkdvae01n");
  });

  it("are unlike for unlike origins, also where the parts run together", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), fc.string(), (a, b, c, d) => {
        fc.pre(a !== c || b !== d);
        fc.pre(!`${a}${b}${c}${d}`.includes("\0"));
        expect(originOf(a, b)).not.toBe(originOf(c, d));
      }),
    );
  });

  it("grow from ten letters and digits that read aloud, each the beginning of the next", () => {
    const ids = idsOf(originOf("a", "b"));
    expect(ids.map((id) => id.length)).toEqual([10, 12, 14, 16, 18, 20, 22, 24, 26]);
    for (const id of ids) expect(ids.at(-1)?.startsWith(id)).toBe(true);
    expect(ids.at(-1)).toMatch(/^[0-9a-hjkmnp-tv-z]{26}$/);
  });
});
