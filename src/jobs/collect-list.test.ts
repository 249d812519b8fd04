import { describe, expect, it } from "vitest";
import { readDocument } from "../../test/read-document.ts";
import type { RecognitionList } from "../domain/recognition.ts";
import { hecList } from "../harvest/sources/hec-list/index.ts";
import { collectList } from "./collect-list.ts";

function listsOf(rows: readonly string[], complete: boolean): RecognitionList[] {
  const collected = collectList([hecList], { complete, scope: "national" });
  const [format] = collected.formats;
  if (format === undefined) throw new Error("no format");
  readDocument(format, Buffer.from(`journal,issn,category,from,to,list\n${rows.join("\n")}\n`));
  return collected.lists("file.csv");
}

const row = (n: number, from: string, to: string, list = "HJRS 2023-24"): string =>
  `Journal ${n},,Y,${from},${to},${list}`;
const usual = [1, 2, 3].map((n) => row(n, "2023-07-01", "2024-06-30"));

describe("the days of a list", () => {
  it("are those of most of its rows where it is whole, whatever one row reaches back or leaves open", () => {
    const lists = listsOf([...usual, row(4, "2016-07-01", "2024-06-30"), row(5, "2023-07-01", "")], true);
    expect(lists).toMatchObject([{ name: "HJRS 2023-24", complete: true, from: "2023-07-01", to: "2024-06-30" }]);
  });

  it("are the fewer ones where as many rows say others, and never run backwards", () => {
    expect(listsOf([row(1, "2023-07-01", ""), row(2, "2023-10-01", "2024-06-30")], true)).toMatchObject([
      { from: "2023-10-01", to: "2024-06-30" },
    ]);
    expect(listsOf([row(1, "2020-07-01", "2021-06-30"), row(2, "2023-07-01", "2024-06-30")], true)).toMatchObject([
      { from: "2023-07-01", to: "2023-07-01" },
    ]);
  });

  it("are open where most rows are, and all that any row says where the list is not whole", () => {
    const [open] = listsOf([row(1, "2023", ""), row(2, "2023", "")], true);
    expect([open?.from, open?.to]).toEqual(["2023", undefined]);
    expect(listsOf([...usual, row(4, "2016-07-01", "2024-09-30")], false)).toMatchObject([
      { from: "2016-07-01", to: "2024-09-30" },
    ]);
  });
});
