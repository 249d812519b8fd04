import zlib from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ProblemError } from "../domain/result.ts";
import { unpack } from "./unpack.ts";

async function* pieces(bytes: Uint8Array, size = 1000): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(bytes: Uint8Array, declared = "", size?: number): Promise<{ text: string; problem?: string }> {
  const out: Uint8Array[] = [];
  try {
    for await (const chunk of unpack(pieces(bytes, size), { declared, name: "answer", maxBytes: 1_000_000 }))
      out.push(chunk);
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return { text: Buffer.concat(out).toString(), problem: error.problem.code };
  }
  return { text: Buffer.concat(out).toString() };
}

const text = `<?xml version="1.0"?><list>${Array.from({ length: 2000 }, (_, i) => `<record n="${i}">${(i * 7919) % 1000}</record>`).join("")}</list>`;
const plain = Buffer.from(text);

describe("unpacking", () => {
  it.each([
    ["nothing declared, nothing packed", plain, ""],
    ["gzip undeclared", zlib.gzipSync(plain), ""],
    ["gzip declared", zlib.gzipSync(plain), "gzip"],
    ["gzip declared as x-gzip", zlib.gzipSync(plain), "x-gzip"],
    ["gzip declared, not so", plain, "gzip"],
    ["gzip declared as deflate", zlib.gzipSync(plain), "deflate"],
    ["gzip twice, declared once", zlib.gzipSync(zlib.gzipSync(plain)), "gzip"],
    ["gzip twice, declared twice", zlib.gzipSync(zlib.gzipSync(plain)), "gzip, gzip"],
    [
      "several gzip members",
      Buffer.concat([zlib.gzipSync(plain.subarray(0, 999)), zlib.gzipSync(plain.subarray(999))]),
      "gzip",
    ],
    ["deflate with its zlib wrapper", zlib.deflateSync(plain), "deflate"],
    ["deflate without", zlib.deflateRawSync(plain), "deflate"],
    ["deflate declared, not so", plain, "deflate"],
    ["brotli", zlib.brotliCompressSync(plain), "br"],
    ["brotli declared, not so", plain, "br"],
    ["zstd undeclared", zlib.zstdCompressSync(plain), ""],
    ["deflate in gzip", zlib.gzipSync(zlib.deflateSync(plain)), "deflate, gzip"],
    ["unknown declared", plain, "rot13"],
    ["identity", plain, "identity"],
  ])("%s", async (_, bytes, declared) => {
    expect(await read(bytes, declared)).toEqual({ text });
    expect(await read(bytes, declared, 7)).toEqual({ text });
  });

  it("gives nothing for nothing, whatever was declared", async () => {
    for (const declared of ["", "gzip", "deflate", "br"])
      expect(await read(Buffer.alloc(0), declared)).toEqual({ text: "" });
  });

  it("gives all that came before packing breaks off, then says so", async () => {
    const packed = zlib.gzipSync(plain);
    const result = await read(packed.subarray(0, packed.length / 2), "gzip");
    expect(result.problem).toBe("broken_document");
    expect(text.startsWith(result.text)).toBe(true);
    expect(result.text.length).toBeGreaterThan(text.length / 4);
  });

  it("stops a bomb at the bound", async () => {
    for (const [bomb, declared] of [
      [zlib.gzipSync(Buffer.alloc(200_000_000)), ""],
      [zlib.brotliCompressSync(Buffer.alloc(50_000_000, 0x20)), "br"],
    ] as const) {
      const result = await read(bomb, declared, 65_536);
      expect(result.problem).toBe("too_large");
      expect(result.text.length).toBeLessThanOrEqual(1_000_000);
    }
  });

  it("takes any bytes in any pieces without anything but a problem", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 200 }),
        fc.constantFrom("", "gzip", "deflate", "br"),
        fc.integer({ min: 1, max: 50 }),
        async (bytes, declared, size) => {
          const { problem } = await read(bytes, declared, size);
          expect([undefined, "broken_document", "too_large"]).toContain(problem);
        },
      ),
    );
  });
});
