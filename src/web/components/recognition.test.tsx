import { describe, expect, it } from "vitest";
import { render, textOf } from "../../../test/browser/render.ts";
import type { KnownRow } from "../../domain/recognition.ts";
import { verdict } from "../../domain/verdict.ts";
import type { Verdict } from "../../domain/verdict-type.ts";
import { en } from "../messages/en.ts";
import { judgementsOf } from "../recognition-of.ts";
import { RecognitionFact } from "./recognition-fact.tsx";
import { newestFirst, RecognitionTable } from "./recognition-table.tsx";
import { RecognitionTimeline } from "./recognition-timeline.tsx";
import { VerdictSentence, verdictText } from "./verdict-sentence.tsx";

function row(from: string | undefined, to: string | undefined, more: Partial<KnownRow> = {}): KnownRow {
  return {
    id: `${from}`,
    journal: { title: "J", issns: [] },
    event: "recognised",
    category: "Y",
    authority: "HEC list",
    recordedAt: "2026-01-01T00:00:00Z",
    ...(from && { from }),
    ...(to && { to }),
    ...more,
  };
}

// The rows of the page that the project began from, in its order.
const known = [
  row("2023-07-01", "2024-09-30"),
  row("2022-07-01", "2023-06-30"),
  row("2021-07-01", "2022-06-30"),
  row("2020-07-01", "2021-06-30"),
];

describe("recognition rows", () => {
  it("stand newest first, an open end before a closed one, rows without a beginning last", () => {
    const open = row("2023-07-01", undefined, { id: "open" });
    const undated = row(undefined, "2010", { id: "undated" });
    const shuffled = [known[2], undated, known[0], open, known[3], known[1]] as KnownRow[];
    expect(newestFirst(shuffled).map(({ id }) => id)).toEqual([
      "open",
      "2023-07-01",
      "2022-07-01",
      "2021-07-01",
      "2020-07-01",
      "undated",
    ]);
  });

  it("show category, from and to as the known page does", () => {
    const text = textOf(render(<RecognitionTable rows={known.toReversed()} caption="c" />));
    expect(text).toBe(
      "c Category From To Y 2023-07-01 2024-09-30 Y 2022-07-01 2023-06-30 Y 2021-07-01 2022-06-30 Y 2020-07-01 2021-06-30",
    );
  });

  it("never link an unsafe source, and escape what they print", () => {
    const bad = row("2020", undefined, { source: "javascript:alert(1)", area: "<b>x</b>", list: '"><img src=x>' });
    const html = render(<RecognitionTable rows={[bad]} caption="c" full />);
    expect(html).not.toContain("href");
    expect(html).not.toContain("<b>x");
    expect(html).not.toContain("<img");
  });

  it("are drawn with a name for who cannot see them", () => {
    const html = render(<RecognitionTimeline rows={known} title={'A "journal" <of> things'} />);
    expect(html).toContain('role="img"');
    expect(html).toContain(
      'aria-label="HEC recognition of A &quot;journal&quot; &lt;of> things, 2020 to 2024, as a timeline"',
    );
    expect(textOf(html)).toContain("category Y, 1 July 2023 to 30 September 2024");
  });
});

describe("the verdict in a sentence", () => {
  const say = (verdict: Verdict): string => verdictText(verdict, "1 May 2024", en);
  const [last] = known as [KnownRow];
  it.each<[string, Verdict, string]>([
    [
      "recognised",
      { outcome: "recognised", row: last, category: "Y" },
      "recognised by HEC in category Y: from 1 July 2023 to 30 September 2024.",
    ],
    [
      "recognised without an end",
      { outcome: "recognised", row: row("2023", undefined) },
      "without a category: since 2023, with no end said.",
    ],
    [
      "absent from a list",
      { outcome: "not_recognised", reason: "absent_from_list" },
      "was not recognised by HEC: it is not in the complete list",
    ],
    [
      "in a gap",
      { outcome: "not_recognised", reason: "gap", before: known[3] as KnownRow, after: last },
      "last in category Y until 30 June 2021, and next in category Y from 1 July 2023.",
    ],
    ["in a gap of rows without dates", { outcome: "not_recognised", reason: "gap" }, "lies between two recognitions."],
    [
      "lost",
      { outcome: "not_recognised", reason: "lost", loss: row("2016-10-25", undefined, { event: "lost" }) },
      "lost its HEC recognition, on 25 October 2016.",
    ],
    [
      "not decided",
      { outcome: "not_decided", last },
      "This index knows no decision of HEC for 1 May 2024 yet. The journal was last recognised in category Y, until 30 September 2024.",
    ],
    ["no data", { outcome: "no_data" }, "knows no decision of HEC. That does not mean"],
    ["several", { outcome: "several", answers: [], conflict: false }, "leaves more than one answer open:"],
    ["a conflict", { outcome: "several", answers: [], conflict: true }, "HEC’s decisions differ:"],
  ])("for %s", (_, verdict, expected) => {
    expect(say(verdict)).toContain(expected);
    expect(say(verdict)).toContain("1 May 2024");
    expect(say(verdict)).not.toMatch(/undefined|null|NaN/);
  });

  it("gives each of several answers with its span", () => {
    const verdict: Verdict = {
      outcome: "several",
      conflict: false,
      answers: [
        { from: "2024-01-01", to: "2024-09-30", verdict: { outcome: "recognised", row: last, category: "Y" } },
        { from: "2024-10-01", to: "2024-12-31", verdict: { outcome: "not_decided", last } },
      ],
    };
    const html = render(
      <RecognitionFact
        recognition={{ rows: known, lists: [] }}
        judgements={[{ kind: "published", date: { start: "2024" }, verdict: verdict }]}
      />,
    );
    const text = textOf(html);
    expect(text).toContain("1 January 2024 to 30 September 2024: category Y");
    expect(text).toContain("1 October 2024 to 31 December 2024: not decided yet");
  });

  const ofArea = (area: string, category: "X" | "Y", from = "2018-12-28", to = from) => ({
    from,
    to,
    verdict: {
      outcome: "recognised" as const,
      category,
      row: row("2018", "2019", { id: area + category, area, category }),
    },
  });

  it("gives a category for each area, and calls that no contradiction", () => {
    const answers = [ofArea("Education", "X"), ofArea("Economics", "Y")];
    const text = textOf(
      render(
        <VerdictSentence verdict={{ outcome: "several", conflict: true, answers }} date={{ start: "2018-12-28" }} />,
      ),
    );
    expect(text).toBe(
      "For the date of this article (28 December 2018), HEC gave a category by subject area: Education X, Economics Y.",
    );
  });

  it("gives days and areas where both differ", () => {
    const answers = [
      ofArea("Education", "X", "2018-01-01", "2018-06-30"),
      ofArea("Economics", "Y", "2018-01-01", "2018-12-31"),
    ];
    const text = textOf(
      render(<VerdictSentence verdict={{ outcome: "several", conflict: true, answers }} date={{ start: "2018" }} />),
    );
    expect(text).toContain("by subject area");
    expect(text).toContain("1 January 2018 to 30 June 2018: Education: category X");
    expect(text).not.toContain("differ");
  });

  it("says that decisions differ where they are of one area, and names it", () => {
    const answers = [ofArea("Education", "X"), ofArea("Education", "Y")];
    const text = textOf(
      render(
        <VerdictSentence verdict={{ outcome: "several", conflict: true, answers }} date={{ start: "2018-12-28" }} />,
      ),
    );
    expect(text).toContain("HEC’s decisions differ: 28 December 2018: Education: category X");
  });

  it("says that a date lies in the future", () => {
    const future = textOf(
      render(<VerdictSentence verdict={{ outcome: "not_decided", last }} date={{ start: "2030" }} />),
    );
    expect(future).toContain("(2030) lies in the future");
    expect(future).toContain("until 30 September 2024");
  });

  it("says that nothing is known, and never that it is not recognised, where there is no row", () => {
    const none = textOf(
      render(
        <RecognitionFact
          recognition={{ rows: [], lists: [] }}
          judgements={[{ kind: "published", date: { start: "2024" }, verdict: { outcome: "no_data" } }]}
        />,
      ),
    );
    expect(none).toBe(en.recognition.noneArticle);
    const apart = textOf(render(<RecognitionFact recognition={undefined} judgements={[]} />));
    expect(apart).toBe(en.recognition.noJournal);
  });

  it("shows claims of others apart", () => {
    const claim = row("2010", "2012", { authority: "press" });
    const html = render(
      <RecognitionFact
        recognition={{ rows: [claim], lists: [] }}
        judgements={[{ kind: "published", date: { start: "2011" }, verdict: { outcome: "no_data" } }]}
      />,
    );
    expect(html.indexOf("<details")).toBeLessThan(html.indexOf("<table"));
    expect(textOf(html)).toContain(en.recognition.claimsNote);
  });

  it("says by which date an article is judged, and what another of its dates would give", () => {
    const article = {
      ...({ id: "a", kind: "article", sample: false, createdAt: "", updatedAt: "" } as const),
      data: {
        ...({
          kind: "article",
          type: "article",
          titles: [],
          abstracts: [],
          contributors: [],
          identifiers: [],
        } as const),
        ...({ languages: [], keywords: [], subjects: [], access: "unknown", links: [], references: [] } as const),
        published: { start: "2024-10-15" },
        online: { start: "2024-06-01" },
      },
    } as const;
    const recognition = { rows: known, lists: [] };
    const shown = (data: object): string =>
      textOf(
        render(
          <RecognitionFact
            recognition={recognition}
            judgements={judgementsOf({ ...article, data: { ...article.data, ...data } }, recognition, "2026-01-15")}
          />,
        ),
      );
    expect(shown({})).toContain(
      "Judged by its date of publication. Another date of it gives another answer: By the date on which it appeared online (1 June 2024): category Y.",
    );
    expect(shown({ online: { start: "2024-11" } })).not.toContain("Judged by");
    const issue = {
      published: undefined,
      online: undefined,
      container: { titles: [], issns: [], issue: { year: 2022 } },
    };
    expect(shown(issue)).toContain("Judged by the date of its issue, for it has none of its own.");
  });

  it("names a rule that bears on the answer, with its date, its source and the row", () => {
    const rule = {
      name: "before",
      text: "Papers of the three years before a recognition are accepted too.",
      effect: { kind: "accepted_before", years: 3 },
      decidedOn: "2011-03-31",
      source: "https://hec.example.pk/letter",
    } as const;
    const found = verdict(known, [], { start: "2018-05-01" }, { rules: [rule] });
    const html = render(<VerdictSentence verdict={found} date={{ start: "2018-05-01" }} about="asked" />);
    expect(textOf(html)).toContain(
      "For the date asked for (1 May 2018), this index knows no decision of HEC. That does not mean that the journal was not recognised. The first that it knows is category Y, from 1 July 2020.",
    );
    expect(textOf(html)).toContain(
      "A rule of HEC of 31 March 2011 bears on this: Papers of the three years before a recognition are accepted too. The first recognition of the journal that is known here began on 1 July 2020.",
    );
    expect(html).toContain('href="https://hec.example.pk/letter"');
    const earlier = verdict(known, [], { start: "2017-06-30" }, { rules: [rule] });
    expect(earlier).not.toHaveProperty("rules");
  });
});
