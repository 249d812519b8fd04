import { asProblem } from "../domain/result.ts";
import type { Fetched } from "./fetcher.ts";

/** The first `maxBytes` of an answer; what comes after is not fetched. A packed answer that is damaged gives what could be unpacked. */
export async function readUpTo(fetched: Fetched, maxBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of fetched.body) {
      chunks.push(chunk);
      size += chunk.length;
      if (size > maxBytes) break;
    }
  } catch (error) {
    if (asProblem(error)?.code !== "broken_document") throw error;
  } finally {
    fetched.discard();
  }
  return Buffer.concat(chunks).subarray(0, maxBytes);
}
