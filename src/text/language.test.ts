import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { hasSharedData, sharedData } from "../../test/shared-data.ts";
import { detectLanguage, localText } from "./language.ts";

describe("detectLanguage", () => {
  it.each([
    ["The effects of salinity on wheat growth in Punjab", "en"],
    ["La poésie française du dix-neuvième siècle et la ville", "fr"],
    ["غالب کی شاعری", "ur"],
    ["اقبال اور مغرب", "ur"],
    ["غالب كي شاعري", "ur"],
    ["سنڌ جي تاريخ", "sd"],
    ["سنڌي ٻولي ۽ ادب جو مطالعو", "sd"],
    ["د پښتو ادب تاريخ", "ps"],
    ["په افغانستان کې د ښځو حقونه", "ps"],
    ["تاريخ الأدب العربي في الأندلس وأثره في الشعر الحديث", "ar"],
    ["تاریخ ادبیات فارسی در هند و پاکستان و تاثیر آن", "fa"],
  ])("%s is %s", (text, lang) => {
    expect(detectLanguage(text)).toBe(lang);
  });

  it.each(["", "Editorial", "IN MEMORIAM", "2015", "…", "تاریخ", "E. coli"])("does not guess for %j", (text) => {
    expect(detectLanguage(text)).toBeUndefined();
  });
});

describe("localText", () => {
  it("believes what is declared, unless the script says otherwise", () => {
    expect(localText("Editorial", "en_US")).toEqual({ value: "Editorial", lang: "en" });
    expect(localText("غالب کی شاعری", "eng")).toEqual({ value: "غالب کی شاعری", lang: "ur" });
    expect(localText("The effects of salinity on wheat growth", "ur")).toEqual({
      value: "The effects of salinity on wheat growth",
      lang: "en",
    });
    expect(localText("Editorial", "ur")).toEqual({ value: "Editorial" });
    expect(localText("2015", "ur")).toEqual({ value: "2015", lang: "ur" });
    expect(localText("Editorial")).toEqual({ value: "Editorial" });
  });
});

describe.skipIf(!hasSharedData)("language of real texts", () => {
  it("Urdu titles are Urdu, or too short to tell", () => {
    const lines = ["urdu/bunyad-articles.jsonl", "urdu/ishraq-articles.jsonl", "news/urdu-ibc-headlines.jsonl"].flatMap(
      (file) => readFileSync(sharedData(file), "utf8").trim().split("\n"),
    );
    const found = lines.map((line) => detectLanguage((JSON.parse(line) as { title: string }).title));
    expect(found.length).toBeGreaterThan(3000);
    expect(found.filter((lang) => lang !== undefined && lang !== "ur").length / found.length).toBeLessThan(0.01);
    expect(found.filter((lang) => lang === "ur").length / found.length).toBeGreaterThan(0.9);
  });
});
