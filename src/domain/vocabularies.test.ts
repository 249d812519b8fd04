import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { hasSharedData, sharedData, sharedFiles } from "../../test/shared-data.ts";
import { countryName, parseCountry } from "./country.ts";
import { directionOf, languageName, parseLanguage, parseLanguages } from "./language.ts";
import { accessOf, licenceName, parseLicence } from "./licence.ts";
import { workTypeOf } from "./work-type.ts";

describe("parseLicence", () => {
  it.each([
    ["https://creativecommons.org/licenses/by/4.0", "CC-BY-4.0"],
    ["http://creativecommons.org/licenses/by-nc-sa/3.0/us/deed.en", "CC-BY-NC-SA-3.0"],
    ["https://creativecommons.org/publicdomain/zero/1.0/", "CC0-1.0"],
    ["https://creativecommons.org/publicdomain/mark/1.0/", "public-domain"],
    [
      "This work is licensed under a Creative Commons Attribution-NonCommercial-NoDerivatives 4.0 International License.",
      "CC-BY-NC-ND-4.0",
    ],
    ["Creative Commons Attribution-Noncommercial-Share Alike 3.0 Unported", "CC-BY-NC-SA-3.0"],
    ["CC BY 4.0", "CC-BY-4.0"],
    ["CC by-nc-nd", "CC-BY-NC-ND"],
    ["Public domain. The BHL considers that this work is no longer under copyright protection.", "public-domain"],
  ])("reads %s", (text, id) => {
    expect(parseLicence([text])).toMatchObject({ printed: text, id });
  });

  it("takes the licence among several statements, and keeps a port in its address", () => {
    expect(parseLicence(["Copyright (c) 2020 A", "http://creativecommons.org/licenses/by/3.0/igo"])).toEqual({
      printed: "http://creativecommons.org/licenses/by/3.0/igo",
      id: "CC-BY-3.0",
      url: "https://creativecommons.org/licenses/by/3.0/igo/",
    });
  });

  it.each([
    "Copyright (c) 2017 Advancing Women in Leadership",
    "All rights reserved",
    "Tous droits réservés © L’inconvénient2015",
    "",
    "2014©by the Society",
  ])("%j is no licence", (text) => {
    expect(parseLicence([text])).toBeUndefined();
  });

  it("keeps other terms as printed", () => {
    expect(parseLicence(["Permission to digitize granted by rights holder"])).toEqual({
      printed: "Permission to digitize granted by rights holder",
    });
  });

  it("tells access by what is stated, then by the licence", () => {
    const of = (...statements: string[]) => accessOf(parseLicence(statements), statements);
    expect(of("info:eu-repo/semantics/openAccess")).toBe("open");
    expect(of("https://creativecommons.org/licenses/by/4.0", "info:eu-repo/semantics/embargoedAccess")).toBe("closed");
    expect(of("https://creativecommons.org/licenses/by/4.0")).toBe("open");
    expect(of("http://purl.org/coar/access_right/c_abf2")).toBe("open");
    expect(of("Copyright (c) 2020 A")).toBe("unknown");
    expect([of("İzinli"), of("İzinsiz"), of("Kısıtlı erişim")]).toEqual(["open", "closed", "closed"]);
  });

  it("names licences for people", () => {
    expect(["CC-BY-NC-SA-3.0", "CC-BY", "CC0-1.0", "public-domain", "MIT"].map(licenceName)).toEqual([
      "CC BY-NC-SA 3.0",
      "CC BY",
      "CC0 1.0",
      "Public domain",
      "MIT",
    ]);
  });
});

describe("workTypeOf", () => {
  it.each([
    [
      ["info:eu-repo/semantics/article", "info:eu-repo/semantics/publishedVersion", "Peer-reviewed Article"],
      "article",
      "article",
    ],
    [["info:eu-repo/semantics/article", "Double-Blind Peer-Reviewed Article"], "article", "article"],
    [["info:eu-repo/semantics/article", "Editiorial; Open Peer-reviewed Editorial"], "article", "editorial"],
    [["info:eu-repo/semantics/article", "Book Review"], "article", "book review"],
    [["info:eu-repo/semantics/article", "case study"], "article", "article"],
    [["info:eu-repo/semantics/article", "Administrative matter, etc."], "article", "other"],
    [["info:eu-repo/semantics/doctoralThesis"], "article", "thesis"],
    [["Yüksek lisans"], "article", "thesis"],
    [["Doktora"], "article", "thesis"],
    [["Thesis"], "article", "thesis"],
    [["text"], "article", "article"],
    [["Journal (Paginated)", "PeerReviewed"], "article", "article"],
    [["Journal (On-line/Unpaginated)", "PeerReviewed"], "article", "article"],
    [["Conference Paper", "NonPeerReviewed"], "article", "conference paper"],
    [["Preprint"], "article", "preprint"],
    [["Monograph", "NonPeerReviewed"], "article", "report"],
    [["Monograph"], "book", "other"],
    [["text", "Journal"], "book", "other"],
    [["Book", "text"], "book", "other"],
    [["Journal"], "journal", "other"],
    [["info:eu-repo/semantics/bookPart"], "chapter", "other"],
    [["http://purl.org/coar/resource_type/c_dcae04bc"], "article", "review"],
    [["MovingImage"], "video", "other"],
    [["mixed material"], "article", "other"],
    [[], "article", "article"],
    [["constructor", "__proto__"], "article", "article"],
  ])("%j is %s, %s", (statements, kind, type) => {
    expect(workTypeOf(statements)).toEqual({ kind, type });
  });

  it.skipIf(!hasSharedData)("gives every real record a kind that fits its source", () => {
    const kinds = (pattern: string) =>
      new Set(
        sharedFiles("oai/captures", ".xml")
          .filter((file) => file.includes(pattern))
          .flatMap((file) => readFileSync(file, "utf8").split("</record>").slice(0, -1))
          .filter((record) => record.includes("<dc:title") || record.includes("<title"))
          .map((record) => workTypeOf(record.match(/(?<=<(?:dc:)?type[^>]*>)[^<]+/g) ?? []))
          .map(({ kind, type }) => `${kind} ${type}`),
      );
    expect(kinds("bhl")).toEqual(new Set(["book other"]));
    expect(kinds("hacettepe")).toEqual(new Set(["article thesis"]));
    expect(kinds("pubmedcentral")).toEqual(new Set(["article article"]));
    expect(kinds("cogprints")).toEqual(
      new Set(["article article", "article preprint", "article conference paper", "article other"]),
    );
  });
});

describe("parseLanguage", () => {
  it.each([
    ["eng", "en"],
    ["en", "en"],
    ["en_US", "en"],
    ["English", "en"],
    ["ENGLISH", "en"],
    ["English (UK)", "en"],
    ["urd", "ur"],
    ["Urdu", "ur"],
    ["اردو", "ur"],
    ["ur-PK", "ur"],
    ["fre", "fr"],
    ["fra", "fr"],
    ["ger", "de"],
    ["per", "fa"],
    ["Farsi", "fa"],
    ["snd", "sd"],
    ["pus", "ps"],
    ["Pashto", "ps"],
    ["Saraiki", "skr"],
    ["Bahasa Indonesia", "id"],
    ["en fr", "en"],
    ["English and Italian", "en"],
    ["tr", "tr"],
    ["zh-Hans-CN", "zh"],
  ])("%s is %s", (text, code) => {
    expect(parseLanguage(text)).toBe(code);
  });

  it.each(["", "und", "mul", "multiple languages", "Aboriginal languages", "qqq", "x", "constructor"])(
    "%j is none",
    (text) => {
      expect(parseLanguage(text)).toBeUndefined();
    },
  );

  it("gives all that are named", () => {
    expect(parseLanguages("English, Urdu")).toEqual(["en", "ur"]);
    expect(parseLanguages("en fr")).toEqual(["en", "fr"]);
    expect(parseLanguages("German / English")).toEqual(["de", "en"]);
  });

  it("knows direction and name", () => {
    expect(["ur", "sd", "ps", "ar", "skr", "ur-PK"].map(directionOf)).toEqual(Array(6).fill("rtl"));
    expect(["en", undefined, "tr"].map(directionOf)).toEqual(["ltr", "ltr", "ltr"]);
    expect(["ur", "en", "skr", "??"].map(languageName)).toEqual(["Urdu", "English", "Saraiki", "??"]);
  });
});

describe("parseCountry", () => {
  it.each([
    ["Pakistan", "PK"],
    ["PK", "PK"],
    ["pk", "PK"],
    ["Islamic Republic of Pakistan", "PK"],
    ["پاکستان", "PK"],
    ["U.S.A.", "US"],
    ["United Kingdom", "GB"],
    ["Korea, Republic of", "KR"],
    ["Iran", "IR"],
    ["Czech Republic", "CZ"],
    ["Cote d'Ivoire", "CI"],
    ["Türkiye", "TR"],
    ["Turkey", "TR"],
    ["Kosova", "XK"],
  ])("%s is %s", (text, code) => {
    expect(parseCountry(text)).toBe(code);
  });

  it("gives none for what is none, and names codes", () => {
    expect([parseCountry(""), parseCountry("Atlantis"), parseCountry("ZZ")]).toEqual([undefined, undefined, undefined]);
    expect([countryName("PK"), countryName("zzzz")]).toEqual(["Pakistan", "zzzz"]);
  });
});

describe.skipIf(!hasSharedData)("names in DOAJ's list", () => {
  const rows = hasSharedData
    ? parse<Record<string, string>>(readFileSync(sharedData("doaj/doaj-journals-2014-03-09.csv")), {
        columns: true,
        bom: true,
      })
    : [];

  it("countries are all known", () => {
    const names = new Set(rows.map((row) => row["Country"] ?? "").filter((name) => name !== ""));
    expect(names.size).toBeGreaterThan(100);
    expect([...names].filter((name) => parseCountry(name) === undefined)).toEqual([]);
  });

  it("languages are known but for typing errors", () => {
    const names = rows
      .flatMap((row) => (row["Language"] ?? "").split(",").map((name) => name.trim()))
      .filter((name) => name !== "");
    const unknown = names.filter((name) => parseLanguage(name) === undefined);
    expect(unknown.length / names.length).toBeLessThan(0.005);
  });
});
