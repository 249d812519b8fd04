import { once } from "node:events";
import { createReadStream, createWriteStream } from "node:fs";
import { finished } from "node:stream/promises";
import type { SearchDocument } from "../../src/search/engine.ts";
import { documents, readMaterial } from "./corpus.ts";

const mebibyte = 1024 * 1024;

/**
 * Writes the corpus as lines of JSON. Every peer reads the same file, so that none holds what the corpus is made from in its memory; the
 * first n lines are the corpus of n records.
 */
export async function writeCorpus(path: string, count: number, onProgress: (done: number) => void): Promise<void> {
  const out = createWriteStream(path, { highWaterMark: mebibyte });
  let done = 0;
  for (const document of documents(readMaterial(), count)) {
    if (!out.write(`${JSON.stringify(document)}\n`)) await once(out, "drain");
    done += 1;
    if (done % 10_000 === 0) onProgress(done);
  }
  out.end();
  await finished(out);
}

/** The first `count` documents of a corpus file. */
export async function* readCorpus(path: string, count: number): AsyncGenerator<SearchDocument> {
  let rest: Buffer = Buffer.alloc(0);
  let left = count;
  for await (const chunk of createReadStream(path, { highWaterMark: mebibyte }) as AsyncIterable<Buffer>) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let start = 0;
    for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, start)) {
      if (left === 0) return;
      yield JSON.parse(bytes.toString("utf8", start, end)) as SearchDocument;
      left -= 1;
      start = end + 1;
    }
    rest = bytes.subarray(start);
  }
}

export async function* inBatches(
  documents: AsyncIterable<SearchDocument>,
  size: number,
): AsyncGenerator<readonly SearchDocument[]> {
  let batch: SearchDocument[] = [];
  for await (const document of documents) {
    batch.push(document);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
