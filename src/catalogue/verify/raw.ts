import { hash } from "node:crypto";
import { zstdDecompressSync } from "node:zlib";
import type { DocumentRow, QuarantineRow } from "../rows.ts";
import type { LinkedChunk } from "../scan.ts";
import { type Findings, isInstant, type Parts, raise } from "./parts.ts";

/** Chunks of raw bytes against their hashes. */
export async function* checkChunks({ scan, pace }: Pick<Parts, "scan" | "pace">): Findings {
  for await (const chunk of scan.chunks()) {
    await pace.step();
    let sound = false;
    try {
      const bytes = zstdDecompressSync(chunk.bytes);
      sound = bytes.length === chunk.size && hash("sha256", bytes) === Buffer.from(chunk.hash).toString("hex");
    } catch {
      // Not even unpackable.
    }
    if (!sound) yield { what: "raw bytes do not have their hash", subject: `chunk ${chunk.key}` };
  }
}

/** Documents: whole, without gaps, and as often pointed into as they say. */
export async function* checkDocuments({ tables, scan, pace, counted }: Parts): Findings {
  for await (const document of scan.documents()) {
    await pace.step();
    const subject = `${document.name} (document ${document.key})`;
    if ((counted.uses.get(document.key) ?? 0) !== document.uses)
      yield { what: "count of its records is wrong", subject };
    if (!isWhole(document, await scan.chunksOf(document.key))) yield { what: "raw bytes are missing", subject };
    if (!isInstant(document.received_at)) yield { what: "has no time of receipt", subject };
    if ((await tables.sources.byKey(document.source)) === undefined) yield { what: "its source is missing", subject };
    counted.uses.delete(document.key);
  }
  for (const key of counted.uses.keys()) yield { what: "document is missing", subject: `document ${key}` };
  for (const key of await scan.missingDocuments())
    yield { what: "raw bytes of a document that is not there", subject: `document ${key}` };
  for (const key of await scan.strayChunks()) yield { what: "raw bytes of no document", subject: `chunk ${key}` };
}

function isWhole(document: DocumentRow, chunks: readonly LinkedChunk[]): boolean {
  let end = document.start;
  for (const { start, size } of chunks) {
    if (size === null || start !== end) return false;
    end += size;
  }
  return end === document.size;
}

/** Quarantine entries by themselves; their bytes are read again by `Again`. */
export async function* checkEntry({ tables, counted }: Parts, entry: QuarantineRow): Findings {
  const subject = `quarantine ${entry.id}`;
  counted.quarantined += 1;
  raise(counted.uses, entry.document);
  if (!isInstant(entry.at) || entry.code === "" || entry.message === "")
    yield { what: "says neither when nor why", subject };
  const document = await tables.raw.document(entry.document);
  if (document?.source !== entry.source) yield { what: "is of another source than its document", subject };
}
