import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { outcomeOf, readDocument, recordsOf } from "../../../../test/read-document.ts";
import { hasSharedData, sharedData } from "../../../../test/shared-data.ts";
import type { RecognitionRule } from "../../../domain/recognition-rule.ts";
import { recogniseFormat } from "../index.ts";
import { hecRules } from "./index.ts";

const shipped = readFileSync(fileURLToPath(new URL("../../../../presets/recognition/hec-rules.json", import.meta.url)));

function rules(document: string | Uint8Array): (RecognitionRule | string)[] {
  return recordsOf(readDocument(hecRules, Buffer.from(document))).map((record) =>
    record.state === "live" && record.mapped.is === "recognition-rule"
      ? record.mapped.rule
      : record.state === "bad"
        ? `${record.problem.code}: ${record.problem.message}`
        : "",
  );
}
const rule = (more: object): string =>
  JSON.stringify({ rules: [{ name: "a", text: "A rule.", effect: { kind: "notice" }, ...more }] });

describe("rules of recognition", () => {
  it("come with the program, each with its source, and bear on verdicts where they must", () => {
    expect(recogniseFormat(shipped, "rules.json")?.name).toBe("hec-rules");
    const all = rules(shipped);
    expect(all.filter((one) => typeof one === "string")).toEqual([]);
    expect(all).toHaveLength(9);
    expect(all.every((one) => typeof one === "object" && one.source !== undefined)).toBe(true);
    const effects = Object.fromEntries(all.flatMap((one) => (typeof one === "object" ? [[one.name, one.effect]] : [])));
    expect(effects).toMatchObject({
      "three-years-before": { kind: "accepted_before", years: 3 },
      "z-abolished": { kind: "category_ended", category: "Z", lastDay: "2020-06-30" },
      "hec-year": { kind: "year_begins", day: "07-01" },
    });
  });

  it.each([
    [{ text: "" }, /needs a short “name” and a “text”/],
    [{ decidedOn: "31 March 2011" }, /“31 March 2011” is no date: write “decidedOn” as 2015/],
    [{ effect: { kind: "accepted_before", years: 0 } }, /needs “years”, a whole number/],
    [{ effect: { kind: "category_ended", category: "V", lastDay: "2020-06-30" } }, /needs “category”/],
    [{ effect: { kind: "category_ended", category: "Z", lastDay: "2020-06" } }, /“lastDay” as 2020-06-30/],
    [{ effect: { kind: "year_begins", day: "7-1" } }, /needs “day” as 07-01/],
    [{ effect: { kind: "magic" } }, /“magic” is no effect of a rule/],
    [{ effect: 3 }, /“” is no effect of a rule/],
  ])("that are %j say what is wrong", (more, expected) => {
    expect(rules(rule(more))).toEqual([expect.stringMatching(expected)]);
  });

  it.skipIf(!hasSharedData)("as others wrote them down are notices with their own date and address", () => {
    const found = readFileSync(sharedData("hec/recognition-rules.jsonl"));
    expect(recogniseFormat(found, "x")?.name).toBe("hec-rules");
    const events = readDocument(hecRules, found);
    expect(recordsOf(events).map(outcomeOf)).toHaveLength(11);
    const all = rules(found);
    expect(
      all.map((one) => (typeof one === "string" ? one : [one.name, one.decidedOn ?? "", one.effect.kind])),
    ).toEqual([
      ["retroactive-recognition", "2011-03-31", "notice"],
      ["categories-w-x-y-z-science-journals-until-2020", "", "notice"],
      ["star-ratings-before-w-x-y-z", "2006-09-20", "notice"],
      ["statistics-journals-moved", "2015-02-20", "notice"],
      ["validity-extended", "2017-06-30", "notice"],
      ["hjrs-started", "2020-07", "notice"],
      ["three-categories-from-2020", "", "notice"],
      ["yearly-recognition-period", "2023", "notice"],
      ["counts-of-medical-journals", "2019", "notice"],
      ["international-journals", "2021-01-01", "notice"],
      ["lists-by-discipline", "", "notice"],
    ]);
  });
});
