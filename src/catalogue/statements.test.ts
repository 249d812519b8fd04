import { describe, expect, it } from "vitest";
import { issueFromStatements, issueKey, journalFromStatements, keysOfStatement } from "./statements.ts";

describe("statements", () => {
  it("tell issues apart by volume, number and year together, else by title, else by year", () => {
    expect(issueKey({ volume: "5", number: "2", year: 2020, title: "A" })).toBe(
      issueKey({ volume: "5", number: "2", year: 2020 }),
    );
    expect(issueKey({ volume: "5", number: "2", year: 2020 })).not.toBe(
      issueKey({ volume: "5", number: "2", year: 2021 }),
    );
    expect(issueKey({ number: "52" })).not.toBe(issueKey({ volume: "52" }));
    expect(issueKey({ title: "20th Biennial Symposium" })).toBe(issueKey({ title: "20TH BIENNIAL SYMPOSIUM" }));
    expect(issueKey({ year: 2020 })).toBe("y|2020");
    expect(issueKey({ doi: "10.1/i" })).toBe("d|10.1/i");
    expect(issueKey({})).toBeUndefined();
    expect(issueKey(undefined)).toBeUndefined();
  });

  it("make an issue of the commonest parts, whatever the order", () => {
    const said = [
      { value: '{"volume":"5","number":"2","title":"Special"}', n: 1 },
      { value: '{"volume":"5","number":"2","title":"Special issue"}', n: 3 },
      { value: '{"volume":"5","number":"2","doi":"10.1/i"}', n: 1 },
    ];
    const made = { volume: "5", number: "2", title: "Special issue", doi: "10.1/i", articles: 5 };
    expect(issueFromStatements(said)).toEqual(made);
    expect(issueFromStatements(said.toReversed())).toEqual(made);
    expect(issueFromStatements([{ value: "{}", n: 0 }])).toEqual({ articles: 0 });
  });

  it("make a journal of all titles and of the ISSNs that are its own", () => {
    const issns = [
      { scheme: "issn", value: "1997-3438", valid: true },
      { scheme: "issn", value: "1234-0000", valid: false },
    ];
    const one = JSON.stringify({ titles: [{ value: "Wheat J." }], issns });
    const many = JSON.stringify({ titles: [{ value: "Journal of Wheat" }], issns: [], publisher: "UAF" });
    const rows = [
      { value: one, n: 1 },
      { value: many, n: 2 },
    ];
    const made = journalFromStatements(rows, () => true);
    expect(made).toMatchObject({ publisher: "UAF", titles: [{ value: "Journal of Wheat" }, { value: "Wheat J." }] });
    expect(made?.identifiers).toHaveLength(2);
    // A wrong ISSN is kept as printed whoever owns what; it is never a key.
    expect(journalFromStatements(rows, () => false)?.identifiers).toMatchObject([{ value: "1234-0000" }]);
    expect(keysOfStatement(JSON.parse(one) as never)).toEqual(["issn:1997-3438", "title:wheat j"]);
    expect(journalFromStatements([], () => true)).toBeUndefined();
  });
});
