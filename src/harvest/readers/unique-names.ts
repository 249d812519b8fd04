import { createHash } from "node:crypto";

/**
 * Tells apart records of one document that have the same name: the first keeps it, others with other content get `~2`, `~3` behind it, in the document's
 * order, so that the same document gives the same names again. The same name with the same content is the same record.
 * Names and hashes are kept as numbers, for a document may have millions.
 */
export class UniqueNames {
  readonly #given = new Map<number, number>();

  unique(name: string, hash: string): string {
    const own = markOf(hash);
    let unique = name;
    let mark = markOf(name);
    for (let n = 2; (this.#given.get(mark) ?? own) !== own; n += 1) {
      unique = `${name}~${n}`;
      mark = markOf(unique);
    }
    this.#given.set(mark, own);
    return unique;
  }
}

/** 52 bits of a text's digest, as many as a number holds: among a million texts two have one mark once in nine thousand times. */
function markOf(text: string): number {
  return Number.parseInt(createHash("sha256").update(text).digest("hex").slice(0, 13), 16);
}
