import { describe, expect, it } from "vitest";
import type { JournalData } from "../domain/record.ts";
import { journalTitlesAgree, journalTitlesEqual, publishersAgree } from "./journal-titles.ts";

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
    ["Jebat", "Jebat : Malaysian Journal of History, Politics and Strategic Studies"],
    ["Journal of Specialised Translation", "JoSTrans : the Journal of Specialised Translation"],
    ["Arte, Diseño e Ingeniería", "ArDIn : Arte, Diseño e Ingeniería"],
    ["Academo", "Academo Revista de Investigación en Ciencias Sociales y Humanidades"],
    ["Educación", "Revista Educación"],
    ["Arquitectura y Urbanismo", "Revista Científica de Arquitectura y Urbanismo"],
    ["Avances en Investigación Agropecuaria", "AIA Avances en Investigación Agropecuaria"],
    ["Enfermería Actual de Costa Rica", "Enfermería Actual en Costa Rica"],
    ["Annales Universitatis Apulensis. Series Economica", "Annales Universitatis Apulensis : Series Oeconomica"],
    ["Critical Approaches to Discoures Analysis", "Critical Approaches to Discourse Analysis"],
    ["Management & Marketing (Bucharest)", "Management şi Marketing"],
    ["Fracture and Structural Integrity", "Frattura ed Integrità Strutturale"],
    ["Arterial’naya Gipertenziya (Arterial Hypertension)", "Arterial Hypertension"],
    ["[Nihon shika hyoron] The Nippon dental review", "Nippon Dental Review"],
    ["Tržište/Market", "Tržište"],
    ["Perner´s Contacts", "Perner’s Contacts"],
    ["Perner`s Contacts", "Pernerʼs Contacts"],
    ["SCRIPT-ed", "SCRIPTed: A Journal of Law, Technology & Society"],
    ["Tellus A", "Tellus: Series A, Dynamic Meteorology and Oceanography"],
    // the first has a Cyrillic А and і
    ["\u0410vtomob\u0456lnyi Transport", "Avtomobilʹnyj Transport (Harʹkov)"],
    ["Studies in conservation = Etudes de conservation", "Études de conservation"],
  ])("%s, %s: one journal's", (a, b) => {
    expect(journalTitlesAgree(titled(a), titled(b))).toBe(true);
    expect(journalTitlesAgree(titled(b), titled(a))).toBe(true);
  });

  it.each([
    ["Journal of Wheat", "Studies in Pashto Poetry"],
    ["The Women", "The Shield"],
    ["Journal of Physics A", "Journal of Chemistry A"],
    ["بنیاد", "ادبیات"],
    ["Journal of Physics A", "Journal of Physics B"],
    ["Transactions of Wheat Part 1", "Transactions of Wheat Part 2"],
    ["Pakistan Journal of Botany", "Pakistan Journal of Zoology"],
    ["Journal of Medical Sciences", "Pakistan Journal of Medical Sciences"],
    ["Pakistan Journal of Social Sciences", "Pakistan Journal of Life and Social Sciences"],
    ["Tellus B", "Tellus: Series A, Dynamic Meteorology and Oceanography"],
    ["Wheat A", "Wheat: Advances in Series A"],
    ["Script", "SCRIPTed: A Journal of Law, Technology & Society"],
    ["Wheat (Online)", "Rice (Online)"],
    ["Forum of the Left", "Forum for Education"],
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

describe("journalTitlesEqual", () => {
  it("is the same title but for case, punctuation, accents and what stands in brackets", () => {
    expect(journalTitlesEqual(titled("Nómadas (Colombia)"), titled("NOMADAS"))).toBe(true);
    expect(journalTitlesEqual(titled("Perner´s Contacts"), titled("Perner’s contacts"))).toBe(true);
    expect(journalTitlesEqual(titled("Acute & Critical Care"), titled("Acute and Critical Care"))).toBe(true);
    expect(journalTitlesEqual(titled("Journal of Wheat"), titled("Journal of Wheat: Series B"))).toBe(false);
    expect(journalTitlesEqual(titled(), titled())).toBe(false);
  });
});

describe("publishersAgree", () => {
  it.each([
    ["Universidade de São Paulo. Faculdade de Medicina", "Universidade de São Paulo", true],
    ["Cukurova University Faculty of Medicine", "Çukurova University", true],
    ["Unisul - Universidade do Sul de Santa Catarina", "Universidade do Sul de Santa Catarina", true],
    ["University of the Punjab", "University of Karachi", false],
    ["University", "University of Karachi", false],
    ["Aposta", "Aposta", true],
    ["Aposta", undefined, false],
    [undefined, undefined, false],
  ])("%s, %s: %s", (a, b, expected) => {
    expect(publishersAgree(a, b)).toBe(expected);
    expect(publishersAgree(b, a)).toBe(expected);
  });
});
