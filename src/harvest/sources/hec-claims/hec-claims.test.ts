import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readDocument, recordsOf } from "../../../../test/read-document.ts";
import { hasSharedData, sharedData } from "../../../../test/shared-data.ts";
import type { RecognitionRow } from "../../../domain/recognition.ts";
import { verdict } from "../../../domain/verdict.ts";
import { recogniseFormat } from "../index.ts";
import { authorityOf } from "./authority.ts";
import { hecClaims } from "./index.ts";

function rows(document: string | Uint8Array): (RecognitionRow | string)[] {
  return recordsOf(readDocument(hecClaims, Buffer.from(document))).map((record) =>
    record.state === "live" && record.mapped.is === "recognition"
      ? record.mapped.row
      : record.state === "bad"
        ? `${record.problem.code}: ${record.problem.message}`
        : "",
  );
}

const sindh = "- upgraded Y .. press";
const multan = "- recognised Y 2024-07-01..2025-06-30 press";
const gone = "- lost ? .. press";

describe("claims of recognition", () => {
  it.skipIf(!hasSharedData)("become rows at their own precision and authority, each read by eye", () => {
    const found = readFileSync(sharedData("hec/recognition-claims.jsonl"));
    expect(recogniseFormat(found, "x")?.name).toBe("hec-claims");
    const all = rows(found);
    const table = all.map((one) =>
      typeof one === "string"
        ? one
        : `${one.journal.issns.map(({ value }) => value).join("/") || "-"} ${one.event} ${one.category ?? "?"} ${one.from ?? ""}..${one.to ?? ""} ${one.authority}`,
    );
    expect(table).toEqual([
      "- recognised Y .. journal",
      "- recognised X 2020-03.. journal",
      "- recognised ? .. journal",
      "- recognised Y .. journal",
      "- recognised Y 2015.. journal",
      "2616-7476/1998-4162 recognised Y .. journal",
      sindh,
      sindh,
      sindh,
      sindh,
      sindh,
      multan,
      multan,
      multan,
      multan,
      multan,
      gone,
      gone,
      gone,
      gone,
      gone,
      gone,
      gone,
      "1726-9067/1816-3424 recognised Z 2008..2015 journal",
      "1726-9067/1816-3424 upgraded Y 2015.. journal",
      "- recognised ? .. press",
      "- recognised ? .. journal",
    ]);
    const claims = all.filter((one) => typeof one === "object");
    expect(claims.every(({ source, quote }) => source !== undefined && quote !== undefined)).toBe(true);
    // The day on which a page said so is not the day of HEC's decision.
    expect(claims.every(({ decidedOn }) => decidedOn === undefined)).toBe(true);
    expect(claims.map(({ statedOn }) => statedOn).filter((day) => day !== undefined)).toHaveLength(14);
    // None of them gives a verdict, on any day.
    for (const [index, row] of claims.entries()) {
      for (const start of ["2008-06-01", "2015", "2020-05", "2024-12-31"]) {
        const known = { ...row, id: `r${index}`, recordedAt: "2026-01-01T00:00:00.000Z" };
        expect(verdict([known], [], { start }).outcome).toBe("no_data");
      }
    }
  });

  it.each([
    [{ journal: "J", event: "recognised" }, /does not say where it is made/],
    [{ journal: "", event: "recognised", source_url: "https://a.example" }, /names no journal/],
    [{ journal: "J", event: "liked", source_url: "https://a.example" }, /“liked” is no event/],
    [
      { journal: "J", event: "recognised", effective_from: "soon", source_url: "https://a.example" },
      /“soon” is no date/,
    ],
    [{ journal: "J", event: "recognised", category: "A", source_url: "https://a.example" }, /“A” is no category/],
  ])("that are wrong go to quarantine with the reason: %j", (claim, expected) => {
    expect(rows(JSON.stringify(claim))).toEqual([expect.stringMatching(expected)]);
  });

  it.each([
    ["https://journal.example/index.php/aj/about", "Any Journal", "journal"],
    ["https://heritage.example/page", "Pakistan Heritage", "journal"],
    ["https://pakistantimes.example/page", "Pakistan Journal of Law", "press"],
    ["https://heritage.example/news/2", "Pakistan Heritage", "press"],
    ["a letter", "J", "press"],
  ])("at %s of %s are the %s's word", (url, title, expected) => {
    expect(authorityOf(url, title)).toBe(expected);
  });
});
