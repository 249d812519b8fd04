/*
 * The rest of a document that broke off is kept in quarantine under a name of its own, `broken:<document>:<byte>`, until the document
 * comes whole.
 */

export function brokenRestOf(document: string, offset: number): string {
  return `broken:${document}:${offset}`;
}

/** The document that a quarantine entry is the rest of, by its identifier; undefined where it is a record's. */
export function documentOfRest(identifier: string): string | undefined {
  return /^broken:(?<document>.*):\d+$/s.exec(identifier)?.groups?.["document"];
}
