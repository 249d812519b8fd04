import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readStyleSheet } from "./style-sheet.ts";

describe("style sheets", () => {
  let folder: string;
  const put = (name: string, text: string): void => writeFileSync(join(folder, name), text);
  const read = (name: string): string => readStyleSheet(join(folder, name));
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "sheets-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it("puts imported sheets in place, in order, without comments and needless white space", () => {
    put("site.css", '@import "a.css";\n@import "b.css";\n\n.c { x: y }\n');
    put("a.css", "/* one\n * of two */\n.a,\n.a :hover {\n  color: red;\n  margin: calc(1px + 2px);\n}\n");
    put("b.css", '@import "d.css";\n@media print {\n  .b::before { content: " /* : { ; } "; }\n}\n');
    put("d.css", ".d {}\n");
    expect(read("site.css")).toBe(
      '.a, .a :hover{color:red;margin:calc(1px + 2px)}\n.d{}\n@media print{.b::before{content:" /* : { ; } "}}\n\n.c { x: y }\n',
    );
  });

  it("leaves other imports alone, and refuses circles and missing sheets", () => {
    put("far.css", '@import "https://example.org/x.css";\n');
    expect(read("far.css")).toBe('@import "https://example.org/x.css";\n');
    put("one.css", '@import "two.css";\n');
    put("two.css", '@import "one.css";\n');
    expect(() => read("one.css")).toThrow(/circle/);
    put("three.css", '@import "gone.css";\n');
    expect(() => read("three.css")).toThrow(/gone\.css/);
  });
});
