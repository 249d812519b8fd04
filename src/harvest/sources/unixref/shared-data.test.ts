import { describe, expect, it } from "vitest";
import { brief, dataOf, readFileAs } from "../../../../test/read-document.ts";
import { hasSharedData, sharedData } from "../../../../test/shared-data.ts";
import { recogniseFormat } from "../index.ts";
import { oaiPmh } from "../oai-pmh/index.ts";
import { unixref } from "./index.ts";

const files = [
  "crossref/unixref-journal-articles.xml",
  "crossref/unixref-conference.xml",
  "crossref/unixref-one-orcid.xml",
  "crossref/unixref-one-affiliations.xml",
  "crossref/unixref-one-crossmark-update.xml",
  "crossref/unixref-one-publication-dates.xml",
  "crossref/unixref-one-online-date.xml",
  "books/crossref-oai/unixref-books-chapters-1.xml",
  "books/crossref-oai/unixref-books-chapters-2.xml",
];

/** Read off the files by eye. */
const expected: Readonly<Record<string, Record<string, unknown>>> = {
  "info:doi/10.1029/1999WR900252": {
    kind: "article",
    titles: [
      "en: Geophysical (Time Domain Electromagnetic Model) delineation of a shallow brine beneath a freshwater lake, the Sea of Galilee, Israel",
    ],
    people: ["Hurwitz, Shaul", "Goldman, Mark", "Ezersky, Mikhail", "Gvirtzman, Haim"],
    ids: ["doi 10.1029/1999wr900252"],
    published: "1999-12",
    online: "2010-07-09",
    in: "Water Resources Research; 0043-1397 -",
    issue: "35/12/1999",
    pages: "3631-3638 = 3631 to 3638",
    languages: "en",
    references: 28,
  },
  "info:doi/10.1029/1999WR900267": {
    kind: "article",
    titles: [
      "en: Eulerian solutions of O(σNv) for the stochastic transport problem for conservative tracers coupled with O(σ4ƒ) solutions for the flow problem in an infinite domain",
    ],
    people: ["Hu, Bill X.", "Hassan, Ahmed E.", "Cushman, John H."],
    ids: ["doi 10.1029/1999wr900267"],
    published: "1999-12",
    online: "2010-07-09",
    in: "Water Resources Research; 0043-1397 -",
    issue: "35/12/1999",
    pages: "3685-3697 = 3685 to 3697",
    languages: "en",
    references: 31,
  },
  "info:doi/10.1046/j.1365-246x.2001.01230.x": {
    kind: "article",
    titles: ["en: Material versus local incompressibility and its influence on glacial-isostatic adjustment"],
    people: ["Martinec, Z.", "Thoma, M.", "Wolf, D."],
    ids: ["doi 10.1046/j.1365-246x.2001.01230.x"],
    published: "2001-01-01",
    in: "Geophysical Journal International; 0956-540X print; 1365-246X online",
    issue: "144/1/2001",
    pages: "136-156 = 136 to 156",
    languages: "en",
    references: 27,
  },
  "info:doi/10.1046/j.0956-540X.2000.01299.x": {
    kind: "article",
    titles: ["en: Stress remagnetization in pyrrhotite-calcite synthetic aggregates"],
    people: ["Robion, P.", "Borradaile, G. J."],
    ids: ["doi 10.1046/j.0956-540x.2000.01299.x"],
    published: "2001-01-01",
    in: "Geophysical Journal International; 0956-540X print; 1365-246X online",
    issue: "144/1/2001",
    pages: "96-104 = 96 to 104",
    languages: "en",
    references: 25,
  },
  "info:doi/10.1067/mgn.2002.127448": {
    kind: "article",
    titles: [
      "en: Fresh faces on the GN editorial board: Neva L. Crogan, PhD, MSN, Robin E. Remsburg, PhD, APRN, and Barb Schrupp, RN, CDONA/LTC",
    ],
    people: [],
    ids: ["doi 10.1067/mgn.2002.127448"],
    published: "2002-07",
    in: "Geriatric Nursing; 0197-4572 print",
    issue: "23/4/2002",
    pages: "220-221 = 220 to 221",
    languages: "en",
  },
  "info:doi/10.1067/mgn.2002.123792": {
    kind: "article",
    titles: ["en: Postoperative complications and the older adult"],
    people: ["Dixon, Lois"],
    ids: ["doi 10.1067/mgn.2002.123792"],
    published: "2002-07",
    in: "Geriatric Nursing; 0197-4572 print",
    issue: "23/4/2002",
    pages: "203 = 203 to -",
    languages: "en",
  },
  "info:doi/10.1053/spid.2002.125867": {
    kind: "article",
    titles: ["en: Denouement"],
    people: [],
    ids: ["doi 10.1053/spid.2002.125867"],
    published: "2002-07",
    in: "Seminars in Pediatric Infectious Diseases; 1045-1870 print",
    issue: "13/3/2002",
    pages: "232-234 = 232 to 234",
    languages: "en",
  },
  "info:doi/10.1111/1467-9302.00072": {
    kind: "article",
    titles: ["en: Editorial: Private Finance Initiative"],
    people: ["Gray, Andrew"],
    ids: ["doi 10.1111/1467-9302.00072"],
    published: "1997-07",
    in: "Public Money and Management; 0954-0962 print; 1467-9302 online",
    issue: "17/3/1997",
    pages: "3-4 = 3 to 4",
    languages: "en",
  },
  "info:doi/10.1111/1467-9302.00092": {
    kind: "article",
    titles: ["en: The End of the Line for British Rail"],
    people: ["Curwen, Peter"],
    ids: ["doi 10.1111/1467-9302.00092"],
    published: "1997-10",
    in: "Public Money and Management; 0954-0962 print; 1467-9302 online",
    issue: "17/4/1997",
    pages: "55-67 = 55 to 67",
    languages: "en",
  },
  "info:doi/10.1111/1467-9302.00129": {
    kind: "article",
    titles: ["en: Report: Pharmaceutical Price Regulation Scheme: A Report to Parliament(DoH, 1997)"],
    people: ["Earl-Slater, Alan"],
    ids: ["doi 10.1111/1467-9302.00129"],
    published: "1998-07",
    in: "Public Money & Management; 0954-0962 print; 1467-9302 online",
    issue: "18/3/1998",
    pages: "65-68 = 65 to 68",
    languages: "en",
  },
  "info:doi/10.1111/1467-9302.00110": {
    kind: "article",
    titles: ["en: Resource Accounting and Budgeting-Where are we Now?"],
    people: ["Likierman, Andrew"],
    ids: ["doi 10.1111/1467-9302.00110"],
    published: "1998-04",
    in: "Public Money and Management; 0954-0962 print; 1467-9302 online",
    issue: "18/2/1998",
    pages: "17-20 = 17 to 20",
    languages: "en",
  },
  "info:doi/10.1111/1467-9302.00145": {
    kind: "article",
    titles: ["en: The Seven Enemies of Evidence-Based Policy"],
    people: ["Leicester, Graham"],
    ids: ["doi 10.1111/1467-9302.00145"],
    published: "1999-01",
    in: "Public Money and Management; 0954-0962 print; 1467-9302 online",
    issue: "19/1/1999",
    pages: "5-7 = 5 to 7",
    languages: "en",
  },
  "info:doi/10.1111/1467-9302.00165": {
    kind: "article",
    titles: ["en: The Civil Service: A Neglected Dimension of Devolution"],
    people: ["Pyper, Robert"],
    ids: ["doi 10.1111/1467-9302.00165"],
    published: "1999-04",
    in: "Public Money & Management; 0954-0962 print; 1467-9302 online",
    issue: "19/2/1999",
    pages: "45-49 = 45 to 49",
    languages: "en",
  },
  "info:doi/10.1109/CEC.2008.4631232": {
    kind: "conference paper",
    titles: [
      "en: Dimensionality reduction of objectives and constraints in multi-objective optimization problems: A system design perspective",
    ],
    people: ["Saxena, Dhish Kumar", "Deb, Kalyanmoy"],
    ids: ["doi 10.1109/cec.2008.4631232"],
    published: "2008-06",
    in: "2008 IEEE Congress on Evolutionary Computation (IEEE World Congress on Computational Intelligence)",
    pages: "3204-3211 = 3204 to 3211",
    languages: "en",
  },
  "info:doi/10.5555/515151": {
    kind: "article",
    titles: ["en: The Global State of Psychoceramics Research"],
    people: ["Carberry, Josiah | 0000-0002-1825-0097"],
    ids: ["doi 10.5555/515151"],
    published: "2013-02-03",
    in: "Annals of Psychoceramics B; 5555-5152 print; 5555-6167 online",
    issue: "2013/-/2013",
    pages: "1-8 = 1 to 8",
    languages: "en",
  },
  "info:doi/10.1037/0022-006x.74.1.42": {
    kind: "article",
    titles: ["en: Juvenile drug court: Enhancing outcomes by integrating evidence-based treatments."],
    people: [
      "Henggeler, Scott W.",
      "Halliday-Boykins, Colleen A.",
      "Cunningham, Phillippe B.",
      "Randall, Jeff",
      "Shapiro, Steven B.",
      "Chapman, Jason E.",
    ],
    ids: ["doi 10.1037/0022-006x.74.1.42"],
    published: "2006",
    online: "2006",
    in: "Journal of Consulting and Clinical Psychology; 1939-2117 online; 0022-006X print",
    issue: "74/1/2006",
    pages: "42-54 = 42 to 54",
    languages: "en",
  },
  "info:doi/10.5555/25252525x": {
    kind: "other",
    titles: ["en: Correction: Developing Thin Clients Using Amphibious Epistemologies"],
    people: ["Carberry, Josiah"],
    ids: ["doi 10.5555/25252525x"],
    published: "2012-02-29",
    online: "2012-02-29",
    in: "Journal of Psychoceramics; 0264-3561 online",
    issue: "9/11/2012",
    pages: "1-3 = 1 to 3",
    languages: "en",
    relations: ["corrects doi 10.5555/12345679"],
  },
  "info:doi/10.1021/ja501260h": {
    kind: "article",
    titles: ["en: Role of IscX in Iron–Sulfur Cluster Biogenesis in Escherichia coli"],
    people: ["Kim, Jin Hae", "Bothe, Jameson R.", "Frederick, Ronnie O.", "Holder, Johneisa C.", "Markley, John L."],
    ids: ["doi 10.1021/ja501260h"],
    published: "2014-06-04",
    online: "2011-04-04",
    in: "Journal of the American Chemical Society; 0002-7863 print; 1520-5126 online",
    issue: "136/22/2014",
    pages: "7933-7942 = 7933 to 7942",
    languages: "en",
  },
  "10.1136/thoraxjnl-2014-205513": {
    kind: "article",
    titles: [
      "en: Investigating and managing suspected pulmonary embolism in an outpatient setting: the Leicester experience",
    ],
    people: ["Vali, Y.", "Ladwa, R.", "Bailie, E.", "Bennett, J.", "Free, C."],
    ids: ["doi 10.1136/thoraxjnl-2014-205513"],
    published: "2015-03-01",
    online: "2014-04-24",
    in: "Thorax; 0040-6376 print",
    issue: "70/3/2015",
    pages: "291-293 = 291 to 293",
    languages: "en",
  },
  "info:doi/10.5962/bhl.title.63978": {
    kind: "book",
    titles: ["-: Aerographer's Mate 3 & 2"],
    people: ["body Naval Education and Training Program Development Center.", "body United States."],
    ids: ["doi 10.5962/bhl.title.63978"],
    published: "1976",
    languages: "",
  },
  "info:doi/10.1007/978-1-4757-2966-5_7": {
    kind: "chapter",
    titles: ["en: Ceramic Matrix Composites"],
    people: ["Chawla, Krishan K."],
    ids: ["doi 10.1007/978-1-4757-2966-5_7"],
    published: "1998",
    languages: "en",
  },
  "info:doi/10.1007/978-1-4613-9868-4_106": {
    kind: "chapter",
    titles: ["en: Pulsed Magnetic Field Testing of Multifilamentary Nb3Sn Superconducting Wire"],
    people: ["Glazer, J.", "Dietderich, D. R.", "Morris, J. W."],
    ids: ["doi 10.1007/978-1-4613-9868-4_106"],
    published: "1984",
    languages: "en",
  },
};

describe.skipIf(!hasSharedData)("real records of Crossref", () => {
  const all = (hasSharedData ? files : []).map((file) => {
    const path = sharedData(file);
    const format = file.endsWith("online-date.xml") ? unixref : oaiPmh;
    return { file, format, ...readFileAs(format, path) };
  });
  const records = all.flatMap((one) => one.records);
  const find = (identifier: string) => records.find((record) => record.identifier === identifier);

  it("takes every record of every file, and finds its bytes again", () => {
    for (const { file, format, bytes, records } of all) {
      expect(recogniseFormat(bytes.subarray(0, 65_536), file)?.name).toBe(format.name);
      const items = bytes.toString("latin1").match(/<crossref[\s>]/g)?.length;
      expect([file, records.length]).toEqual([file, items]);
      for (const record of records) {
        const kept = bytes.subarray(record.location.start, record.location.end);
        expect(format.remap(kept, "unixref")).toEqual({ ok: true, value: record.state === "live" && record.mapped });
      }
    }
  });

  it("tells articles, conference papers, chapters and books apart", () => {
    const kinds = all.map(({ records }) => {
      const counts: Record<string, number> = {};
      for (const record of records) {
        const data = dataOf(record);
        const kind = data.kind === "article" ? data.type : data.kind;
        counts[kind] = (counts[kind] ?? 0) + 1;
      }
      return counts;
    });
    expect(kinds).toEqual([
      { article: 200 },
      { "conference paper": 183, chapter: 17 },
      { article: 1 },
      { article: 1 },
      // a notice of a correction is no article of its own
      { other: 1 },
      { article: 1 },
      { article: 1 },
      { book: 20, chapter: 180 },
      { book: 13, chapter: 187 },
    ]);
  });

  it.each(Object.keys(expected))("reads %s as it is printed", (identifier) => {
    expect(brief(find(identifier))).toEqual(expected[identifier]);
  });

  it("keeps what a notice does to which work, and when", () => {
    expect(dataOf(find("info:doi/10.5555/25252525x")).relations).toEqual([
      {
        type: "corrects",
        to: { scheme: "doi", value: "10.5555/12345679", valid: true },
        printed: "Correction",
        date: { start: "2012-02-29" },
      },
    ]);
  });

  it("reads cited works, printed or in fields", () => {
    const data = dataOf(find("info:doi/10.1029/1999WR900252"));
    const references = data.kind === "article" ? data.references : [];
    expect(references[0]).toEqual({
      printed:
        "Begin , Z. B. A. Erlich Y. Nathan Lake Lisan, the Pleistocene precursor of the Dead Sea, Israel Geol. Surv. Bull. 62 1974",
    });
    expect(references[1]).toEqual({
      author: "Ben-Avraham",
      title: "Gravity field over the Sea of Galilee: Evidence for a composite basin along a transform fault",
      container: "J. Geophys. Res.",
      volume: "101",
      firstPage: "533",
      year: 1996,
    });
    const cited = records.flatMap((record) => {
      const one = dataOf(record);
      return one.kind === "article" ? one.references : [];
    });
    // each citation of the file of articles but those that hold nothing
    expect(cited).toHaveLength(1651);
    expect(cited.find((one) => one.doi === "10.1111/j.1365-246x.1994.tb02476.x")).toEqual({
      doi: "10.1111/j.1365-246x.1994.tb02476.x",
      issn: "0956-540X",
      container: "Geophysical Journal International",
      volume: "117",
      number: "3",
      firstPage: "864",
      year: 1994,
    });
  });

  it("places a chapter in its book", () => {
    expect(dataOf(find("info:doi/10.1007/978-3-8349-9872-9_1"))).toMatchObject({
      kind: "chapter",
      titles: [{ value: "Introduction", lang: "en" }],
      contributors: [],
      published: { start: "2008" },
      publisher: "Gabler",
      pages: { printed: "1-6", first: "1", last: "6" },
      book: {
        titles: [
          { value: "Development and Evaluation of Setup Strategies in Printed Circuit Board Assembly", lang: "en" },
        ],
        identifiers: [
          { scheme: "doi", value: "10.1007/978-3-8349-9872-9" },
          { scheme: "isbn", value: "9783834912008" },
          { scheme: "isbn", value: "9783834998729" },
        ],
      },
    });
  });

  it("gives links that are open to readers, and affiliations in order", () => {
    expect(dataOf(find("info:doi/10.5555/515151")).links).toEqual([
      { rel: "landing", url: "http://annalsofpsychoceramics.labs.crossref.org/abstract/515151/" },
      {
        rel: "pdf",
        url: "http://annalsofpsychoceramics.labs.crossref.org/fulltext/515151/515151.pdf",
        format: "application/pdf",
      },
    ]);
    expect(records.flatMap((record) => dataOf(record).links).filter(({ rel }) => rel === "pdf")).toHaveLength(1);
    expect(dataOf(find("info:doi/10.1037/0022-006x.74.1.42")).contributors.map((one) => one.affiliations)).toEqual([
      ["Scott first affiliation", "Scott second affiliation"],
      [],
      [],
      [],
      ["Steven first affiliation", "Steven second affiliation"],
      ["Jason first affiliation"],
    ]);
  });
});
