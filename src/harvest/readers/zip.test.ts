import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { zipFile } from "../../../test/zip-file.ts";
import { openZip } from "./zip.ts";

const read = (bytes: Uint8Array, name: string, limits = {}): string => {
  const archive = openZip(bytes, limits);
  const found = archive.ok ? archive.value.read(name) : archive;
  return found.ok ? Buffer.from(found.value).toString() : `${found.problem.code}: ${found.problem.message}`;
};

describe("an archive", () => {
  const bytes = zipFile([
    { name: "a.txt", content: "first" },
    { name: "folder/", content: "" },
    { name: "folder/رسالہ.txt", content: "second ".repeat(1000), stored: true },
    { name: "a.txt", content: "last of its name" },
  ]);

  it("gives its entries, stored or deflated, the last of one name", () => {
    const archive = openZip(bytes);
    expect(archive.ok && archive.value.names).toEqual(["a.txt", "folder/رسالہ.txt"]);
    expect(read(bytes, "a.txt")).toBe("last of its name");
    expect(read(bytes, "folder/رسالہ.txt")).toBe("second ".repeat(1000));
    expect(read(bytes, "b.txt")).toMatch(/^not_found/);
  });

  it("is found behind other bytes' end and before a comment, within a larger buffer", () => {
    const commented = Buffer.concat([bytes, Buffer.from("a comment")]);
    commented.writeUInt16LE(9, bytes.length - 2);
    const within = Buffer.concat([Buffer.from("xx"), commented]).subarray(2);
    expect(read(within, "a.txt")).toBe("last of its name");
  });

  it.each([
    ["nothing", Buffer.alloc(0), "broken_document"],
    ["its first half", bytes.subarray(0, bytes.length / 2), "broken_document"],
    ["a password", zipFile([{ name: "a.txt", content: "x", encrypted: true }]), "broken_document.*without a password"],
    ["a size that is not so", zipFile([{ name: "a.txt", content: "x", declared: 2 }]), "broken_document.*damaged"],
    [
      "a bomb that declares itself small",
      zipFile([{ name: "a.txt", content: Buffer.alloc(1_000_000), declared: 10 }]),
      "too_large",
    ],
    ["a bomb that says so", zipFile([{ name: "a.txt", content: Buffer.alloc(1_000_000) }]), "too_large"],
  ])("that is %s says what is wrong", (_, document, expected) => {
    expect(read(document, "a.txt", { unpackedBytes: 100_000 })).toMatch(new RegExp(expected));
  });

  it("bounds what all entries give together, their number, and its own bytes", () => {
    const many = zipFile(Array.from({ length: 30 }, (_, index) => ({ name: `${index}`, content: "x".repeat(100) })));
    const archive = openZip(many, { unpackedBytes: 250 });
    const results = ["0", "1", "2"].map((name) => archive.ok && archive.value.read(name).ok);
    expect(results).toEqual([true, true, false]);
    expect(openZip(many, { entries: 29 })).toMatchObject({ problem: { code: "too_large" } });
    expect(openZip(many, { packedBytes: 100 })).toMatchObject({ problem: { code: "too_large" } });
  });

  it("with any bytes changed or cut never throws", () => {
    const change = fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { maxLength: 12 });
    fc.assert(
      fc.property(change, fc.nat(bytes.length), (changes, end) => {
        const document = Buffer.from(bytes);
        for (const [at, value] of changes) document[at] = value;
        for (const one of [document, document.subarray(0, end)]) {
          const archive = openZip(one, { unpackedBytes: 100_000 });
          expect(archive.ok || archive.problem.code).toBeOneOf([true, "broken_document", "too_large"]);
          if (archive.ok) for (const name of archive.value.names) archive.value.read(name);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
