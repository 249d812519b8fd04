import { expect, it } from "vitest";
import { render, textOf } from "../../../test/browser/render.ts";
import type { CatalogueRecord } from "../../catalogue/catalogue.ts";
import { CheckerAnswer } from "./checker-answer.tsx";

function journal(id: string, title: string): CatalogueRecord {
  return {
    ...{ id, kind: "journal", sample: false, createdAt: "", updatedAt: "" },
    data: {
      ...{ kind: "journal", titles: [{ value: title }], formerTitles: [], abstracts: [], contributors: [] },
      ...{ identifiers: [], languages: [], keywords: [], subjects: [], access: "unknown", links: [] },
    },
  };
}

it("leads to the same question of the journals that came before and after", () => {
  const named = (title: string) => ({ titles: [{ value: title }], issns: [] });
  const html = render(
    <CheckerAnswer
      answer={{
        ...{ is: "answer", journal: journal("new", "New Letters"), date: { start: "2019-03-01" } },
        ...{ verdict: { outcome: "no_data" }, known: { rows: [], lists: [], rules: [] }, claims: [] },
      }}
      asked={{ issn: "9000-0110", date: "2019-03-01", asKnownOn: "2024-01-01" }}
      neighbours={{
        continues: [{ named: named("Old Letters"), record: journal("old", "Old Letters") }],
        continuedBy: [{ named: named("Letters <Again>") }],
      }}
    />,
  );
  expect(html).toContain('href="/recognition?journal=old&amp;date=2019-03-01&amp;as_known_on=2024-01-01"');
  expect(textOf(html)).toContain("Continues: Old Letters");
  expect(textOf(html)).toContain("Continued by: Letters <Again>");
  expect(textOf(html)).toContain("For 1 March 2019, ask the same of the journals that came before and after:");
});
