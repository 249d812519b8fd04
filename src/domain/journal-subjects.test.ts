import { expect, it } from "vitest";
import { journalSubjects } from "./journal-subjects.ts";

it("gives a journal's own subjects, then the areas that HEC names it under, each once", () => {
  const own = { subjects: [{ scheme: "lcc", label: "Medicine", code: "R" }] } as const;
  const rows = [
    { area: "Education", authority: "HEC list" },
    { area: "education", authority: "HEC notice" },
    { area: "Alchemy", authority: "journal" },
    { authority: "HEC list" },
  ] as const;
  expect(journalSubjects(own, rows)).toEqual([
    { scheme: "lcc", label: "Medicine", code: "R" },
    { scheme: "hec", label: "Education" },
  ]);
});
