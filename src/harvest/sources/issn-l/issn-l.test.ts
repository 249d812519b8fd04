import { describe, expect, it } from "vitest";
import { recogniseFormat } from "../index.ts";
import { issnL } from "./index.ts";

function read(text: string) {
  const reader = issnL.reader();
  return [...reader.write(Buffer.from(text)), ...reader.end()].flatMap((one) =>
    one.type === "record" ? [one.record] : [],
  );
}

describe("the ISSN-L table", () => {
  const head = "ISSN\tISSN-L\n";

  it("is a block of links for the rows that begin alike, without those that are their own ISSN-L", () => {
    const document = `${head}1997-3438\t1997-3438\n1997-3446\t1997-3438\n2073-2368\t1997-3438\n`;
    expect(recogniseFormat(Buffer.from(document), "20260101.ISSN-to-ISSN-L.txt")?.name).toBe("issn-l");
    expect(read(document)).toMatchObject([
      { identifier: "issn:1997", mapped: { is: "issn-links", issns: 2, links: [["1997-3446", "1997-3438"]] } },
      { identifier: "issn:2073", mapped: { is: "issn-links", issns: 1, links: [["2073-2368", "1997-3438"]] } },
    ]);
  });

  it("takes a small x and stray blanks, and sends what is no ISSN to quarantine without its neighbours", () => {
    const document = `${head}0042-465x \t0042-4641\n0042-4641\t0042-4640\n0042-4641\tnone\n`;
    const [first, second, block, ...more] = read(document);
    expect(more).toEqual([]);
    expect([first, second]).toMatchObject([
      { state: "bad", problem: { code: "bad_row" } },
      { state: "bad", problem: { code: "bad_row" } },
    ]);
    expect(block).toMatchObject({ mapped: { issns: 1, links: [["0042-465X", "0042-4641"]] } });
  });

  it("gives a run of rows that comes again elsewhere an identifier of its own", () => {
    const document = `${head}1997-3446\t1997-3438\n2073-2368\t2073-2368\n1997-3438\t2073-2368\n`;
    expect(read(document).map((one) => one.identifier)).toEqual(["issn:1997", "issn:2073", "issn:1997~2"]);
  });
});
