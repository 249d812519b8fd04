import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { hasSharedData, sharedData } from "../../../../test/shared-data.ts";
import type { ArticleData } from "../../../domain/record.ts";
import type { ReadEvent } from "../../source.ts";
import { recogniseFormat } from "../index.ts";
import { crossref } from "./index.ts";

function read(name: string): { bytes: Buffer; events: ReadEvent[] } {
  const bytes = readFileSync(sharedData(name));
  const reader = crossref.reader();
  const events: ReadEvent[] = [];
  for (let at = 0; at < bytes.length; at += 999) events.push(...reader.write(bytes.subarray(at, at + 999)));
  return { bytes, events: [...events, ...reader.end()] };
}

function articles(events: readonly ReadEvent[]): ArticleData[] {
  return events.flatMap((event) => {
    if (event.type !== "record") return [];
    const { record } = event;
    if (record.state !== "live" || record.mapped.is !== "record" || record.mapped.data.kind !== "article")
      throw new Error(`${record.identifier} is no article`);
    return [record.mapped.data];
  });
}

/** What can be read at a glance: DOI, title, people, where, when, licence, numbers of references and subjects. */
function glance(data: ArticleData): string {
  const { container } = data;
  const issue = container?.issue;
  return [
    data.identifiers[0]?.value,
    data.titles[0]?.value.slice(0, 40),
    `${data.contributors[0]?.name.printed}+${data.contributors.length - 1}`,
    container?.titles[0]?.value,
    container?.issns.map(({ value, medium }) => `${value} ${medium}`).join(", "),
    `${issue?.volume}(${issue?.number}) ${issue?.year}: ${container?.pages?.printed}`,
    `${data.published?.start} ${data.online?.start ?? ""}`.trim(),
    data.licence?.id ?? data.licence?.url,
    `${data.references.length} ${data.subjects.length}`,
  ].join(" | ");
}

describe.skipIf(!hasSharedData)("real works of Crossref", () => {
  it("reads a page of the REST API", () => {
    const { events } = read("crossref/works-list-api-2019.json");
    expect(articles(events).map(glance)).toEqual([
      "10.1109/mitp.2002.1041177 | Inside SSL: accelerating secure transact | W. Chou+0 | IT Professional | 1520-9202 print | 4(5) 2002: 37-41 | 2002-09 |  | 0 0",
      "10.1109/infvis.2005.1532150 | Flow map layout | Doantam Phan+4 | IEEE Symposium on Information Visualization, 2005. INFOVIS 2005. |  | undefined(undefined) undefined: undefined | undefined |  | 0 0",
      "10.1007/s10107-009-0306-5 | Fixed point and Bregman iterative method | Shiqian Ma+2 | Mathematical Programming | 0025-5610 print, 1436-4646 online | 128(1-2) 2011: 321-353 | 2011-06 2009-09-23 |  | 45 2",
    ]);
    expect(events.at(-1)).toEqual({ type: "token", value: "", listSize: 2473850 });
  });

  it("reads lines of the database's dump", () => {
    const { events } = read("crossref/works-2018-badsample.jsonl");
    expect(articles(events).map(glance)).toEqual([
      "10.1067/mjd.2002.110660 | Progressive generalized alopecia due to  | Michael E. Lutz+1 | Journal of the American Academy of Dermatology | 0190-9622 print | 46(3) 2002: 434-436 | 2002-03 |  | 0 1",
      "10.1002/(sici)1097-461x(1998)66:4<261::aid-qua1>3.0.co;2-t | Renormalized perturbation theory by the  | Marcelo D. Radicioni+2 | International Journal of Quantum Chemistry | 0020-7608 print, 1097-461X online | 66(4) 1998: 261-272 | 1998 |  | 25 3",
      "10.1002/cbf.935 | Cytokine detection in HIV-1/HHV-8 co-inf | Agostino Pugliese+6 | Cell Biochemistry and Function | 0263-6484 print, 1099-0844 online | 20(3) 2002: 191-194 | 2002-09 2002 |  | 10 4",
      "10.1002/1521-3773(20020215)41:4<583::aid-anie583>3.0.co;2-i | Noninterpenetrating Square-Grid Coordina | Neil G. Pschirer+4 | Angewandte Chemie International Edition | 1433-7851 print, 1521-3773 online | 41(4) 2002: 583-585 | 2002-02-15 |  | 31 2",
      "10.1002/(sici)1096-911x(199805)30:5<297::aid-mpo7>3.0.co;2-a | Thallium-201 uptake in rebound thymic hy | Derek J. Roebuck+4 | Medical and Pediatric Oncology | 0098-1532 print, 1096-911X online | 30(5) 1998: 297-300 | 1998-05 |  | 8 3",
      "10.1002/(sici)1099-1190(200001/02)10:1<51::aid-nem357>3.0.co;2-g | Computer speech: streaming technology | Judith M. Myerson+0 | International Journal of Network Management | 1055-7148 print, 1099-1190 online | 10(1) 2000: 51-55 | 2000-01 |  | 6 2",
      "10.1006/mthe.2001.0464 | Human and Mouse IFN-β Gene Therapy Exhib | Xiao-Qiang Qin+4 | Molecular Therapy | 1525-0016 print | 4(4) 2001: 356-364 | 2001-10 | CC-BY-NC-ND-4.0 | 0 5",
      "10.1002/1097-0231(20001230)14:24<2357::aid-rcm168>3.0.co;2-2 | Electron impact fragmentation mechanisms | Jiangtao He+6 | Rapid Communications in Mass Spectrometry | 0951-4198 print, 1097-0231 online | 14(24) 2000: 2357-2361 | 2000-12-30 2000 |  | 6 3",
      "10.1006/taap.1998.8543 | Role of CYP1A2 in the Hepatotoxicity of  | Robert P. Tonge+6 | Toxicology and Applied Pharmacology | 0041-008X print | 153(1) 1998: 102-108 | 1998-11 |  | 0 2",
      "10.1002/1097-0274(200102)39:2<218::aid-ajim1009>3.0.co;2-4 | The work environment impact assessment:  | Beth J. Rosenberg+3 | American Journal of Industrial Medicine | 0271-3586 print, 1097-0274 online | 39(2) 2001: 218-226 | 2001-02 2001 |  | 37 1",
      "10.1016/s0278-4319(01)00020-2 | Hotel management style: a study of emplo | Margaret Deery+1 | International Journal of Hospitality Management | 0278-4319 print | 20(4) 2001: 325-338 | 2001-12 |  | 0 2",
      "10.1002/cfg.158 | Meeting Review: Plant Bioinformatics at  | Richard Bruskiewich+0 | Comparative and Functional Genomics | 1531-6912 print, 1532-6268 online | 3(2) 2002: 176-176 | 2002 | CC-BY-3.0 | 1 3",
      "10.1002/cfg.158 | Meeting Review: Plant Bioinformatics at  | Richard Bruskiewich+0 | Comparative and Functional Genomics | 1531-6912 print, 1532-6268 online | 3(2) 2002: 176-176 | 2002 | CC-BY-3.0 | 1 3",
      "10.1007/s002560100423 | Unilateral osteonecrosis in a patient wi | F. Abascal+6 | Skeletal Radiology | 0364-2348 print, 1432-2161 online | 30(11) 2001: 643-647 | 2001-11 2001-09-14 |  | 0 1",
    ]);
    expect(events.every((event) => event.type === "record")).toBe(true);
  });

  it("maps one of them whole", () => {
    expect(articles(read("crossref/works-2018-badsample.jsonl").events)[11]).toEqual({
      kind: "article",
      type: "article",
      titles: [
        { value: "Meeting Review: Plant Bioinformatics at the NSF and NPGI (PAMGX Satellite) Meetings", lang: "en" },
      ],
      abstracts: [
        {
          value:
            "This brief meeting review summarizes the recommendations of NSF and NPGI funded bioinformaticians concerning the future requirements for plant bioinformatics systems and databases.",
          lang: "en",
        },
      ],
      contributors: [
        {
          name: { printed: "Richard Bruskiewich", family: "Bruskiewich", given: "Richard" },
          role: "author",
          orcid: {
            scheme: "orcid",
            value: "0000-0002-4447-597X",
            valid: false,
            printed: "http://orcid.org/0000-0002-4447-597X",
          },
          affiliations: ["International Rice Research Institute (IRRI), Metro Manila DAPO 7777, Philippines"],
        },
      ],
      identifiers: [{ scheme: "doi", value: "10.1002/cfg.158", valid: true }],
      published: { start: "2002" },
      // it states none; that the abstract is English is only seen
      languages: [],
      keywords: [],
      subjects: ["Biotechnology", "Genetics", "Molecular Biology"].map((label) => ({ scheme: "other", label })),
      publisher: "Hindawi Limited",
      licence: {
        id: "CC-BY-3.0",
        url: "https://creativecommons.org/licenses/by/3.0/",
        printed: "http://creativecommons.org/licenses/by/3.0/",
      },
      access: "open",
      links: [
        { rel: "pdf", url: "http://downloads.hindawi.com/journals/ijg/2002/250628.pdf", format: "application/pdf" },
      ],
      container: {
        titles: [{ value: "Comparative and Functional Genomics", lang: "en" }],
        issns: [
          { scheme: "issn", value: "1531-6912", valid: true, medium: "print" },
          { scheme: "issn", value: "1532-6268", valid: true, medium: "online" },
        ],
        issue: { volume: "3", number: "2", year: 2002 },
        pages: { printed: "176-176", first: "176", last: "176" },
      },
      references: [
        {
          author: "Brazma",
          container: "Nature Genetics",
          volume: "29",
          firstPage: "365",
          year: 2001,
          doi: "10.1038/ng1201-365",
        },
      ],
    });
  });

  it("finds each record's bytes again, and maps them again to the same", () => {
    for (const name of ["crossref/works-list-api-2019.json", "crossref/works-2018-badsample.jsonl"]) {
      const { bytes, events } = read(name);
      expect(recogniseFormat(bytes.subarray(0, 65_536), name)?.name).toBe("crossref");
      for (const event of events) {
        if (event.type !== "record" || event.record.state !== "live") continue;
        const { location, mapped, format } = event.record;
        expect(crossref.remap(bytes.subarray(location.start, location.end), format)).toEqual({
          ok: true,
          value: mapped,
        });
      }
    }
  });
});
