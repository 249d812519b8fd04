import type { Work } from "./works.ts";

/** The three sources, each in a format of its own. */
export const sources = ["oai", "crossref", "doaj"] as const;
export type SourceName = (typeof sources)[number];

// Of nine works each source has four: two of its own, and one in common with each of the others.
const holders: readonly (readonly SourceName[])[] = [
  ["oai"],
  ["crossref"],
  ["doaj"],
  ["oai", "crossref"],
  ["oai"],
  ["crossref", "doaj"],
  ["crossref"],
  ["doaj", "oai"],
  ["doaj"],
];
/** Works and records of one round. */
export const roundOfWorks = holders.length;
export const roundOfRecords = holders.flat().length;

export function holds(source: SourceName, number: number): boolean {
  return holders[number % roundOfWorks]?.includes(source) === true;
}

const escaped = (text: string): string => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");

function oai(work: Work): string {
  const { number, journal, volume, issue, year, page } = work;
  const creators = work.authors.map(
    ({ family, given }) => `<dc:creator>${escaped(`${family}, ${given}`)}</dc:creator>`,
  );
  // Every other record of an OJS site has no DOI: it is known by its place or title.
  const doi = number % 2 === 0 ? `<dc:identifier>${work.doi}</dc:identifier>` : "";
  const source = `${journal.title}; Vol. ${volume} No. ${issue} (${year}); ${page}-${page + 8}`;
  return `<record><header><identifier>oai:scale.example:article/${number}</identifier><datestamp>${year}-06-01T00:00:00Z</datestamp></header><metadata><oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title xml:lang="en-US">${escaped(work.title)}</dc:title>${creators.join("")}<dc:description xml:lang="en-US">${escaped(work.abstract)}</dc:description><dc:publisher xml:lang="en-US">Bench</dc:publisher><dc:date>${year}-06-01</dc:date><dc:type>info:eu-repo/semantics/article</dc:type><dc:format>application/pdf</dc:format><dc:identifier>https://scale.example/article/view/${number}</dc:identifier>${doi}<dc:source xml:lang="en-US">${escaped(source)}</dc:source><dc:source>${journal.issn}</dc:source><dc:language>eng</dc:language></oai_dc:dc></metadata></record>`;
}

const referencesOfOne = 15;

function crossref(work: Work): string {
  const { number, journal, volume, issue, year, page, doi } = work;
  const cites = number % 10 === 1 && number > 1000;
  const reference = Array.from({ length: cites ? referencesOfOne : 0 }, (_, n) => ({
    key: String(n),
    ...(n % 2 === 0
      ? { DOI: `10.5555/scale.${(number * 31 + n * 977) % number}` }
      : {
          author: "Someone",
          year: String(year - 1),
          "journal-title": `J. Elsewhere ${n}`,
          volume: String(n),
          "first-page": "1",
        }),
  }));
  return JSON.stringify({
    DOI: doi,
    type: "journal-article",
    title: [work.title],
    author: work.authors.map((name, index) => ({ ...name, sequence: index === 0 ? "first" : "additional" })),
    "container-title": [journal.title],
    ISSN: [journal.issn],
    volume: String(volume),
    issue: String(issue),
    page: `${page}-${page + 8}`,
    issued: { "date-parts": [[year, 6]] },
    publisher: "Bench",
    ...(cites ? { reference } : {}),
  });
}

function doaj(work: Work): string {
  const { number, journal, volume, issue, year, page, doi } = work;
  return JSON.stringify({
    id: `scale-${number}`,
    last_updated: `${year}-07-01T00:00:00Z`,
    bibjson: {
      title: work.title,
      identifier: [{ type: "eissn", id: journal.issn }, ...(number % 4 === 0 ? [] : [{ type: "doi", id: doi }])],
      journal: {
        title: journal.title,
        issns: [journal.issn],
        volume: String(volume),
        number: String(issue),
        publisher: "Bench",
        country: "PK",
        language: ["EN"],
      },
      year: String(year),
      month: "6",
      start_page: String(page),
      end_page: String(page + 8),
      author: work.authors.map(({ family, given }) => ({ name: `${given} ${family}` })),
      abstract: work.abstract,
    },
  });
}

const writers: Readonly<Record<SourceName, (work: Work) => string>> = { oai, crossref, doaj };
const openings: Partial<Record<SourceName, [string, string]>> = {
  oai: [
    '<?xml version="1.0" encoding="UTF-8"?>\n<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><responseDate>2026-08-01T00:00:00Z</responseDate><request verb="ListRecords" metadataPrefix="oai_dc">https://scale.example/oai</request><ListRecords>\n',
    "</ListRecords></OAI-PMH>\n",
  ],
};

/** One source's document of these works, a record a line. */
export function* documentOf(source: SourceName, works: Iterable<Work>): Generator<string> {
  const [opening = "", ending = ""] = openings[source] ?? [];
  yield opening;
  for (const work of works) yield `${writers[source](work)}\n`;
  yield ending;
}
