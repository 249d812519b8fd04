import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "csv-parse/sync";
import { SaxesParser } from "saxes";
import { describe, expect, it } from "vitest";
import { parseIsbn } from "../../src/domain/isbn.ts";
import { openZip } from "../../src/harvest/readers/zip.ts";

const folder = fileURLToPath(new URL("../../sample/", import.meta.url));
const index = JSON.parse(readFileSync(join(folder, "index.json"), "utf8")) as {
  source: { id: string; name: string };
  files: { file: string; format: string }[];
};
const realArticle = "jms-peshawar.xml";

interface Entry {
  readonly file: string;
  readonly identifier: string;
  readonly deleted: boolean;
  readonly fields: readonly { readonly name: string; readonly lang: string; readonly text: string }[];
}

/** Reads with saxes alone, not with the project's own reader. Throws where a file is not well-formed. */
function entriesOf(file: string): Entry[] {
  const entries: { file: string; identifier: string; deleted: boolean; fields: Entry["fields"][number][] }[] = [];
  let text = "";
  let lang = "";
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", (tag) => {
    text = "";
    lang = tag.attributes["xml:lang"] ?? "";
    if (tag.name === "header")
      entries.push({ file, identifier: "", deleted: tag.attributes["status"] === "deleted", fields: [] });
  });
  parser.on("text", (part) => {
    text += part;
  });
  parser.on("closetag", (tag) => {
    const entry = entries.at(-1);
    if (entry === undefined) return;
    if (tag.name === "identifier") entry.identifier = text;
    if (tag.name.startsWith("dc:")) entry.fields.push({ name: tag.name.slice(3), lang, text });
  });
  parser.write(readFileSync(join(folder, file), "utf8")).close();
  return entries;
}

/** The bytes of a file; of a book in an archive those of each file in it. */
function contentsOf(file: string): [name: string, content: Uint8Array][] {
  const bytes = readFileSync(join(folder, file));
  if (!file.endsWith(".epub")) return [[file, bytes]];
  const archive = openZip(bytes);
  if (!archive.ok) throw new Error(archive.problem.message);
  return archive.value.names.map((name) => {
    const found = archive.value.read(name);
    if (!found.ok) throw new Error(found.problem.message);
    return [`${file}/${name}`, found.value];
  });
}

interface Video {
  readonly title: string;
  readonly channel: string;
  readonly channel_url: string;
  readonly webpage_url: string;
  readonly extractor_key: string;
  readonly description: string;
}

const values = (entry: Entry, name: string) => entry.fields.filter((f) => f.name === name).map((f) => f.text);
const files = (format: string) => index.files.filter((f) => f.format === format).map((f) => f.file);
const entries = files("oai-pmh").flatMap(entriesOf);
const live = entries.filter((entry) => !entry.deleted);
const fictional = live.filter((entry) => entry.file !== realArticle);
/** Identifiers of those that do not hold, so that a failure names them. */
const breaking = (of: readonly Entry[], holds: (entry: Entry) => boolean) =>
  of.filter((entry) => !holds(entry)).map((entry) => entry.identifier);
const journalOf = (entry: Entry) => values(entry, "source")[0]?.split("; ")[0] ?? "";
const rows = files("hec-list").flatMap((file) =>
  parse<Record<string, string>>(readFileSync(join(folder, file)), { columns: true }),
);

const issn = /^\d{4}-\d{3}[\dX]$/;
/** ISO 3297: the weighted sum of all eight is divisible by 11. */
const checks = (text: string) =>
  Array.from(text.replace("-", "")).reduce((sum, c, i) => sum + (c === "X" ? 10 : Number(c)) * (8 - i), 0) % 11 === 0;

describe("the sample", () => {
  it("is named whole by its index, is small, and is UTF-8 in NFC", () => {
    const others = ["index.json", "README.md"];
    const named = index.files.map((f) => f.file);
    expect(readdirSync(folder).sort()).toEqual([...named, ...others].sort());
    expect(index.source.id).toBe("sample");
    let bytes = 0;
    const notNfc: string[] = [];
    for (const file of named) {
      bytes += statSync(join(folder, file)).size;
      for (const [name, content] of contentsOf(file)) {
        const text = new TextDecoder("utf-8", { fatal: true }).decode(content);
        if (text !== text.normalize("NFC")) notNfc.push(name);
      }
    }
    expect(notNfc).toEqual([]);
    expect(bytes).toBeLessThan(1_500_000);
  });

  it("has over 200 records of six journals, each identifier once, and a few deleted", () => {
    expect(fictional.length).toBeGreaterThanOrEqual(200);
    expect(new Set(fictional.map(journalOf)).size).toBe(6);
    expect(new Set(entries.map((entry) => entry.identifier)).size).toBe(entries.length);
    expect(entries.length - live.length).toBe(3);
    const addresses = live.flatMap((entry) => values(entry, "identifier"));
    expect(new Set(addresses).size).toBe(addresses.length);
  });

  it("says that it is fictional wherever a record could be taken for a real one", () => {
    const issnsOf = (entry: Entry) => values(entry, "source").filter((text) => issn.test(text));
    const linksOf = (entry: Entry) => [
      ...values(entry, "identifier"),
      ...values(entry, "source").slice(1),
      ...values(entry, "relation"),
    ];
    const dois = fictional.flatMap(linksOf).filter((text) => text.startsWith("10."));
    const hosts = fictional.flatMap(linksOf).flatMap((text) => (URL.canParse(text) ? [new URL(text).hostname] : []));
    expect(breaking(fictional, (entry) => journalOf(entry).endsWith(" (fictional)"))).toEqual([]);
    expect(breaking(fictional, (entry) => values(entry, "publisher").join().includes("(fictional)"))).toEqual([]);
    expect(breaking(fictional, (entry) => issnsOf(entry).length > 0 && !issnsOf(entry).some(checks))).toEqual([]);
    expect(dois.length).toBeGreaterThan(150);
    expect(dois.filter((doi) => !doi.startsWith("10.5555/"))).toEqual([]);
    expect(new Set(hosts)).toEqual(new Set(["journals.example"]));
  });

  it("has books that say so too: in their titles, publishers, ISBNs and DOIs", () => {
    const books = [...files("onix"), ...files("epub")]
      .flatMap(contentsOf)
      .map(([, content]) => Buffer.from(content).toString());
    const all = books.join("\n");
    const titles = [
      ...all.matchAll(/<TitleElementLevel>01<\/TitleElementLevel>\s*<TitleText>([^<]*)|<dc:title id="t">([^<]*)/g),
    ];
    expect(titles.map(([, onix, epub]) => onix ?? epub)).toEqual([
      "Letters and Lamps (fictional)",
      "Water and Wheat in the Lower Indus (fictional)",
      "غالب کے خطوط (فرضی)",
    ]);
    const publishers = [...all.matchAll(/<PublisherName>([^<]*)|<dc:publisher>([^<]*)/g)].map(
      ([, onix, epub]) => onix ?? epub ?? "",
    );
    expect(publishers.filter((name) => !name.endsWith(" (fictional)"))).toEqual([]);
    const isbns = [...all.matchAll(/<IDValue>(97[89]\d+)</g)].map(([, isbn = ""]) => parseIsbn(isbn)?.valid);
    expect(isbns).toEqual([false, false, false]);
    const dois = [...all.matchAll(/<IDValue>(10\.[^<]*)</g)].map(([, doi = ""]) => doi);
    expect(dois.length).toBe(10);
    expect(dois.filter((doi) => !doi.startsWith("10.5555/"))).toEqual([]);
  });

  it("has videos that say so too, at a host that cannot exist, with DOIs of the sample", () => {
    const videos = files("yt-dlp").map((file) => JSON.parse(readFileSync(join(folder, file), "utf8")) as Video);
    expect(videos.length).toBe(4);
    for (const { title, channel, channel_url, webpage_url, extractor_key, description } of videos) {
      expect(title).toMatch(/ \((?:fictional|فرضی)\)$/);
      expect(channel).toMatch(/ \((?:fictional|فرضی)\)$/);
      expect([channel_url, webpage_url].map((url) => new URL(url).hostname)).toEqual([
        "videos.example",
        "videos.example",
      ]);
      expect(extractor_key).toBe("Sample");
      const dois = [...description.matchAll(/10\.\d{4,}\/\S+/g)].map(([doi]) => doi);
      expect(dois.filter((doi) => !entries.some((entry) => values(entry, "identifier").includes(doi)))).toEqual([]);
    }
    const captioned = files("captions").map((file) => file.replace(/\.\w+\.(?:vtt|srt)$/, ".info.json"));
    expect(captioned.filter((file) => !files("yt-dlp").includes(file))).toEqual([]);
  });

  it("is in Urdu for at least 40 records, in the letters of Urdu", () => {
    const urdu = live.filter((entry) => values(entry, "language").includes("urd"));
    expect(urdu.length).toBeGreaterThanOrEqual(40);
    const textsOf = (entry: Entry) =>
      entry.fields.filter((f) => ["title", "description"].includes(f.name) && f.lang.startsWith("ur"));
    const arabic = /[\u0643\u0647\u0649\u064a\u0640\ufb50-\ufdff\ufe70-\ufefc]/;
    expect(breaking(urdu, (entry) => textsOf(entry).some(({ text }) => /[کگیےہںٹڈڑ]/.test(text)))).toEqual([]);
    expect(breaking(live, (entry) => !textsOf(entry).some(({ text }) => arabic.test(text)))).toEqual([]);
  });

  it("has abstracts of 60 to 180 words, no two of them alike, and a few records without", () => {
    const abstracts = fictional.flatMap((entry) => values(entry, "description"));
    expect(new Set(abstracts.map((text) => text.slice(0, 40))).size).toBe(abstracts.length);
    const wordsOf = (text: string) =>
      text
        .replaceAll(/<[^>]+>|&\w+;/g, " ")
        .trim()
        .split(/\s+/).length;
    expect(abstracts.filter((text) => wordsOf(text) < 60 || wordsOf(text) > 180)).toEqual([]);
    const without = fictional.filter((entry) => values(entry, "description").length === 0);
    expect(without.length).toBeGreaterThan(0);
  });

  it("has the real article's facts and no abstract", () => {
    const [article, ...others] = live.filter((entry) => entry.file === realArticle);
    expect(others).toEqual([]);
    if (article === undefined) throw new Error("the article is missing");
    expect(values(article, "identifier")).toEqual(["10.52764/jms.25.33.1.3"]);
    expect(values(article, "creator")).toHaveLength(6);
    const authors = new Set(values(article, "creator"));
    expect(breaking(fictional, (entry) => !values(entry, "creator").some((name) => authors.has(name)))).toEqual([]);
    expect(values(article, "description")).toEqual([]);
    expect(values(article, "source").slice(1).filter(checks)).toEqual(["1997-3438", "1997-3446"]);
  });

  it("has recognition rows for every journal, the real one's four among them", () => {
    const journals = new Set(live.map(journalOf));
    expect(new Set(rows.map((row) => row["journal"]))).toEqual(journals);
    const real = rows.filter((row) => row["issn"] === "1997-3438");
    expect(real.map((row) => [row["category"], row["from"], row["to"]])).toEqual([
      ["Y", "2020-07-01", "2021-06-30"],
      ["Y", "2021-07-01", "2022-06-30"],
      ["Y", "2022-07-01", "2023-06-30"],
      ["Y", "2023-07-01", "2024-09-30"],
    ]);
    const invented = rows.filter((row) => !real.includes(row));
    expect(new Set(invented.map((row) => row["source"]))).toEqual(new Set(["sample"]));
    const issns = invented.map((row) => [row["issn"] ?? "", row["eissn"] ?? ""].filter((text) => text !== ""));
    expect(issns.filter((those) => those.length === 0 || those.some(checks))).toEqual([]);
  });
});
