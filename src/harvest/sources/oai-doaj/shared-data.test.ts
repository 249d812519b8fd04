import { describe, expect, it } from "vitest";
import { brief, dataOf, readFileAs } from "../../../../test/read-document.ts";
import { hasSharedData, sharedData } from "../../../../test/shared-data.ts";
import { oaiPmh } from "../oai-pmh/index.ts";

/** Read off the file by eye. */
const expected: Readonly<Record<string, Record<string, unknown>>> = {
  "84d148928d694848ab183fa142fc18f8": {
    kind: "article",
    titles: [
      "en: Authorship and affiliation as an indicator of quality criteria in Web 2.0: The Blogs about the environment.",
    ],
    people: ["Oller-Arlandis, Vanessa Esperanza", "Sanz-Valero, Javier"],
    ids: ["doi 10.19230/jonnpr.1311"],
    published: "2017-04",
    // both fields of the source have the same number
    in: "Jounal of Negative and No Positive Results; 2529-850X -",
    issue: "4/2/2017",
    pages: "129-134 = 129 to 134",
    languages: "",
  },
  "573b2071b93849e8b322211cd8b7cc5f": {
    kind: "article",
    titles: ["en: Is a short-course antibiotic treatment effective for streptococcal tonsillopharyngitis in children?"],
    people: ["Rojas-Ramírez, Camila", "Kramer-Urrutia, Tomás", "Cifuentes, Lorena"],
    ids: ["doi 10.5867/medwave.2017.6873"],
    published: "2017-03",
    in: "Medwave; 0717-6384 online",
    issue: "17/suppl1/2017",
    pages: "e6873 = e6873 to e6873",
    languages: "",
  },
  ca98706f14a44b5b9aca72318a3b6e30: {
    kind: "article",
    titles: [
      "es: La huella de la inmigración extranjera en las comunidades autónomas españolas de menor crecimiento demográfico",
    ],
    people: ["Urrecho, José Mª Delgado", "Fernández, Luis Carlos Martínez"],
    ids: [],
    // 2016-01-01 in a feed that knows no days
    published: "2016",
    in: "Cuadernos Geográficos; 0210-5462 print; 2340-0129 online",
    issue: "55/2/2016",
    pages: "127-150 = 127 to 150",
    languages: "",
  },
  "46b7a45111174a4b9bb486e384ca2095": {
    kind: "article",
    titles: ["es: El abastecimiento de agua a Cartagena"],
    people: ["Crespo, Miguel Borja Bernabé", "Espín, José María Gómez"],
    ids: [],
    published: "2015",
    in: "Cuadernos Geográficos; 0210-5462 print; 2340-0129 online",
    issue: "54/2/2015",
    pages: "270-297 = 270 to 297",
    languages: "",
  },
};

describe.skipIf(!hasSharedData)("a real page of DOAJ's feed", () => {
  const { records } = hasSharedData
    ? readFileAs(oaiPmh, sharedData("oai/protocol/vufindharvest-oai_doaj.xml"))
    : { records: [] };
  const find = (id: string) => records.find((record) => record.identifier === `oai:doaj.org/article:${id}`);

  it("takes all hundred articles, open, with journal, pages and subjects", () => {
    expect(records).toHaveLength(100);
    for (const record of records) {
      expect(record).toMatchObject({ state: "live", format: "oai_doaj" });
      const data = dataOf(record);
      expect(data).toMatchObject({ kind: "article", access: "open" });
      expect(data.subjects.length).toBeGreaterThan(0);
      expect(data.links.length).toBeGreaterThan(0);
      expect(data.kind === "article" && data.container?.pages?.first).toBeTruthy();
    }
  });

  it.each(Object.keys(expected))("reads %s as it is printed", (id) => {
    expect(brief(find(id))).toEqual(expected[id]);
  });

  it("takes classes from the sets, keywords without their separators, affiliations by number", () => {
    const data = dataOf(find("84d148928d694848ab183fa142fc18f8"));
    expect(data.subjects).toEqual([
      { scheme: "lcc", label: "Medicine" },
      { scheme: "lcc", label: "Science" },
    ]);
    expect(data.keywords.map((one) => one.value)).toEqual([
      "Environmen",
      "Blogs",
      "Internet",
      "Web 2.0",
      "information dissemination",
      "quality control",
    ]);
    expect(data.contributors[0]?.affiliations).toEqual([
      "Departamento de Salud Pública, Historia de la Ciencia y Ginecología, Universidad Miguel Hernández, Alicante, España.",
    ]);
    expect(data.links).toEqual([{ rel: "pdf", url: "http://www.jonnpr.com/pdf/1311.pdf", format: "application/pdf" }]);
    expect(dataOf(find("ca98706f14a44b5b9aca72318a3b6e30")).links).toEqual([
      { rel: "landing", url: "http://www.redalyc.org/articulo.oa?id=17149048006" },
    ]);
  });
});
