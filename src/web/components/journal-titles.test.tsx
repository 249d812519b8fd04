import { describe, expect, it } from "vitest";
import { journalData, recordOf, render, textOf } from "../../../test/browser/render.ts";
import { JournalFacts } from "./journal-facts.tsx";

const issn = (value: string, medium?: "print" | "online" | "linking") => ({
  scheme: "issn" as const,
  value,
  valid: true,
  ...(medium === undefined ? {} : { medium }),
});
const before = { titles: [{ value: "Journal of Wheat" }], issns: [issn("1997-3438")] };

describe("a journal's titles and ISSNs", () => {
  const data = journalData({
    titles: [{ value: "Journal of Wheat and Rice" }],
    identifiers: [issn("2073-2368", "print"), issn("0378-5955", "online"), issn("2073-2368", "linking")],
    otherTitles: [{ value: "J Wheat Rice" }],
    laterTitles: [{ value: "Journal of Grains" }],
    continues: [before],
  });

  it("says media, ISSN-L, other titles, and what it continues, linked where the index has it", () => {
    const record = recordOf(journalData({ titles: [{ value: "The Journal of Wheat" }] }), { id: "w1" });
    const neighbours = { continues: [{ named: before, record }], continuedBy: [{ named: before }], sharing: [] };
    const html = render(<JournalFacts data={data} rows={[]} neighbours={neighbours} />);
    expect(textOf(html)).toMatch(/2073-2368 .*print .*0378-5955 .*online .*ISSN-L 2073-2368 /);
    expect(textOf(html)).toMatch(/Other titles J Wheat Rice Later titles Journal of Grains/);
    expect(html).toContain('href="/journals/w1"');
    expect(textOf(html)).toMatch(/Continues The Journal of Wheat ISSN 1997-3438 Continued by Journal of Wheat/);
    expect(html.match(/href="\/journals/g)).toHaveLength(1);
  });

  it("says on both that another journal bears its ISSN", () => {
    const record = recordOf(journalData({ titles: [{ value: "Studies in Pashto" }] }), { id: "p1" });
    const neighbours = { continues: [], continuedBy: [], sharing: [{ issn: "2073-2368", records: [record] }] };
    const text = textOf(render(<JournalFacts data={data} rows={[]} neighbours={neighbours} />));
    expect(text).toContain("ISSN 2073-2368 is also given for Studies in Pashto");
  });
});
