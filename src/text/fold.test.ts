import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hasSharedData, sharedData } from "../../test/shared-data.ts";
import { fold, foldVariant } from "./fold.ts";
import { tokenise } from "./tokens.ts";

const urduText = fc.string({
  unit: fc.constantFrom(..."اآأإٱبپتٹثجچحخدڈذرڑزژسشصضطظعغفقکكگلمنںوؤہهھۂۀءیيىئےۓةۃ۱٢ ًٌٍَُِّْٰٓٔ‌ـ ".split("")),
  maxLength: 40,
});
const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.string({ unit: "grapheme", maxLength: 40 }),
  urduText,
);

describe("fold", () => {
  it.each([
    ["Qurʾān", "quran"],
    ["İstanbul Yılmaz", "istanbul yilmaz"],
    ["STRASSE Straße", "strasse strasse"],
    ["Łódź Ørsted Æsir", "lodz orsted aesir"],
    ["e\u0301tude", "etude"],
    ["ﬁne ＡＢＣ", "fine abc"],
    ["ΟΔΟΣ οδός", "οδοσ οδόσ"],
    ["Российский", "российский"],
    ["كتاب", "کتاب"],
    ["يوسف موسى", "یوسف موسی"],
    ["ه", "ہ"],
    ["سورة", "سورۃ"],
    ["غالبؔ کی شاعریَ", "غالب کی شاعری"],
    ["کـــتاب", "کتاب"],
    ["اعلیٰ", "اعلی"],
    ["ﻻﻫﻮﺭ", "لاہور"],
    ["می\u200cخواهم", "میخواہم"],
    ["\u202bاردو\u202c", "اردو"],
    ["۱۲۳ ٤٥٦", "123 456"],
    ["مۂ ۀ ه\u0654", "مۂ ۂ ۂ"],
    ["ی\u0654 ي\u0654 ئ", "ئ ئ ئ"],
    ["ا\u0653پ", "آپ"],
    ["ا\u0640\u0654", "أ"],
  ])("%s is %s", (text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  it("keeps apart what changes the word", () => {
    for (const [a, b] of [
      ["آم", "ام"],
      ["بے", "بی"],
      ["بھر", "بہر"],
      ["گئی", "گی"],
      ["أ", "ا"],
      ["ڈ", "د"],
      ["ں", "ن"],
    ]) {
      expect(fold(a ?? "")).not.toBe(fold(b ?? ""));
    }
  });

  it("folds what it folded to itself", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
      { numRuns: 2000 },
    );
  });

  it("is the same for composed and decomposed text", () => {
    const letters = fc.string({ unit: fc.constantFrom(..."aéñüçøßıİÀ ễ".split("")) });
    fc.assert(
      fc.property(fc.oneof(urduText, letters), (text) => {
        expect(fold(text.normalize("NFD"))).toBe(fold(text.normalize("NFC")));
      }),
      { numRuns: 1000 },
    );
  });

  it("is linear on runs of marks", () => {
    expect(fold(`a${"\u0316\u0301".repeat(100_000)}`).length).toBe(1);
    expect(fold(`ب${"\u064e".repeat(200_000)}`).length).toBe(1);
    expect(tokenise(`x${"\u0301\u0316".repeat(100_000)}y`)).toHaveLength(1);
  });
});

describe("foldVariant", () => {
  it("also lets madda, hamza and the like go", () => {
    expect(foldVariant("آزاد أبو إسلام")).toBe("ازاد ابو اسلام");
    expect(foldVariant("سورة زکوۃ")).toBe("سورہ زکوہ");
    expect(foldVariant("کے بڑے")).toBe("کی بڑی");
    expect(foldVariant("آئی ؤ ء بھائی")).toBe("ای و  بہای");
    expect(foldVariant("دریائے")).toBe(foldVariant("دریاے"));
    expect(foldVariant("دیئے لئے")).toBe(foldVariant("دیے لیے"));
    expect(foldVariant("Café")).toBe("cafe");
  });

  it("is a form of the exact form", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(foldVariant(fold(text))).toBe(foldVariant(text));
      }),
    );
  });
});

describe("tokenise", () => {
  const words = (text: string) => tokenise(text).map((token) => [token.term, text.slice(token.start, token.end)]);

  it.each<[string, [string, string][]]>([
    [
      "Focus-group Discussion, 2025.",
      [
        ["focus", "Focus"],
        ["group", "group"],
        ["discussion", "Discussion"],
        ["2025", "2025"],
      ],
    ],
    [
      "women's COVID-19's",
      [
        ["women", "women's"],
        ["covid", "COVID"],
        ["19", "19's"],
      ],
    ],
    [
      "the Qur'an, Qur’ān",
      [
        ["the", "the"],
        ["quran", "Qur'an"],
        ["quran", "Qur’ān"],
      ],
    ],
    [
      "e\u0301tude ﬁne",
      [
        ["etude", "e\u0301tude"],
        ["fine", "ﬁne"],
      ],
    ],
    [
      "ﷺ",
      [
        ["صلی", "ﷺ"],
        ["اللہ", "ﷺ"],
        ["علیہ", "ﷺ"],
        ["وسلم", "ﷺ"],
      ],
    ],
    [
      "رسولﷺکی",
      [
        ["رسول", "رسول"],
        ["صلی", "ﷺ"],
        ["اللہ", "ﷺ"],
        ["علیہ", "ﷺ"],
        ["وسلم", "ﷺ"],
        ["کی", "کی"],
      ],
    ],
    [
      "غالبؔ كي شاعری",
      [
        ["غالب", "غالبؔ"],
        ["کی", "كي"],
        ["شاعری", "شاعری"],
      ],
    ],
    ["می\u200cخواهم", [["میخواہم", "می\u200cخواهم"]]],
    [
      "اسلام میںطباعت کا، بنانےکے میں\u200cبوٹی",
      [
        ["اسلام", "اسلام"],
        ["میں", "میں"],
        ["طباعت", "طباعت"],
        ["کا", "کا"],
        ["بنانے", "بنانے"],
        ["کے", "کے"],
        ["میں", "میں\u200c"],
        ["بوٹی", "بوٹی"],
      ],
    ],
    [
      "سورۂبقرہ جماعۃالدعوۃ لےرہےہیں کریںگے",
      [
        ["سورۂ", "سورۂ"],
        ["بقرہ", "بقرہ"],
        ["جماعۃ", "جماعۃ"],
        ["الدعوۃ", "الدعوۃ"],
        ["لے", "لے"],
        ["رہے", "رہے"],
        ["ہیں", "ہیں"],
        ["کریں", "کریں"],
        ["گے", "گے"],
      ],
    ],
    [
      "لاہورکا دسمبرمیں کِشمیرکی لڑکا امریکا انارکی سےاکتوبرمیںہی",
      [
        ["لاہور", "لاہور"],
        ["کا", "کا"],
        ["دسمبر", "دسمبر"],
        ["میں", "میں"],
        ["کشمیر", "کِشمیر"],
        ["کی", "کی"],
        ["لڑکا", "لڑکا"],
        ["امریکا", "امریکا"],
        ["انارکی", "انارکی"],
        ["سے", "سے"],
        ["اکتوبر", "اکتوبر"],
        ["میں", "میں"],
        ["ہی", "ہی"],
      ],
    ],
    [
      "کےء بچانےے سے\u064eپہلے دنیاۓ ماں",
      [
        ["کےء", "کےء"],
        ["بچانےے", "بچانےے"],
        ["سے", "سے\u064e"],
        ["پہلے", "پہلے"],
        ["دنیاۓ", "دنیاۓ"],
        ["ماں", "ماں"],
      ],
    ],
    [
      "日本 text",
      [
        ["日", "日"],
        ["本", "本"],
        ["text", "text"],
      ],
    ],
    [
      "m² ½",
      [
        ["m2", "m²"],
        ["1", "½"],
        ["2", "½"],
      ],
    ],
    ["…—!", []],
    ["", []],
  ])("%s", (text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  it("gives offsets in order, within the text, whose own words are the terms", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let last = 0;
        for (const { term, start, end } of tokenise(text)) {
          expect(start >= last || text.slice(start, end).normalize("NFKC").length > end - start).toBe(true);
          expect(start < end && end <= text.length).toBe(true);
          expect(term).not.toBe("");
          expect(tokenise(text.slice(start, end)).map((token) => token.term)).toContain(term);
          last = start;
        }
      }),
      { numRuns: 1000 },
    );
  });

  it("finds in folded text the same words", () => {
    fc.assert(
      fc.property(urduText, (text) => {
        expect(tokenise(fold(text)).map((token) => token.term)).toEqual(tokenise(text).map((token) => token.term));
      }),
    );
  });

  it.skipIf(!hasSharedData)(
    "parts what runs together in real Urdu titles into words that stand elsewhere by themselves",
    () => {
      const titles = ["urdu/bunyad-articles", "urdu/ishraq-articles", "news/urdu-ibc-headlines"].flatMap((file) =>
        readFileSync(sharedData(`${file}.jsonl`), "utf8")
          .trim()
          .split("\n")
          .map((line) => (JSON.parse(line) as { title: string }).title.normalize("NFC")),
      );
      const runs = titles.flatMap(
        (title) => title.match(/[\p{L}\p{M}\u200c]*[\u0621-\u06d3][\p{L}\p{M}\u200c]*/gu) ?? [],
      );
      const parted = new Map(runs.map((one) => [one, tokenise(one).map((token) => token.term)]));
      const alone = new Set([...parted.values()].flatMap((terms) => (terms.length === 1 ? terms : [])));
      const several = [...parted].filter(([one, terms]) => terms.length > 1 && !/[\ufd3e-\ufdff]/u.test(one));
      const known = several.flatMap(([, terms]) => terms).filter((term) => alone.has(term)).length;
      expect(several.length).toBeGreaterThan(120);
      expect(known / several.flatMap(([, terms]) => terms).length).toBeGreaterThan(0.8);
    },
  );

  it("leaves out nothing for its length", () => {
    expect(tokenise("a".repeat(500_000))[0]?.term).toHaveLength(500_000);
    expect(tokenise("ا".repeat(300_000))[0]?.term).toHaveLength(300_000);
    expect(tokenise("a'".repeat(200_000)).map((token) => token.term.length)).toEqual([200_000]);
  });
});
