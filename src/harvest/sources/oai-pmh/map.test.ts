import { describe, expect, it } from "vitest";
import type { ArticleData, RecordData } from "../../../domain/record.ts";
import { parseTree } from "../../xml/tree.ts";
import { descriptionKind } from "./dc-abstracts.ts";
import { publicationDate } from "./dc-dates.ts";
import { splitList } from "./dc-subjects.ts";
import { mapDublinCore } from "./map.ts";

function map(inner: string): RecordData {
  const tree = parseTree(Buffer.from(`<oai_dc:dc>${inner}</oai_dc:dc>`));
  if (!tree.ok) throw new Error(tree.problem.message);
  const mapped = mapDublinCore(tree.value);
  if (!mapped.ok) throw new Error(mapped.problem.code);
  return mapped.value;
}

function article(inner: string): ArticleData {
  const data = map(`<dc:title xml:lang="en">A title</dc:title>${inner}`);
  if (data.kind !== "article") throw new Error(data.kind);
  return data;
}

const ojs = `
  <dc:title xml:lang="en"> Mentorship in
   schools </dc:title>
  <dc:creator xml:lang="en">Dr. Jadoon, Sara</dc:creator>
  <dc:creator xml:lang="en">Khan, Ali</dc:creator>
  <dc:subject xml:lang="en">mentorship; schools; Pakistan</dc:subject>
  <dc:description xml:lang="en">&lt;p&gt;It is &lt;i&gt;known&lt;/i&gt;&amp;nbsp;that.&lt;/p&gt;</dc:description>
  <dc:publisher xml:lang="en">A Society</dc:publisher>
  <dc:date>2024-05-01</dc:date>
  <dc:type>info:eu-repo/semantics/article</dc:type>
  <dc:type>info:eu-repo/semantics/publishedVersion</dc:type>
  <dc:format>application/pdf</dc:format>
  <dc:identifier>https://j.example/index.php/j/article/view/12</dc:identifier>
  <dc:identifier>10.5555/J.v5i2.12</dc:identifier>
  <dc:source xml:lang="en">Journal of Things; Vol. 5 No. 2 (2024): Spring; 39-64</dc:source>
  <dc:source>0589-087x</dc:source>
  <dc:source>1234-5678</dc:source>
  <dc:source>10.5555/j.v5i2</dc:source>
  <dc:language>eng</dc:language>
  <dc:relation>https://j.example/index.php/j/article/view/12/7</dc:relation>
  <dc:rights xml:lang="en">Copyright (c) 2024 A Society</dc:rights>
  <dc:rights xml:lang="en">https://creativecommons.org/licenses/by/4.0</dc:rights>`;

describe("Dublin Core as OJS writes it", () => {
  const data = map(ojs) as ArticleData;

  it("has titles, names, abstract and keywords without what came with them", () => {
    expect(data.titles).toEqual([{ value: "Mentorship in schools", lang: "en" }]);
    expect(data.contributors[0]).toMatchObject({
      role: "author",
      name: { family: "Jadoon", given: "Sara", honorific: "Dr." },
    });
    expect(data.contributors).toHaveLength(2);
    expect(data.abstracts).toEqual([{ value: "It is known that.", lang: "en" }]);
    expect(data.keywords.map((keyword) => keyword.value)).toEqual(["mentorship", "schools", "Pakistan"]);
  });

  it("tells the article's DOI from the issue's, and right ISSNs from wrong ones", () => {
    expect(data.identifiers).toMatchObject([{ scheme: "doi", value: "10.5555/j.v5i2.12", valid: true }]);
    expect(data.container?.issue).toEqual({
      volume: "5",
      number: "2",
      year: 2024,
      title: "Spring",
      doi: "10.5555/j.v5i2",
    });
    expect(data.container?.issns).toMatchObject([
      { value: "0589-087X", valid: true },
      { value: "1234-5678", valid: false },
    ]);
    expect(data.container?.titles).toEqual([{ value: "Journal of Things", lang: "en" }]);
    expect(data.container?.pages).toEqual({ printed: "39-64", first: "39", last: "64" });
  });

  it("has date, type, licence, language and links", () => {
    expect(data).toMatchObject({
      type: "article",
      published: { start: "2024-05-01" },
      languages: ["en"],
      publisher: "A Society",
      access: "open",
      licence: { id: "CC-BY-4.0" },
      links: [
        { rel: "landing", url: "https://j.example/index.php/j/article/view/12" },
        { rel: "galley", url: "https://j.example/index.php/j/article/view/12/7", format: "application/pdf" },
      ],
    });
  });
});

describe("Dublin Core's other forms", () => {
  it("puts the title in the record's language first", () => {
    const data = map(
      '<dc:title xml:lang="en">Education in cities</dc:title><dc:title xml:lang="ur">شہروں میں تعلیم</dc:title><dc:language>urd</dc:language>',
    );
    expect(data.titles.map((title) => title.lang)).toEqual(["ur", "en"]);
  });

  it("keeps authors once where a journal gives them in two languages", () => {
    const data = article(
      '<dc:creator xml:lang="ur">خان، علی</dc:creator><dc:creator xml:lang="ur">بیگ، سارہ</dc:creator><dc:creator xml:lang="en">Khan, Ali</dc:creator><dc:creator xml:lang="en">Baig, Sara</dc:creator>',
    );
    expect(data.contributors.map((one) => one.name.lang)).toEqual(["ur", "ur"]);
    const same = article("<dc:creator>Khan, M.</dc:creator><dc:creator>Khan, M.</dc:creator>");
    expect(same.contributors).toHaveLength(2);
  });

  it("takes a thesis's contributor for its advisor", () => {
    const data = article("<dc:type>Doktora</dc:type><dc:contributor>Akbulut, Mustafa</dc:contributor>");
    expect(data).toMatchObject({ type: "thesis", contributors: [{ role: "advisor" }] });
  });

  it("reads PubMed Central's addresses as identifiers", () => {
    const data = article(
      "<dc:identifier>http://www.ncbi.nlm.nih.gov/pmc/articles/PMC3539697/</dc:identifier><dc:identifier>http://www.ncbi.nlm.nih.gov/pubmed/23295480</dc:identifier><dc:identifier>http://dx.doi.org/10.1107/S17</dc:identifier>",
    );
    expect(data.identifiers.map((one) => [one.scheme, one.value])).toEqual([
      ["doi", "10.1107/s17"],
      ["pmcid", "PMC3539697"],
      ["pmid", "23295480"],
    ]);
    expect(data.links).toEqual([{ rel: "landing", url: "http://www.ncbi.nlm.nih.gov/pmc/articles/PMC3539697/" }]);
  });

  it("finds the page behind EPrints' file, and the citation in dc:identifier", () => {
    const data = article(
      "<dc:identifier>http://e.example/9816/1/A%20paper.pdf</dc:identifier><dc:identifier>  Khan, Ali  (2007) A title.  Journal of Things, 54 (4). pp. 304-310.  [Journal (Paginated)]  </dc:identifier><dc:relation>http://e.example/9816/</dc:relation>",
    );
    expect(data.links).toEqual([
      { rel: "landing", url: "http://e.example/9816/" },
      { rel: "pdf", url: "http://e.example/9816/1/A%20paper.pdf", format: "application/pdf" },
    ]);
    expect(data.container).toMatchObject({
      titles: [{ value: "Journal of Things" }],
      issue: { volume: "54", number: "4" },
    });
  });

  it("finds Érudit's citation in dc:relation, and no citation in other relations", () => {
    const cited = article(
      "<dc:relation>Cuizine : The Journal of Food ; vol. 6 no. 2 (2015)</dc:relation><dc:language>en fr</dc:language>",
    );
    expect(cited.container).toMatchObject({
      titles: [{ value: "Cuizine : The Journal of Food" }],
      issue: { volume: "6", year: 2015 },
    });
    expect(cited.languages).toEqual(["en", "fr"]);
    expect(article("<dc:relation>Part of a larger project; see there</dc:relation>").container).toBeUndefined();
  });

  it("names the volume of a digitised serial in its title", () => {
    const data = map(
      "<dc:title>The American naturalist.</dc:title><dc:description>v.10=[no.109-120] (1876)</dc:description><dc:type>text</dc:type><dc:type>Journal</dc:type><dc:date>(1876)</dc:date>",
    );
    expect(data).toMatchObject({ kind: "book", abstracts: [], published: { start: "1876" } });
    expect(data.titles[0]?.value).toBe("The American naturalist. v.10=[no.109-120] (1876)");
  });

  it("takes a section's heading for the type only where dc:type says nothing", () => {
    const subject = "<dc:subject>Case Report</dc:subject><dc:subject>proceedings</dc:subject>";
    expect(article(`<dc:type>Text</dc:type>${subject.replace("proceedings", "asthma")}`).type).toBe("case report");
    expect(article(`<dc:type>info:eu-repo/semantics/article</dc:type>${subject}`).type).toBe("article");
  });

  it("keeps a placeholder DOI as printed, invalid", () => {
    const data = article("<dc:identifier>10.9753/icce.v22.%p</dc:identifier>");
    expect(data.identifiers).toMatchObject([{ scheme: "doi", valid: false }]);
  });

  it("keeps nothing that a script could hide in", () => {
    const data = article(
      "<dc:identifier>javascript:alert(1)</dc:identifier><dc:relation>javascript:alert(1)</dc:relation>",
    );
    expect(data.links).toEqual([]);
  });
});

describe("rules of single elements", () => {
  it.each([
    [["2013-06-02T18:12:11Z", "2013-06-02T18:12:11Z", "1995", "2013-06-02"], undefined, "1995"],
    [["2014-06-24", "2014-06-09"], undefined, "2014-06-09"],
    [["2013-09", "2013-09-04"], undefined, "2013-09-04"],
    [["2013-12-20", "2014-02-01"], 2014, "2014-02-01"],
    [["2013-06-02T18:12:11Z"], undefined, "2013-06-02"],
    [["0000"], undefined, undefined],
    [["", "n.d."], undefined, undefined],
  ])("takes the date of publication out of %j", (statements, year, expected) => {
    expect(publicationDate(statements, year)?.start).toBe(expected);
  });

  it.each([
    ["bovines; digital diseases", 2],
    ["outreach programs, Black girls, Black women, program administration", 4],
    ["COVID-19 , Regulatory bodies , mRNA Vaccines", 3],
    ["تعلیم، نصاب، اردو ادب", 3],
    ["Red Cells, Iron, and Erythropoiesis", 1],
    ["Plants, Ornamental", 1],
    ["U-50,488H", 1],
    ["An approved product, TC1507 maize, was again found safe to rats in compulsory repeat study", 1],
  ])("splits %s into %i", (text, count) => {
    expect(splitList(text)).toHaveLength(count);
  });

  it.each([
    ["v.10=[no.109-120] (1876)", "volume"],
    ["new ser.:v.5", "volume"],
    ["new ser. v. 6", "volume"],
    ["1 p.", "extent"],
    ["xii, 345 p. : ill.", "extent"],
    ["n/a", "none"],
    ["No abstract provided.", "none"],
    ["Article contains no text", "none"],
    ["Advertisement", "abstract"],
    ["Officers, district news, events.", "abstract"],
  ])("calls the description %s %s", (text, kind) => {
    expect(descriptionKind(text)).toBe(kind);
  });
});
