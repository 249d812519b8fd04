import { createHash } from "node:crypto";
import type { Incoming, Mapped } from "../../src/catalogue/ingest-types.ts";
import type { CatalogueWriter } from "../../src/catalogue/writer.ts";
import type { RecognitionRow } from "../../src/domain/recognition.ts";
import type { ArticleData, CommonData, JournalData } from "../../src/domain/record.ts";

const common: Omit<CommonData, "titles"> = {
  abstracts: [],
  contributors: [],
  identifiers: [],
  languages: ["en"],
  keywords: [],
  subjects: [],
  access: "unknown",
  links: [],
};

export const issn = { scheme: "issn", value: "1997-3438", valid: true } as const;

export function article(title: string, parts: Partial<ArticleData> = {}): ArticleData {
  return {
    ...common,
    kind: "article",
    type: "article",
    titles: [{ value: title, lang: "en" }],
    references: [],
    container: { titles: [{ value: "Journal of Medical Sciences" }], issns: [issn] },
    published: { start: "2024-05-01" },
    ...parts,
  };
}

export function journal(title: string, parts: Partial<JournalData> = {}): JournalData {
  return { ...common, kind: "journal", titles: [{ value: title }], formerTitles: [], identifiers: [issn], ...parts };
}

export function recognised(category: "W" | "X" | "Y" | "Z", from: string, to: string): RecognitionRow {
  const journal = { title: "Journal of Medical Sciences", issns: [issn] };
  return { journal, event: "recognised", category, from, to, authority: "HEC list" };
}

/** Gives records to a catalogue as one file of a source would; `undefined` = deleted at the source. */
export async function feed(
  writer: CatalogueWriter,
  sourceId: string,
  records: Readonly<Record<string, ArticleData | JournalData | RecognitionRow | undefined>>,
): Promise<void> {
  const bytes = Buffer.from(JSON.stringify(records));
  const location = { start: 0, end: bytes.length };
  const name = createHash("sha256").update(bytes).digest("hex");
  const incoming = Object.entries(records).map(([identifier, record]): Incoming => {
    const base = {
      identifier,
      format: "oai_dc",
      location,
      hash: createHash("sha256")
        .update(JSON.stringify(record ?? ""))
        .digest("hex"),
    };
    if (record === undefined) return { ...base, state: "deleted" };
    const mapped: Mapped = "kind" in record ? { is: "record", data: record } : { is: "recognition", row: record };
    return { ...base, state: "live", mapped };
  });
  if ((await writer.source(sourceId)) === undefined)
    await writer.putSource({ id: sourceId, name: sourceId, format: "oai-pmh" });
  await writer.ingest({ sourceId, document: { name, format: "oai-pmh" }, raw: [{ at: 0, bytes }], records: incoming });
}
