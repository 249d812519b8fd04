import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hasSharedData, sharedData } from "../../../../test/shared-data.ts";
import type { Incoming } from "../../../catalogue/ingest-types.ts";
import type { JournalData } from "../../../domain/record.ts";
import { recogniseFormat } from "../index.ts";
import { classes, classesUpward } from "./subjects.ts";

function read(bytes: Uint8Array, fileName = "list"): { format: string; records: Incoming[] } {
  const format = recogniseFormat(bytes.subarray(0, 64 * 1024), fileName);
  if (format === undefined) return { format: "none", records: [] };
  const reader = format.reader();
  const events = [...reader.write(bytes), ...reader.end()];
  return { format: format.name, records: events.flatMap((one) => (one.type === "record" ? [one.record] : [])) };
}

function journals(document: string | Uint8Array): JournalData[] {
  const bytes = typeof document === "string" ? Buffer.from(document) : document;
  return read(bytes).records.flatMap((one) =>
    one.state === "live" && one.mapped.is === "record" && one.mapped.data.kind === "journal" ? [one.mapped.data] : [],
  );
}

const now =
  "Journal title,Journal URL,Journal ISSN (print version),Journal EISSN (online version),Journal license,Continues,Continued By,LCC Codes,Subjects\n";

const bytesOf = (file: string): Uint8Array => readFileSync(sharedData(file));

describe("journals as their pages name them", () => {
  it.each([
    [{ title: "Wheat", issn_print: "1997-3438", publisher: "P", url: "https://w.example/" }, "print"],
    [{ title: "Wheat", issn_online: "1997-3438", url: "https://w.example/" }, "online"],
  ])("need one of the two ISSNs: %j", (line, medium) => {
    const bytes = Buffer.from(`${JSON.stringify(line)}\n`);
    expect(read(bytes, "list.jsonl").format).toBe("journal-pages");
    expect(journals(bytes)[0]?.identifiers).toMatchObject([{ scheme: "issn", value: "1997-3438", medium }]);
  });

  it("are no lines of a title and an address alone", () => {
    expect(read(Buffer.from('{"title":"Wheat","url":"https://w.example/"}\n')).format).not.toBe("journal-pages");
  });
});

describe("DOAJ's list", () => {
  it("keeps the same ISSN in both columns once, of neither medium", () => {
    const [data] = journals(`${now}A,,0589-087X,0589-087X,,,,,\n`);
    expect(data?.identifiers).toEqual([{ scheme: "issn", value: "0589-087X", valid: true }]);
  });

  it("keeps a wrong check digit as printed, and what is no ISSN at all", () => {
    const [data] = journals(`${now}A,,1997-3439,soon,,,,,\n`);
    expect(data?.identifiers).toEqual([
      { scheme: "issn", value: "1997-3439", valid: false, medium: "print" },
      { scheme: "issn", value: "soon", valid: false, medium: "online" },
    ]);
  });

  it("tells journals that it continues by their ISSNs, else by title", () => {
    const [data] = journals(`${now}A,,0589-087X,,,"1997-3438,2073-2368",Annals of B,,\n`);
    expect(data?.continues).toMatchObject([{ titles: [], issns: [{ value: "1997-3438" }, { value: "2073-2368" }] }]);
    expect(data?.continuedBy).toEqual([{ titles: [{ value: "Annals of B" }], issns: [] }]);
    expect(data?.formerTitles).toEqual([]);
  });

  it("gives a licence's name where one licence is said, else what is printed", () => {
    const licences = ["CC BY-NC", '"CC BY, CC0"', "Publisher's own license"].map(
      (said) => journals(`${now}A,,0589-087X,,${said},,,,\n`)[0]?.licence,
    );
    expect(licences).toEqual([
      { printed: "CC BY-NC", id: "CC-BY-NC" },
      { printed: "CC BY, CC0" },
      { printed: "Publisher's own license" },
    ]);
  });

  it.each([
    ["https://a.pk/index.php/ja", "https://a.pk/index.php/ja/oai"],
    ["http://a.pk/ojs/index.php/ja/index/", "http://a.pk/ojs/index.php/ja/oai"],
    ["http://a.pk/index.php/ja/issue/current", "http://a.pk/index.php/ja/oai"],
    ["https://a.pk/index.php", undefined],
    ["https://a.pk/index.php/index", undefined],
    ["https://a.pk/index.php/ja/33-problems", undefined],
    ["https://a.pk/index.php?journal=ja", undefined],
    ["https://a.pk/ja", undefined],
  ])("of the site %s says the likely OAI base %s, and that it is inferred", (site, base) => {
    const [data] = journals(`${now}A,${site},0589-087X,,,,,,\n`);
    expect(data?.links).toEqual([
      { rel: "landing", url: site },
      ...(base === undefined ? [] : [{ rel: "oai", url: base, inferred: "ojs-address" }]),
    ]);
  });

  it.each(["mailto:a@b.pk", "javascript:alert(1)", "LOCKSS_RESOLVER?issn=1", "ftp://a.pk", "http://", "a b"])(
    "takes %s for no site",
    (site) => {
      expect(journals(`${now}A,${site},0589-087X,,,,,,\n`)[0]?.links).toEqual([]);
    },
  );
});

describe("classes of the Library of Congress", () => {
  it("stand as DOAJ writes them now, also where it wrote them upward with its own between", () => {
    const upward =
      "Economic growth, development, planning,Industries. Land use. Labor,Social Sciences,Economics,Business and Economics,Business,Commerce,Social Sciences,Business and Management,Business and Economics";
    expect(classesUpward(upward).map((one) => one.label)).toEqual([
      "Social Sciences: Industries. Land use. Labor: Economic growth, development, planning",
      "Social Sciences: Commerce: Business",
    ]);
    expect(classesUpward("General Works,Multidisciplinary,General Works").map((one) => one.label)).toEqual([
      "General Works",
    ]);
    expect(classesUpward("")).toEqual([]);
  });

  it("have their codes only where it is certain which is whose", () => {
    expect(classes("Medicine: Dermatology | Medicine: Internal medicine", "RL1-803|RC31-1245")).toEqual([
      { scheme: "lcc", label: "Medicine: Dermatology", code: "RL1-803" },
      { scheme: "lcc", label: "Medicine: Internal medicine", code: "RC31-1245" },
    ]);
    expect(classes("Medicine: Nursing", "R|RT1-120")).toEqual([{ scheme: "lcc", label: "Medicine: Nursing" }]);
  });
});

describe("lists of other forms", () => {
  it("takes the rows of one journal together, and leaves a book's row out with its reason", () => {
    const head = "publication_title\tprint_identifier\tonline_identifier\ttitle_url\tpublication_type\n";
    const { records } = read(
      Buffer.from(
        `${head}A\t0589-087X\t\thttp://a.pk\tserial\nA\t0589-087X\t\t\tSerial\nB\t9780000000000\t\t\tMonograph\n`,
      ),
    );
    expect(records).toMatchObject([
      { state: "live", identifier: "issn:0589-087X" },
      { state: "bad", problem: { code: "unmapped_metadata" } },
    ]);
  });

  it("reads any bytes without throwing, the same in pieces", () => {
    const text = fc.string({ unit: "grapheme", maxLength: 30 });
    fc.assert(
      fc.property(fc.array(fc.array(text, { maxLength: 10 }), { maxLength: 6 }), (rows) => {
        const document = Buffer.from(now + rows.map((row) => row.join(",")).join("\n"));
        for (const record of read(document).records) expect(record.location.end).toBeLessThanOrEqual(document.length);
      }),
    );
  });
});

describe.skipIf(!hasSharedData)("the real lists", () => {
  it.each([
    ["doaj/doaj-journals-2014-03-09.csv", "journal-list", 9757, 0],
    ["doaj/doaj-journals-2020-sample.csv", "journal-list", 29, 0],
    ["doaj/doaj-journals-2025-8cols.csv", "journal-list", 5363, 0],
    ["crossref/title-list-sample.csv", "journal-list", 392, 0],
    ["journals/crossref_titles.csv", "journal-list", 29, 0],
    ["journals/road.tsv", "journal-list", 30, 0],
    // 24 rows: two journals have two runs of volumes.
    ["journals/kbart_LOCKSS.txt", "journal-list", 22, 0],
    // Two rows begin with a stray tab, so that nothing stands where the title should be.
    ["journals/kbart_Portico.txt", "journal-list", 20, 2],
    ["journals/wikidata_journals.tsv", "journal-list", 29, 0],
    ["journals/openalex-journals.txt", "journal-list", 29, 0],
    ["journals/entrez-journals.csv", "journal-list", 29, 0],
    ["journals/norwegian_register.csv", "journal-list", 29, 0],
    ["journals/vanished_journals_disapeared.csv", "journal-list", 29, 0],
    // A row an issue; one journal is called “(unknown title)”.
    ["journals/onix_pkp_pln.csv", "journal-list", 41, 1],
    // Five entries have no title.
    ["journals/ezb_metadata.json", "ezb", 15, 5],
    ["journals/scielo.json", "scielo-journals", 30, 0],
    ["journals/pk-journals-from-pages.jsonl", "journal-pages", 10, 0],
  ])("%s is a %s of %i journals, %i entries kept in quarantine", (file, format, live, bad) => {
    const bytes = bytesOf(file);
    const found = read(bytes, file);
    const states = found.records.map((one) => one.state);
    expect([
      found.format,
      states.filter((one) => one === "live").length,
      states.filter((one) => one === "bad").length,
    ]).toEqual([format, live, bad]);
    const reader = recogniseFormat(bytes.subarray(0, 64 * 1024), file);
    for (const one of found.records.slice(0, 50)) {
      const kept = bytes.subarray(one.location.start, one.location.end);
      const again = reader?.remap(kept, one.format);
      if (one.state === "live") expect(again).toEqual({ ok: true, value: one.mapped });
      else expect(again?.ok).toBe(false);
    }
  });

  it("gives what is printed of a journal of Pakistan, of 2014 and now", () => {
    const then = journals(bytesOf("doaj/doaj-journals-2014-03-09.csv"));
    expect(then.filter((one) => one.country === "PK")).toHaveLength(118);
    expect(then.filter((one) => one.country === undefined).length).toBe(0);
    expect(then.flatMap((one) => one.identifiers.filter((id) => !id.valid).map((id) => id.value)).sort()).toEqual([
      "1316-7939",
      "2298-2369",
    ]);
    expect(then.find((one) => one.titles[0]?.value === "Journal of Educational Sciences & Psychology")).toEqual({
      kind: "journal",
      titles: [{ value: "Journal of Educational Sciences & Psychology" }],
      formerTitles: [],
      abstracts: [],
      contributors: [],
      identifiers: [
        { scheme: "issn", value: "2247-6377", valid: true, medium: "print" },
        { scheme: "issn", value: "2247-8558", valid: true, medium: "online" },
      ],
      languages: ["en"],
      keywords: [{ value: "psychology" }, { value: "educational sciences" }, { value: "teacher education" }],
      subjects: [{ scheme: "lcc", label: "Education: Education (General)" }],
      publisher: "Petroleum-Gas University of Ploiesti",
      country: "RO",
      access: "open",
      links: [{ rel: "landing", url: "http://jesp.upg-ploiesti.ro/" }],
    });
  });

  it("takes EZB's and SciELO's titles apart, and reads the register's ISO-8859-1", () => {
    const ezb = journals(bytesOf("journals/ezb_metadata.json"));
    expect(ezb[4]).toMatchObject({
      titles: [{ value: "The Papers of the Bibliographical Society of America" }],
      formerTitles: [
        { value: "Proceedings and Papers" },
        { value: "Bulletin of the Bibliographical Society of America" },
      ],
    });
    const [scielo] = journals(bytesOf("journals/scielo.json"));
    expect(scielo).toMatchObject({
      titles: [{ value: "Mudanças - Psicologia da Saúde" }],
      otherTitles: [{ value: "Mudanças" }],
      formerTitles: [{ value: "Mudanças: Psicoterapia e Estudos Psicossociais" }],
      country: "BR",
      languages: ["pt"],
    });
    const register = journals(bytesOf("journals/norwegian_register.csv"));
    expect(register[1]?.publisher).toBe("Université d'Ottawa. Département de français");
  });
});
