import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { endingOf, sameAddressKey, sourceIdOf, sourceIdOfFile } from "./source-id.ts";

describe("ids of sources", () => {
  it.each([
    ["https://journals.tdl.org/awl/index.php/awl/oai", "journals-tdl-org-awl-awl"],
    ["https://ojs.example.edu.pk/index.php/jume/oai", "ojs-example-edu-pk-jume"],
    ["http://www.example.pk/oai/request?", "example-pk"],
    ["http://localhost:8080/cgi/oai2", "localhost-8080"],
    ["https://journals.lnh.edu.pk/OAI_PMH/Index", "journals-lnh-edu-pk"],
    ["http://example.pk/oai.php?journal=3&verb=Identify", "example-pk-oai-php-journal-3"],
    ["hec-2024.csv", "hec-2024"],
    ["harvest 2026.xml.gz", "harvest-2026"],
    ["stdin", "stdin"],
    ["رسالہ.xml", "source"],
    ["", "source"],
  ])("%s gives %s", (text, id) => {
    expect(sourceIdOf(text)).toBe(id);
  });

  it("adds a number where the id is another source's", () => {
    expect(sourceIdOf("a.csv", (id) => ["a", "a-2"].includes(id))).toBe("a-3");
  });

  it.each([
    ["my.ris", undefined, "my"],
    ["my.ris", "my.bib", "my-ris"],
    ["my.ris.gz", "my.ris", "my"],
    ["My.RIS", "my.ris", "my"],
    ["my", "my.bib", "my"],
    // Named by a person.
    ["my.ris", "My library", "my"],
    ["my.ris", "Dr. No.two", "my"],
    [`${"a".repeat(80)}.ris`, `${"a".repeat(80)}.bib`, `${"a".repeat(56)}-ris`],
  ])("of the file %s, where %s has its plain id, is %s", async (file, there, id) => {
    expect(await sourceIdOfFile(file, async () => there)).toBe(id);
  });

  it("knows the ending of a file", () => {
    expect(["a.CSV.gz", "a.gz", "a", "a.longer-ending"].map(endingOf)).toEqual([
      "csv",
      undefined,
      undefined,
      undefined,
    ]);
  });

  it("always is a short plain word", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webUrl()), (text) => {
        expect(sourceIdOf(text)).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      }),
    );
  });

  it("knows spellings of one address", () => {
    const keys = [
      "http://Journal.example.pk/oai",
      "https://journal.example.pk:443/oai/",
      "https://www.journal.example.pk/oai?",
    ].map(sameAddressKey);
    expect(new Set(keys).size).toBe(1);
    expect(sameAddressKey("http://journal.example.pk/oai?db=2")).not.toBe(keys[0]);
  });
});
