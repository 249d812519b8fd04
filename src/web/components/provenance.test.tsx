import { describe, expect, it } from "vitest";
import { articleData, render, textOf } from "../../../test/browser/render.ts";
import { project } from "../../catalogue/projection.ts";
import { fieldNames } from "../messages/en/field-names.ts";
import { en } from "../messages/en.ts";
import { ProvenanceDetails } from "./provenance.tsx";

function shown(fields: readonly string[]): string {
  const entries = fields.map((field) => ({
    field,
    sourceId: "s",
    sourceName: "A source",
    identifier: "oai:example:1",
    format: "oai_dc",
    receivedAt: "2026-01-01T00:00:00Z",
  }));
  return textOf(render(<ProvenanceDetails entries={entries} updatedAt="2026-01-01T00:00:00Z" />));
}

describe("where facts came from", () => {
  it("has a word for every field of an article that the catalogue takes apart", () => {
    const data = articleData({
      titles: [{ value: "T" }],
      published: { start: "2024" },
      container: {
        titles: [{ value: "J" }],
        issns: [{ scheme: "issn", value: "1997-3438", valid: true }],
        issue: { volume: "1", number: "2", year: 2024, title: "T", doi: "10.5555/x", date: { start: "2024" } },
        pages: { printed: "1-2" },
        printed: "J 1 (2)",
      },
    });
    const parts = { sourceId: "s", identifier: "i", format: "oai_dc", derived: 0, data } as const;
    const given = Object.keys(project([{ key: 1, ...parts }]).provenance);
    expect(given).toContain("container.issue.number");
    for (const field of given) expect(Object.keys(fieldNames)).toContain(field);
    expect(shown(given)).not.toMatch(/container|issns|\w\.\w+\.|other facts/);
  });

  it("names the sources behind the first five, each once, and one that has the record alone", () => {
    const entries = ["A", "B", "C", "D", "E", "F", "F", "A"].map((name, at) => ({
      field: name === "F" ? "record" : "identifiers",
      sourceId: name,
      sourceName: `Source ${name}`,
      identifier: `oai:example:${at}`,
      format: "ris",
      receivedAt: "2026-01-01T00:00:00Z",
    }));
    const read = (of: typeof entries) =>
      textOf(render(<ProvenanceDetails entries={of} updatedAt="2026-01-01T00:00:00Z" />));
    expect(read(entries)).toContain("Also from Source F.");
    expect(read(entries.slice(5, 6))).toContain(`Source F oai:example:5 ris Facts ${fieldNames.record}`);
    expect(read(entries.slice(0, 5))).not.toContain("Also from");
  });

  it("never shows the name that a program uses", () => {
    for (const field of Object.keys(fieldNames)) expect(shown([field])).not.toMatch(/[a-z]\.[a-z]|[a-z][A-Z]/);
    expect(shown(["container.unheardOf", "constructor"])).toContain(`Facts ${en.record.otherField} Received`);
  });
});
