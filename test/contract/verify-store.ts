import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { oaiDocument, oaiRecord } from "../fixtures/oai-record.ts";
import { importPath, importText } from "../import-kit.ts";
import { idsOf, type opened, titled } from "./catalogue-kit.ts";

const sample = fileURLToPath(new URL("../../sample/", import.meta.url));

interface SampleIndex {
  readonly source: { readonly id: string; readonly name: string };
  readonly files: readonly { readonly file: string }[];
}

const header = "journal,issn,category,from,to,list\n";
const rows = [
  "Journal of Tests,2049-3630,Y,2020-07-01,2021-06-30,A",
  "Journal of Tests,2049-3630,X,2021-07-01,2022-06-30,A",
  "Review of Nothing at All,,Y,2020-07-01,,A",
  "The Journal of Tests,,Z,2019-07-01,2020-06-30,A",
];

/** Of Crossref's works, one that cites the other. */
const works = [
  { DOI: "10.5555/citing", title: ["Wells of the salt range"], reference: [{ key: "1", DOI: "10.5555/cited" }] },
  { DOI: "10.5555/cited", title: ["Springs of the salt range"] },
].map((work) => ({ ...work, type: "journal-article", issued: { "date-parts": [[2020]] } }));

type Kit = Awaited<ReturnType<typeof opened>>;

/** Files of the sample, as its source. */
export async function importSample(writer: Kit["writer"], which: RegExp): Promise<void> {
  const index = JSON.parse(readFileSync(join(sample, "index.json"), "utf8")) as SampleIndex;
  await writer.putSource({ ...index.source, format: "files", sample: true });
  for (const { file } of index.files) {
    if (which.test(file)) await importPath(writer, join(sample, file), index.source.id);
  }
}

/**
 * A store with some of everything that a catalogue can hold: files of the sample, records of two sources joined by rules and by a person, joins
 * taken back, proposals, redirects, tombstones, deletions known before their records, lists corrected, complete and removed, runs,
 * a source with a checkpoint, quarantine.
 */
export async function fillStore({ writer, reader }: Kit): Promise<void> {
  await importSample(writer, /^(sjus|jms-peshawar|hec|news)/);

  const oai = { format: "oai-pmh", settings: { metadataPrefix: "oai_dc" } } as const;
  await writer.putSource({
    ...oai,
    id: "one",
    name: "One",
    url: "https://one.example/oai",
    check: { state: "pending" },
  });
  await writer.putSource({ ...oai, id: "two", name: "Two", url: "https://two.example/oai" });
  const bad = oaiRecord(90, "").replace(/<dc:title[^>]*><\/dc:title>/, "");
  const never = `<record><header status="deleted"><identifier>oai:tests.example:article/91</identifier><datestamp>2026-01-01</datestamp></header></record>`;
  const one = [1, 2, 3, 4, 5, 6, 7, 8].map((n) => oaiRecord(n, `${words[n]} in the canal colonies`));
  await importText(writer, "one.xml", oaiDocument([...one, bad, never], "https://one.example/oai"));
  const two = [1, 2].map((n) => oaiRecord(n, `${words[n]} in the canal colonies`, "<dc:subject>Canals</dc:subject>"));
  const unlike = oaiRecord(3, "Something else altogether").replace("Jadoon, Sara", "Khan, Ali");
  await importText(writer, "two.xml", oaiDocument([...two, unlike], "https://two.example/oai"));
  await importText(writer, "broken.xml", oaiDocument([oaiRecord(20, "Whole"), oaiRecord(21, "Broken")]).slice(0, -300));
  // A newer version of the same day, a deletion, and a checkpoint.
  const deleted = oaiRecord(5, "")
    .replace("<header>", '<header status="deleted">')
    .replace(/<metadata>.*<\/metadata>/s, "");
  await importText(
    writer,
    "one-2.xml",
    oaiDocument([oaiRecord(4, "Rivers again"), deleted], "https://one.example/oai"),
  );
  await writer.setCheckpoint("one", { version: 1 });

  await importText(writer, "hec.csv", `${header}${rows.join("\n")}\nJournal of Bad Rows,,Q,,,A\n`, "hec");
  await importText(writer, "hec.csv", `${header}${rows.slice(1).join("\n")}\n`, "hec");
  const list = { body: "HEC", scope: "national", from: "2020-07-01", complete: true } as const;
  await writer.putList("hec", { ...list, name: "A" });
  await writer.putList("hec", { ...list, name: "A", to: "2022-06-30" });
  await importText(writer, "gone.csv", `${header}${rows[0]}\n`, "gone");
  await writer.putList("gone", { ...list, name: "A" });
  await writer.removeSource("gone");

  const rule = (text: string): string =>
    JSON.stringify({ rules: [{ name: "a-rule", text, effect: { kind: "notice" } }] });
  await importText(writer, "rules.json", rule("As it was."), "rules");
  await importText(writer, "rules.json", rule("As it is."), "rules");

  await importText(writer, "issn-l.txt", "ISSN\tISSN-L\n1997-3438\t1997-3438\n1997-3446\t1997-3438\n");

  await importText(writer, "works.jsonl", works.map((work) => JSON.stringify(work)).join("\n"), "crossref");

  const at = async (n: number): Promise<string> => (await titled(reader, `${words[n]} in the canal colonies`)).id;
  const [six, seven, eight] = [await at(6), await at(7), await at(8)];
  await writer.merge(six, seven, "someone", "looked alike");
  await writer.merge(eight, seven, "someone", "looked alike");
  await writer.unmerge("one", "oai:tests.example:article/6", "someone", "did not");
  if ((await idsOf(reader, "article")).length < 30) throw new Error("the sample is not there");
}

const words = ["", "Wheat", "Cotton", "Maize", "Rivers", "Salt", "Sugar", "Rice", "Gram"];
