import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Category, categories, type RecognitionEvent, type RecognitionRow } from "./recognition.ts";
import { type ChangeKind, changeKinds, changeOf, changesOf } from "./recognition-change.ts";

/** `Y 2020-07-01..2021-06-30 upgraded area=Law by=press`; `-` = no category, no end = open. */
function row(text: string): RecognitionRow {
  const [category = "", window = "", ...rest] = text.split(" ");
  const [from = "", to = ""] = window.split("..");
  const given = Object.fromEntries(rest.filter((part) => part.includes("=")).map((part) => part.split("=")));
  const event = rest.find((part) => !part.includes("=")) ?? "recognised";
  return {
    journal: { title: "J", issns: [] },
    event: event as RecognitionEvent,
    ...(category === "-" ? {} : { category: category as Category }),
    ...(from === "" ? {} : { from }),
    ...(to === "" ? {} : { to }),
    ...(given.area === undefined ? {} : { area: given.area }),
    authority: given.by ?? "HEC list",
  };
}

const y20 = "Y 2020-07-01..2021-06-30";

describe("what a row changes", () => {
  it.each<[string, string[], ChangeKind, string?]>([
    [y20, [], "new"],
    [y20, [y20], "unchanged", y20],
    [y20, [`${y20} by=press`], "new"],
    [`${y20} by=journal`, [], "claimed"],
    ["X 2021-07-01..2022-06-30", [y20], "upgraded", y20],
    ["W 2021-07-01..2022-06-30", [y20, "X 2019-07-01..2020-06-30"], "upgraded", y20],
    ["Y 2021-07-01..2022-06-30", ["X 2020-07-01..2021-06-30"], "downgraded", "X 2020-07-01..2021-06-30"],
    ["Y 2021-07-01..2022-06-30", [y20], "extended", y20],
    ["- 2021-07-01..2021-09-30 extended", [y20], "extended", y20],
    ["Y ..2021-09-30 extended", [y20], "extended", y20],
    ["Y 2022-07-01..2023-06-30", [y20], "new", y20],
    ["X 2022-07-01..2023-06-30", [y20], "upgraded", y20],
    ["- 2021-01-01.. lost", [y20], "lost", y20],
    ["Y 2022-07-01..2023-06-30", ["- 2021-01-01.. lost", y20], "new", "- 2021-01-01.. lost"],
    ["X 2020-07-01..2021-06-30", [y20], "conflicting", y20],
    ["X 2021-01-01..2021-12-31 upgraded", [y20], "upgraded", y20],
    ["X 2021-07-01..2022-06-30", ["Y 2018.."], "conflicting", "Y 2018.."],
    // Z until 2015 and Y from 2015: which of the two on a day of that year nobody says
    ["Y 2015..", ["Z 2008..2015"], "upgraded", "Z 2008..2015"],
    ["Y 2015..2015", ["Z 2015..2015"], "conflicting", "Z 2015..2015"],
    // each area by itself
    [`X 2020-07-01..2021-06-30 area=Law`, [`${y20} area=History`], "new"],
    [`X 2021-07-01..2022-06-30 area=law`, [`${y20} area=Law`], "upgraded", `${y20} area=Law`],
    [`X 2021-07-01..2022-06-30 area=Law`, [y20], "upgraded", y20],
    // what came later in time is nothing that held before
    [y20, ["X 2022-07-01..2023-06-30"], "new"],
    ["Y ..", [], "new"],
    ["- .. lost", [y20], "lost"],
    ["Y 2021-13..", [y20], "new"],
  ])("%s after %j is %s", (text, known, kind, before) => {
    expect(changeOf(row(text), known.map(row))).toEqual({
      kind,
      row: row(text),
      ...(before === undefined ? {} : { before: row(before) }),
    });
  });

  it("is told of each row by those before it in time, whatever their order", () => {
    const rows = ["X 2021-07-01..2022-06-30", y20, "X 2022-07-01..2023-06-30", "- 2023-01-01.. lost"].map(row);
    expect(changesOf(rows, []).map(({ kind }) => kind)).toEqual(["new", "upgraded", "extended", "lost"]);
    expect(changesOf(rows.toReversed(), [])).toEqual(changesOf(rows, []));
  });

  const day = fc.constantFrom(
    "2018",
    "2019-07-01",
    "2020",
    "2020-06-30",
    "2020-07",
    "2021-06-30",
    "2021-07-01",
    "2022",
  );
  const anyRow = fc.record({
    category: fc.option(fc.constantFrom(...categories), { nil: undefined }),
    from: fc.option(day, { nil: undefined }),
    to: fc.option(day, { nil: undefined }),
    event: fc.constantFrom<RecognitionEvent>("recognised", "upgraded", "downgraded", "lost", "extended"),
    area: fc.option(fc.constantFrom("Law", "History"), { nil: undefined }),
    authority: fc.constantFrom("HEC list", "HEC notice", "press", "journal"),
  });
  const rowOf = (given: object): RecognitionRow =>
    ({
      journal: { title: "J", issns: [] },
      ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
    }) as unknown as RecognitionRow;

  it("a row after one that says its end alone is judged, not met with an error", () => {
    const ended = rowOf({ event: "upgraded", to: "2018", authority: "HEC list" });
    const next = rowOf({ event: "recognised", from: "2020-06-30", authority: "HEC list" });
    expect(changeOf(next, [ended]).kind).toBe("new");
  });

  it("is one kind for any rows, does not depend on their order, and said twice is unchanged", () => {
    fc.assert(
      fc.property(anyRow, fc.array(anyRow, { maxLength: 8 }), (one, others) => {
        const [added, known] = [rowOf(one), others.map(rowOf)];
        const change = changeOf(added, known);
        expect(changeKinds).toContain(change.kind);
        expect(changeOf(added, known.toReversed()).kind).toBe(change.kind);
        if (change.kind !== "claimed") expect(changeOf(added, [...known, added]).kind).toBe("unchanged");
        if (change.before !== undefined) expect(known).toContain(change.before);
      }),
    );
  });
});
