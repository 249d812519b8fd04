import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import type { FormatReader, SourceFormat } from "../../src/harvest/source.ts";
import { formats } from "../../src/harvest/sources/index.ts";
import { hasSharedData, sharedData } from "../shared-data.ts";
import { samplesIn, soakFormats } from "./formats.ts";

const folders = ["../fixtures", "../../sample"].map((path) => fileURLToPath(new URL(path, import.meta.url)));
const samples = samplesIn([...folders, ...(hasSharedData ? [sharedData("")] : [])], formats);

describe("mutated documents of every format", () => {
  it("keep every promise of a reader", { timeout: 120_000 }, () => {
    const result = soakFormats(samples, { seed: 5, documents: 150 });
    expect(result.faults.map(({ format, sample, seed, what }) => ({ format, sample, seed, what }))).toEqual([]);
    expect(result.documents).toBe(150);
    // else the documents were torn so much that nothing was tried
    expect(result.live).toBeGreaterThan(200);
    expect(result.broken).toBeGreaterThan(20);
  });

  it.each([
    ["threw Error: a fault", { write: () => [], end: () => fault() }],
    ["other events in other pieces", pieceCounter()],
  ] as const)("would tell that a reader %s", (what, reader) => {
    const [sample] = samples;
    if (sample === undefined) throw new Error("there is no sample");
    const bad: SourceFormat = { ...sample.format, name: "bad", reader: () => ({ ...reader }) };
    const { faults } = soakFormats([{ ...sample, format: bad }], { seed: 1, documents: 20 });
    expect(faults.length).toBeGreaterThan(10);
    expect(faults[0]?.what.startsWith(what)).toBe(true);
  });
});

function fault(): never {
  throw new Error("a fault");
}

/** Says something for each piece. */
function pieceCounter(): FormatReader {
  return { write: () => [{ type: "token", value: "t" }], end: () => [] };
}
