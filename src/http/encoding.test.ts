import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chooseEncoding, encodings } from "./encoding.ts";

describe("chooseEncoding", () => {
  it.each([
    [undefined, undefined],
    ["", undefined],
    ["identity", undefined],
    ["gzip, deflate, br, zstd", "br"],
    ["gzip", "gzip"],
    ["GZIP;Q=0.5, br; q=0.4", "gzip"],
    ["br;q=0", undefined],
    ["*", "br"],
    ["*, br;q=0", "gzip"],
    ["br;q=oops", undefined],
  ])("%s -> %s", (header, expected) => {
    expect(chooseEncoding(header, encodings)).toBe(expected);
  });

  it("chooses only what is ready, whatever the header", () => {
    fc.assert(
      fc.property(fc.string(), fc.subarray([...encodings]), (header, ready) => {
        const chosen = chooseEncoding(header, ready);
        expect(chosen === undefined || ready.includes(chosen)).toBe(true);
      }),
    );
    expect(chooseEncoding("br, gzip", ["gzip"])).toBe("gzip");
  });
});
