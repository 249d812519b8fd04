import { describe, expect, it } from "vitest";
import type { JournalData } from "../domain/record.ts";
import { journalTitlesAgree } from "./agreement.ts";

function titled(...titles: string[]): JournalData {
  const none = {
    abstracts: [],
    contributors: [],
    identifiers: [],
    languages: [],
    keywords: [],
    subjects: [],
    links: [],
  };
  return { ...none, kind: "journal", access: "unknown", formerTitles: [], titles: titles.map((value) => ({ value })) };
}

describe("journalTitlesAgree", () => {
  it.each([
    ["Al-Qalam", "Al Qalam"],
    ["Journal of Medical Sciences", "J. Med. Sci."],
    ["Journal of Medical Sciences", "J Med Sci"],
    ["Pakistan Journal of Botany", "Pak. J. Bot."],
    ["Journal of Development and Social Sciences", "JDSS"],
    ["Pakistan Heart Journal", "Pakistan Heart Journal: Official Organ of the Pakistan Cardiac Society"],
    ["The Lahore Journal of Economics", "Lahore Journal of Economics"],
    ["Bunyad", "بنیاد"],
  ])("%s, %s: one journal's", (a, b) => {
    expect(journalTitlesAgree(titled(a), titled(b))).toBe(true);
    expect(journalTitlesAgree(titled(b), titled(a))).toBe(true);
  });

  it.each([
    ["Journal of Wheat", "Studies in Pashto Poetry"],
    ["The Women", "The Shield"],
    ["Journal of Physics A", "Journal of Chemistry A"],
    ["بنیاد", "ادبیات"],
  ])("%s, %s: two journals'", (a, b) => {
    expect(journalTitlesAgree(titled(a), titled(b))).toBe(false);
  });

  it("takes former titles and other languages for what they are, and no title for no contradiction", () => {
    const renamed = { ...titled("New Name of a Journal"), formerTitles: [{ value: "Journal of Wheat" }] };
    expect(journalTitlesAgree(renamed, titled("Journal of Wheat"))).toBe(true);
    expect(journalTitlesAgree(titled("Bunyad", "بنیاد"), titled("بنیاد"))).toBe(true);
    expect(journalTitlesAgree(titled(), titled("Journal of Wheat"))).toBe(true);
  });
});
