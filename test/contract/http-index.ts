import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pino from "pino";
import type { CatalogueReader } from "../../src/catalogue/catalogue.ts";
import type { Incoming, Mapped } from "../../src/catalogue/ingest-types.ts";
import { openSqliteStore } from "../../src/catalogue/sqlite/index.ts";
import type { StoreReader } from "../../src/catalogue/store.ts";
import type { CatalogueWriter } from "../../src/catalogue/writer.ts";
import type { Identifier } from "../../src/domain/identifier.ts";
import type { RecognitionRow } from "../../src/domain/recognition.ts";
import type { ArticleData, ChapterData, NewsData, VideoData } from "../../src/domain/record.ts";
import { type Dossiers, openDossiers } from "../../src/jobs/dossiers/dossiers.ts";
import { openDossierStore } from "../../src/recognition/dossier/store/sqlite.ts";
import { openEmbeddedEngine } from "../../src/search/embedded/index.ts";
import type { SearchEngine } from "../../src/search/engine.ts";
import { followChanges } from "../../src/search/indexer.ts";
import { openUsageStore } from "../../src/statistics/sqlite/index.ts";
import type { UsageStore } from "../../src/statistics/store.ts";

/** A small index of the real parts, with every state that an id can be in. */
export interface TestIndex {
  readonly catalogue: StoreReader;
  readonly engine: SearchEngine;
  readonly dossiers: Dossiers;
  /** With nothing in it. */
  readonly usage: UsageStore;
  /** Of records by the name that `articles` below gives them, and of journals. */
  readonly ids: Readonly<
    Record<
      | "first"
      | "headline"
      | "urdu"
      | "merged"
      | "into"
      | "withdrawn"
      | "journal"
      | "mergedJournal"
      | "otherJournal"
      | "book"
      | "chapter"
      | "video",
      string
    >
  >;
  /** One with 130 articles, and one of the journal that was merged. */
  readonly issues: { readonly large: string; readonly moved: string };
  close(): Promise<void>;
}

const issn = (value: string): Identifier => ({ scheme: "issn", value, valid: true });
const medical = {
  titles: [{ value: "Journal of Medical Sciences (Peshawar)", lang: "en" }],
  issns: [issn("1997-3438")],
};
const letters = { titles: [{ value: "Bazyaft", lang: "ur" }], issns: [issn("2708-6208")] };
const review = { titles: [{ value: "Research Review", lang: "en" }], issns: [issn("1111-1117")] };
const reviewAgain = { titles: [{ value: "Quarterly of Something Else", lang: "en" }], issns: [issn("2222-2224")] };

const video: VideoData = {
  kind: "video",
  titles: [{ value: "How the katcha was measured", lang: "en" }],
  abstracts: [],
  contributors: [],
  identifiers: [{ scheme: "video", value: "youtube:Fict1onal-B", valid: true }],
  languages: ["en"],
  keywords: [],
  subjects: [],
  access: "unknown",
  links: [],
  channel: "Rivers of Sindh",
  duration: 600,
  chapters: [{ at: 0, title: "Ropes" }],
  captions: [{ lang: "en", cues: [{ at: 3, text: "Take the rope to the bund." }] }],
};

const chapter: ChapterData = {
  kind: "chapter",
  titles: [{ value: "Floods", lang: "en" }],
  abstracts: [],
  contributors: [],
  identifiers: [{ scheme: "doi", value: "10.5555/chapter", valid: true }],
  languages: ["en"],
  keywords: [],
  subjects: [],
  access: "unknown",
  links: [],
  pages: { printed: "12-20", first: "12", last: "20" },
  text: "In August the Indus rose over the katcha.",
  book: {
    titles: [{ value: "Rivers of Sindh" }],
    identifiers: [{ scheme: "isbn", value: "9780306406157", valid: true }],
  },
};

function article(
  name: string,
  title: string,
  container: ArticleData["container"],
  more: Partial<ArticleData> = {},
): ArticleData {
  return {
    kind: "article",
    type: "article",
    titles: [{ value: title, lang: "en" }],
    abstracts: [{ value: `Of wheat and other matters, ${name}.`, lang: "en" }],
    contributors: [
      { name: { printed: "Sara Jadoon", family: "Jadoon", given: "Sara" }, role: "author", affiliations: ["KMC"] },
    ],
    identifiers: [{ scheme: "doi", value: `10.5555/${name}`, valid: true }],
    published: { start: "2024-05-01" },
    languages: ["en"],
    keywords: [{ value: "Mentorship", lang: "en" }],
    subjects: [{ scheme: "lcc", label: "Medicine", code: "R" }],
    publisher: "Khyber Medical College",
    country: "PK",
    licence: { id: "CC-BY-4.0", url: "https://creativecommons.org/licenses/by/4.0/" },
    access: "open",
    links: [{ rel: "landing", url: `https://journal.example.pk/${name}` }],
    ...(container && { container }),
    references: [{ printed: "Somebody, 1999" }],
    ...more,
  };
}

/** Of one story, whoever tells it. */
function headline(outlet: string, url: string): NewsData {
  return {
    kind: "news",
    titles: [{ value: "Kite festival opens in Lahore after ten years", lang: "en" }],
    abstracts: [],
    contributors: [],
    identifiers: [{ scheme: "url", value: url, valid: true }],
    published: { start: "2025-03-10" },
    at: "2025-03-10T18:40:00+05:00",
    languages: ["en"],
    keywords: [],
    subjects: [],
    access: "unknown",
    links: [{ rel: "landing", url }],
    outlet,
    section: "Sports",
  };
}

function row(from: string, to: string): RecognitionRow {
  return {
    journal: { title: "Journal of Medical Sciences (Peshawar)", issns: [issn("1997-3438")] },
    event: "recognised",
    category: "Y",
    from,
    to,
    authority: "HEC list",
    area: "Health Sciences",
    source: "https://www.hec.gov.pk/",
  };
}

const large = { volume: "33", number: "1", year: 2025 };

const articles: readonly ArticleData[] = [
  article(
    "first",
    "Unlocking potential: perceptions of a medical mentorship program",
    { ...medical, issue: large, pages: { printed: "1-9", first: "1", last: "9" } },
    { online: { start: "2024-11-02" } },
  ),
  ...Array.from({ length: 129 }, (_, index) => {
    const page = String(10 + index);
    const pages = { printed: page, first: page };
    return article(`n${index}`, `Study number ${index} of wheat`, { ...medical, issue: large, pages });
  }),
  article(
    "urdu",
    "Ghalib",
    { ...letters, issue: { number: "44", year: 2023 } },
    {
      titles: [{ value: "غالب کی شاعری", lang: "ur" }],
      abstracts: [],
      languages: ["ur"],
    },
  ),
  article("merged", "Hybrid wheat under salt stress", undefined),
  article("into", "Salt stress in hybrid wheat", { ...review, issue: { volume: "1", year: 2020 } }),
  article("again", "Cotton leaf curl", { ...reviewAgain, issue: { volume: "7", number: "2", year: 2019 } }),
  article("withdrawn", "A paper that went away", undefined),
];

function batch(sourceId: string, records: readonly { name: string; mapped?: Mapped }[], document: string) {
  const incoming: Incoming[] = [];
  const parts: Buffer[] = [];
  let at = 0;
  for (const { name, mapped } of records) {
    const bytes = Buffer.from(JSON.stringify({ name, mapped }));
    const base = {
      identifier: name,
      format: "test",
      location: { start: at, end: at + bytes.length },
      hash: `${document}:${name}`,
    };
    incoming.push(mapped ? { ...base, state: "live", mapped } : { ...base, state: "deleted" });
    parts.push(bytes);
    at += bytes.length;
  }
  return {
    sourceId,
    document: { name: document, format: "test" },
    raw: [{ at: 0, bytes: Buffer.concat(parts) }],
    records: incoming,
  };
}

/** `into` cites and corrects `first`. */
function citing(data: (typeof articles)[number]): (typeof articles)[number] {
  if (data.identifiers[0]?.value !== "10.5555/into") return data;
  const to = { scheme: "doi", value: "10.5555/first", valid: true } as const;
  return { ...data, references: [{ title: "Elsewhere" }, { doi: to.value }], relations: [{ type: "corrects", to }] };
}

async function fill(writer: CatalogueWriter, catalogue: CatalogueReader): Promise<TestIndex["ids"]> {
  await writer.putSource({ id: "s", name: "A source", format: "test", url: "https://journal.example.pk/oai" });
  const rows = [
    row("2020-07-01", "2021-06-30"),
    row("2023-07-01", "2024-09-30"),
    row("2021-07-01", "2022-06-30"),
    row("2022-07-01", "2023-06-30"),
  ];
  await writer.ingest(
    batch(
      "s",
      rows.map((one) => ({ name: `row ${one.from}`, mapped: { is: "recognition", row: one } as const })),
      "rows",
    ),
  );
  const named = articles.map(citing).map((data) => ({
    name: data.identifiers[0]?.value ?? "",
    mapped: { is: "record", data } as const,
  }));
  await writer.ingest(batch("s", named, "articles"));
  await writer.ingest(batch("s", [{ name: "chapter", mapped: { is: "record", data: chapter } }], "chapters"));
  const told = ["Kite Herald", "Daily String"].map((outlet, n) => ({
    name: `news ${n}`,
    mapped: { is: "record", data: headline(outlet, `https://news.example.pk/${n}`) } as const,
  }));
  await writer.ingest(batch("s", told, "news"));
  await writer.ingest(batch("s", [{ name: "video", mapped: { is: "record", data: video } }], "videos"));
  const idOf = async (name: string): Promise<string> =>
    (await catalogue.byIdentifier("doi", `10.5555/${name}`))[0] ?? "";
  const journalOf = async (name: string): Promise<string> => {
    const [record] = await catalogue.records([await idOf(name)]);
    return record?.journalId ?? "";
  };
  const ids = {
    first: await idOf("first"),
    urdu: await idOf("urdu"),
    merged: await idOf("merged"),
    into: await idOf("into"),
    withdrawn: await idOf("withdrawn"),
    journal: await journalOf("first"),
    mergedJournal: await journalOf("again"),
    otherJournal: await journalOf("into"),
    book: (await catalogue.byIdentifier("isbn", "9780306406157"))[0] ?? "",
    chapter: await idOf("chapter"),
    video: (await catalogue.byIdentifier("video", "youtube:Fict1onal-B"))[0] ?? "",
    headline: (await catalogue.byIdentifier("url", "https://news.example.pk/0"))[0] ?? "",
  };
  await writer.ingest(batch("s", [{ name: "10.5555/withdrawn" }], "deletions"));
  await writer.merge(ids.merged, ids.into, "test", "the same paper");
  return ids;
}

/** Opens it in a temporary folder. */
export async function openTestIndex(): Promise<TestIndex> {
  const folder = mkdtempSync(join(tmpdir(), "http-index-"));
  const store = openSqliteStore(folder);
  const engine = openEmbeddedEngine(folder);
  const catalogue = store.reader();
  const writer = await store.writer("test");
  const ids = await fill(writer, catalogue);
  const [moved] = await catalogue.issues(ids.mergedJournal);
  await writer.merge(ids.mergedJournal, ids.otherJournal, "test", "renamed");
  await followChanges({ catalogue, engine });
  writer.close();
  const [largest] = await catalogue.issues(ids.journal);
  const [again] = await catalogue.records(await catalogue.byIdentifier("doi", "10.5555/again"));
  const dossierStore = openDossierStore(folder);
  const usage = openUsageStore(folder);
  const now = (): Date => new Date();
  const log = pino({ level: "silent" });
  const dossiers = openDossiers({ store: dossierStore, catalogue, engine, log, clock: now, days: 1 });
  return {
    catalogue,
    engine,
    dossiers,
    usage,
    ids,
    issues: { large: largest?.id ?? "", moved: again?.issueId ?? moved?.id ?? "" },
    close: async () => {
      await dossiers.stop();
      await dossierStore.close();
      await usage.close();
      await engine.close();
      catalogue.close();
      store.close();
      rmSync(folder, { recursive: true });
    },
  };
}
