import type { Incoming, IngestBatch } from "../../src/catalogue/ingest-types.ts";
import { article, author, bad, deleted, doi, inJournal, issn, live, row } from "./catalogue-kit.ts";

const journals = [
  ["Journal of Wheat", "1997-3438"],
  ["Studies in Pashto Poetry", "2073-2368"],
  ["The Shield", undefined],
] as const;

/** One made-up harvest over three sources that overlap, with deletions, bad records, corrections and recognition rows; always the same. */
export function batches(count = 60, size = 20): IngestBatch[] {
  const made: IngestBatch[] = [];
  for (let index = 0; index < count; index += 1) {
    const sourceId = ["a", "b", "c"][index % 3] ?? "a";
    const records = Array.from({ length: size }, (_, at) => record(index, at, size));
    const bytes = Buffer.from(JSON.stringify(records));
    made.push({
      sourceId,
      document: { name: `page ${index}`, format: "oai-pmh" },
      raw: [{ at: 0, bytes }],
      records: records.map((one, at) => ({ ...one, location: { start: at, end: bytes.length - at } })),
    });
  }
  return made;
}

function record(batch: number, at: number, size: number): Incoming {
  const n = Math.floor(batch / 3) * size + at;
  const [title, issnOf] = journals[n % 3] ?? journals[0];
  if (n % 17 === 0) return deleted(`oai:${Math.floor(n / 2)}`, { datestamp: "2024-01-01" });
  if (n % 23 === 0) return bad(`oai:${n}`);
  if (n % 29 === 0) {
    const named = { title, issns: issnOf === undefined ? [] : [issn(issnOf)] };
    return row(`row:${n}`, { journal: named, event: "recognised", category: "Y", from: "2020", authority: "HEC list" });
  }
  const where = inJournal(
    title,
    issnOf === undefined ? [] : [issnOf],
    { volume: String(n % 5), number: "1", year: 2020 },
    `${n}`,
  );
  const data = article(n % 11 === 0 ? "Editorial" : `On the matter of ${n} and of ${n * 7} things`, {
    ...where,
    contributors: [author(`Family${n % 13}`, "Given")],
    identifiers: n % 2 === 0 ? [doi(`10.1/${n}`)] : [],
  });
  return live(`oai:${n}`, data, { format: batch % 3 === 0 ? "crossref" : "oai_dc" });
}
