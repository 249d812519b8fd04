import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openSqliteStore } from "../../src/catalogue/sqlite/index.ts";
import type { Work } from "../../src/export/work.ts";
import { worksOf } from "../../src/web/works-of.ts";
import { importPath } from "../import-kit.ts";
import { sharedData } from "../shared-data.ts";

const files = [
  "oai/ojs-awl-p01.xml",
  "oai/ojs-icce-p01.xml",
  "oai/ojs-jume-p01.xml",
  "oai/ojs-watchbird-p01.xml",
  "oai/ojs-ciney-p01.xml",
  "oai/captures/capture-erudit.xml",
  "oai/captures/capture-cogprints.xml",
  "oai/captures/capture-hacettepe.xml",
  "oai/captures/capture-pubmedcentral.xml",
  "crossref/unixref-journal-articles.xml",
  "crossref/unixref-conference.xml",
  "crossref/pubmed-articles.xml",
  "books/crossref-oai/unixref-books-chapters-1.xml",
  "books/onix/onix3-multiple.xml",
  "books/marc/880_arabic_french_many_linkages.mrc",
  "urdu/bunyad-articles.jsonl",
  "urdu/ishraq-articles.jsonl",
];

/** Real records of every kind that the data have, as they are cited: some 1,500. */
export async function realWorks(): Promise<Work[]> {
  const folder = mkdtempSync(join(tmpdir(), "definepk-works-"));
  const store = openSqliteStore(folder);
  const catalogue = store.reader();
  try {
    const writer = await store.writer("import");
    for (const file of files) await importPath(writer, sharedData(file)).catch((error) => console.warn(file, error));
    writer.close();
    const works: Work[] = [];
    for (let after: string | undefined; ; ) {
      const page = await catalogue.versions(after, 500);
      const last = page.at(-1);
      if (last === undefined) break;
      after = last.id;
      const records = await catalogue.records(page.map(({ id }) => id));
      works.push(...(await worksOf(records, { catalogue, origin: "https://index.example.pk", today: "2026-01-15" })));
    }
    return works;
  } finally {
    catalogue.close();
    store.close();
    rmSync(folder, { recursive: true });
  }
}
