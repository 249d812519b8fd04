import { describe, expect, it } from "vitest";
import type { KnownRow, RecognitionList } from "./recognition.ts";
import { certainCategory, type Verdict, type VerdictOptions, verdict } from "./verdict.ts";

/** `Y 2022-07-01..2023-06-30 upgraded area=Law …`: a row as one line, so that cases read as a table. */
function row(line: string, index: number): KnownRow {
  const [category, window = "", ...rest] = line.split(" ");
  const [from, to] = window.split("..");
  const named = Object.fromEntries(
    rest.filter((part) => part.includes("=")).map((part) => part.split("=") as [string, string]),
  );
  const event = rest.find((part) => !part.includes("=")) ?? "recognised";
  return {
    id: named["id"] ?? `r${index + 1}`,
    journal: { title: "Journal", issns: [] },
    event: event as KnownRow["event"],
    authority: (named["by"]?.replace("_", " ") ?? "HEC list") as KnownRow["authority"],
    recordedAt: `${named["recorded"] ?? "2025-01-01"}T00:00:00Z`,
    ...(category === "-" ? {} : { category: category as "W" | "X" | "Y" | "Z" }),
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
    ...(named["area"] ? { area: named["area"] } : {}),
    ...(named["list"] ? { list: named["list"] } : {}),
    ...(named["decided"] ? { decidedOn: named["decided"] } : {}),
  };
}

function list(line: string): RecognitionList {
  const [name = "", window = "", ...rest] = line.split(" ");
  const [from = "", to] = window.split("..");
  const scope = rest.find((part) => part === "national" || part === "international") ?? "unknown";
  const decided = rest.find((part) => part.startsWith("decided="))?.slice(8);
  return {
    name,
    body: "HEC",
    scope,
    from,
    complete: !rest.includes("incomplete"),
    ...(to ? { to } : {}),
    ...(decided ? { decidedOn: decided } : {}),
  };
}

/** The verdict in short: `Y r1`, `not gap r1 r2`, `undecided r1`, `none`; several as `from..to answer`. */
function short(found: Verdict): string {
  switch (found.outcome) {
    case "recognised":
      return ["recognised", found.category, found.row.id, ...(found.alsoBy ?? []).map((other) => `+${other.id}`)]
        .filter(Boolean)
        .join(" ");
    case "not_recognised":
      return [
        "not",
        found.reason,
        found.loss?.id,
        found.before && `after:${found.before.id}`,
        found.after && `before:${found.after.id}`,
        found.list?.name,
      ]
        .filter(Boolean)
        .join(" ");
    case "not_decided":
      return `undecided ${found.last.id}`;
    case "no_data":
      return "none";
    case "several":
      return `${found.conflict ? "conflict" : "several"}: ${found.answers.map((answer) => `${answer.from}..${answer.to} ${short(answer.verdict)}`).join("; ")}`;
  }
}

function ask(rows: string[], date: string, lists: string[] = [], options: VerdictOptions = {}): string {
  const [start = "", end] = date.split("..");
  return short(verdict(rows.map(row), lists.map(list), end === undefined ? { start } : { start, end }, options));
}

/** The journal of the existing site's page. */
const page = [
  "Y 2023-07-01..2024-09-30",
  "Y 2022-07-01..2023-06-30",
  "Y 2021-07-01..2022-06-30",
  "Y 2020-07-01..2021-06-30",
];

describe("verdict", () => {
  it.each<[string, string[], string, string, string[]?, VerdictOptions?]>([
    ["a day in a row", page, "2024-05-01", "recognised Y r1"],
    ["a day of a year that was made longer", page, "2024-09-30", "recognised Y r1"],
    ["the day after the last row", page, "2024-10-01", "undecided r1"],
    ["the year of the page's article, after its last row", page, "2025", "undecided r1"],
    ["(a) only a year, one answer by two rows", page, "2023", "recognised Y r2 +r1"],
    [
      "(a) only a year, two answers",
      page,
      "2024",
      "several: 2024-01-01..2024-09-30 recognised Y r1; 2024-10-01..2024-12-31 undecided r1",
    ],
    ["(a) Jul-Dec", ["Y 2022-07-01..2023-06-30", "X 2023-07-01..2024-06-30"], "2023-07..2023-12", "recognised X r2"],
    [
      "(a) a year in which the category changed",
      ["Y 2022-07-01..2023-06-30", "X 2023-07-01..2024-06-30"],
      "2023",
      "several: 2023-01-01..2023-06-30 recognised Y r1; 2023-07-01..2023-12-31 recognised X r2",
    ],
    ["(a) a row by years", ["Y 2015..2016"], "2016-12-31", "recognised Y r1"],
    ["(a) a row by months", ["X 2020-03.."], "2020-03-01", "recognised X r1"],
    [
      "(b) in a gap",
      ["Y 2018-07-01..2019-06-30", "X 2020-07-01..2021-06-30"],
      "2019-12-01",
      "not gap after:r1 before:r2",
    ],
    ["(c) the first day", page, "2020-07-01", "recognised Y r4"],
    ["(c) the last day", ["Y 2022-07-01..2023-06-30"], "2023-06-30", "recognised Y r1"],
    [
      "(d) an extension without a category",
      ["Y 2015-07-01..2016-06-30", "- 2016-07-01..2017-06-30 extended by=HEC_notice"],
      "2017-01-01",
      "recognised Y r2",
    ],
    [
      "(d) original and extension from the same day",
      ["Y 2023-07-01..2024-06-30", "- 2023-07-01..2024-09-30 extended"],
      "2024-01-01",
      "recognised Y r1 +r2",
    ],
    [
      "(d) in the extension only",
      ["Y 2023-07-01..2024-06-30", "- 2023-07-01..2024-09-30 extended"],
      "2024-09-01",
      "recognised Y r2",
    ],
    [
      "(e) overlapping rows that disagree",
      ["Y 2020-07-01..2021-06-30", "X 2020-07-01..2021-06-30"],
      "2021-01-01",
      "conflict: 2021-01-01..2021-01-01 recognised X r2; 2021-01-01..2021-01-01 recognised Y r1",
    ],
    [
      "(e) overlapping rows that agree",
      ["Y 2020-07-01..2021-06-30", "Y 2021..2021"],
      "2021-01-01",
      "recognised Y r2 +r1",
    ],
    [
      "(e) a row without a category contradicts none",
      ["Y 2020-07-01..2021-06-30", "- 2020.."],
      "2021-01-01",
      "recognised Y r1 +r2",
    ],
    [
      "(f) before an upgrade inside a window",
      ["Y 2020-07-01..2021-06-30", "X 2021-01-01..2021-06-30 upgraded"],
      "2020-12-31",
      "recognised Y r1",
    ],
    [
      "(f) after it",
      ["Y 2020-07-01..2021-06-30", "X 2021-01-01..2021-06-30 upgraded"],
      "2021-01-01",
      "recognised X r2",
    ],
    [
      "(f) a loss inside a window",
      ["Y 2016-07-01..2017-06-30", "- 2016-10-25.. lost by=HEC_notice"],
      "2016-10-25",
      "not lost r2 after:r1",
    ],
    [
      "(f) the day before the loss",
      ["Y 2016-07-01..2017-06-30", "- 2016-10-25.. lost by=HEC_notice"],
      "2016-10-24",
      "recognised Y r1",
    ],
    [
      "(f) recognised anew after the loss",
      ["Y 2016-07-01..2017-06-30", "- 2016-10-25.. lost", "X 2018-07-01..2019-06-30"],
      "2018-08-01",
      "recognised X r3",
    ],
    [
      "(f) lost, before it is recognised anew",
      ["Y 2016-07-01..2017-06-30", "- 2016-10-25.. lost", "X 2018-07-01..2019-06-30"],
      "2018-01-01",
      "not lost r2 after:r1 before:r3",
    ],
    [
      "(f) after the renewed recognition ended, the old loss is over",
      ["Y 2016-07-01..2017-06-30", "- 2016-10-25.. lost", "X 2018-07-01..2019-06-30"],
      "2020-01-01",
      "undecided r3",
    ],
    [
      "(f) decided after the loss, for the same days",
      ["- 2016-10-25.. lost decided=2016-10-25", "Y 2016-07-01..2017-06-30 decided=2018-01-01"],
      "2016-12-01",
      "conflict: 2016-12-01..2016-12-01 recognised Y r2; 2016-12-01..2016-12-01 not lost r1 after:r2",
    ],
    [
      "(g) areas that differ",
      ["X 2021-07-01..2022-06-30 area=Law", "Y 2021-07-01..2022-06-30 area=History"],
      "2022-01-01",
      "conflict: 2022-01-01..2022-01-01 recognised X r1; 2022-01-01..2022-01-01 recognised Y r2",
    ],
    [
      "(g) the area asked for",
      ["X 2021-07-01..2022-06-30 area=Law", "Y 2021-07-01..2022-06-30 area=History"],
      "2022-01-01",
      "recognised Y r2",
      [],
      { area: "history" },
    ],
    [
      "(g) areas that agree",
      ["Y 2021-07-01..2022-06-30 area=Law", "Y 2021-07-01..2022-06-30 area=History"],
      "2022-01-01",
      "recognised Y r1 +r2",
    ],
    [
      "(g) a loss in another area",
      ["Y 2021-07-01..2022-06-30 area=Law", "- 2021-12-01.. lost area=History"],
      "2022-01-01",
      "recognised Y r1",
      [],
      { area: "Law" },
    ],
    ["(i) Z before July 2020", ["Z 2008..2015", "Z 2018.."], "2020-06-30", "recognised Z r2"],
    ["(i) Z never after", ["Z 2018.."], "2020-07-01", "undecided r1"],
    ["(i) a row that begins with Z too late never answers", ["Z 2021-07-01..2022-06-30"], "2021-12-01", "none"],
    [
      "(i) an extension carries no Z past June 2020",
      ["Z 2019..2020", "- 2020..2021 extended"],
      "2020-12-01",
      "recognised r2",
    ],
    [
      "(j) a retroactive decision, as known before it",
      ["Y 2004-07-01..2005-06-30 decided=2022-06-15"],
      "2005-01-01",
      "none",
      [],
      { asKnownOn: "2022-06-14" },
    ],
    [
      "(j) as known on its day",
      ["Y 2004-07-01..2005-06-30 decided=2022-06-15"],
      "2005-01-01",
      "recognised Y r1",
      [],
      { asKnownOn: "2022-06-15" },
    ],
    [
      "(j) decided in a month: known at its end",
      ["Y 2004..2005 decided=2022-06"],
      "2005-01-01",
      "none",
      [],
      { asKnownOn: "2022-06-15" },
    ],
    [
      "(j) no date of decision: known once it was recorded",
      ["Y 2004..2005 recorded=2023-03-01"],
      "2005-01-01",
      "recognised Y r1",
      [],
      { asKnownOn: "2023-03-01" },
    ],
    [
      "(j) not known on a day before the date",
      ["Y 2020.. decided=2020-01-01"],
      "2023-05-01",
      "undecided r1",
      [],
      { asKnownOn: "2022-01-01" },
    ],
    ["(n) a future date in an open row", ["Y 2020.."], "2030-01-01", "undecided r1", [], { today: "2025-06-01" }],
    [
      "(n) a future date in a row with an end",
      ["Y 2025-07-01..2026-06-30"],
      "2026-01-01",
      "recognised Y r1",
      [],
      { today: "2025-12-01" },
    ],
    [
      "(n) this year, partly future",
      ["Y 2020.."],
      "2025",
      "several: 2025-01-01..2025-06-01 recognised Y r1; 2025-06-02..2025-12-31 undecided r1",
      [],
      { today: "2025-06-01" },
    ],
    ["(o) before the first row", page, "2020-06-30", "none"],
    ["(o) no row at all", [], "2020-06-30", "none"],
    ["absent from a complete list", [], "2021-01-01", "not absent_from_list HJRS", ["HJRS 2020-07-01..2021-06-30"]],
    [
      "absent, with rows on either side",
      ["Y 2019..2019", "Y 2022..2022"],
      "2021-01-01",
      "not absent_from_list after:r1 before:r2 HJRS",
      ["HJRS 2020-07-01..2021-06-30"],
    ],
    [
      "after the last row, absent from a complete list",
      ["Y 2019..2019"],
      "2021-01-01",
      "not absent_from_list after:r1 HJRS",
      ["HJRS 2020-07-01..2021-06-30"],
    ],
    ["an incomplete list proves nothing", [], "2021-01-01", "none", ["HJRS 2020-07-01..2021-06-30 incomplete"]],
    ["a date outside the complete list", [], "2021-07-01", "none", ["HJRS 2020-07-01..2021-06-30"]],
    [
      "in the complete list without dates: not absent",
      ["Y .. list=HJRS"],
      "2021-01-01",
      "none",
      ["HJRS 2020-07-01..2021-06-30"],
    ],
    [
      "(p) absent from the other scope's list proves nothing",
      ["Y 2019..2019 list=National"],
      "2021-01-01",
      "undecided r1",
      ["National 2019..2019 national", "Int 2020.. international"],
    ],
    [
      "a row beats a list that lacks it",
      ["Y 2021..2021"],
      "2021-01-01",
      "recognised Y r1",
      ["HJRS 2020-07-01..2021-06-30"],
    ],
    [
      "a list not yet decided, as known on",
      [],
      "2021-01-01",
      "none",
      ["HJRS 2020-07-01..2021-06-30 decided=2021-05-01"],
      { asKnownOn: "2021-03-01" },
    ],
    ["recognised without a category", ["- 2019.."], "2020-01-01", "recognised r1"],
    [
      "the journal's claim and the press give no verdict",
      ["Y 2019.. by=journal", "X 2019.. by=press"],
      "2020-01-01",
      "none",
    ],
    ["a row without from never answers", ["Y ..2022"], "2021-01-01", "none"],
    ["a row with an impossible date never answers", ["Y 2021-13..2022", "Y 2021..2022-02-30"], "2021-01-01", "none"],
    ["a row that ends before it begins never answers", ["Y 2022..2021"], "2021-06-01", "none"],
  ])("%s", (_, rows, date, expected, lists = [], options = {}) => {
    expect(ask(rows, date, lists, options)).toBe(expected);
  });

  it("does not depend on the order of rows", () => {
    const rows = [
      "Y 2020-07-01..2021-06-30",
      "X 2021-01-01..2021-06-30 upgraded",
      "Y 2021..2021",
      "- 2022.. lost",
      "W 2023..2023 area=Law",
    ].map(row);
    for (const date of ["2020", "2021", "2022", "2023", "2024"]) {
      const expected = verdict(rows, [], { start: date });
      expect(verdict(rows.toReversed(), [], { start: date })).toEqual(expected);
    }
  });
});

describe("certainCategory", () => {
  it("is given only where all days and rows agree", () => {
    const of = (rows: string[], start: string) => certainCategory(verdict(rows.map(row), [], { start }));
    expect(of(page, "2023")).toBe("Y");
    expect(of(page, "2024")).toBeUndefined();
    expect(of(["- 2019.."], "2020")).toBeUndefined();
    expect(of([], "2020")).toBeUndefined();
  });
});
