/**
 * Tells apart records of one document that have the same name: the first keeps it, others with other content get `~2`, `~3` behind it, in the document's
 * order, so that the same document gives the same names again. The same name with the same content is the same record.
 */
export class UniqueNames {
  readonly #given = new Map<string, string>();

  unique(name: string, hash: string): string {
    let unique = name;
    for (let n = 2; (this.#given.get(unique) ?? hash) !== hash; n += 1) unique = `${name}~${n}`;
    this.#given.set(unique, hash);
    return unique;
  }
}
