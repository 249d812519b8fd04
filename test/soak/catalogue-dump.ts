import { join } from "node:path";
import Database from "better-sqlite3";

/** Where the bytes lie, and who asked when: these may differ between two ways to the same catalogue. */
const leftOut = new Set(["document", "document_chunk", "chunk", "tail", "run", "meta", "sqlite_sequence"]);
/** A decision's chain covers its time. */
const columnsLeftOut = /(^|_)at$|^(document|start|end|chain)$/;

/**
 * Every row of the catalogue in a folder as one line of text, sorted: sources with their checkpoints, source records, records with ids
 * and provenance, identifiers, issues, decisions, proposals, quarantine, in the order of their making where they are numbered.
 * Without times and without where raw bytes lie.
 */
export function dumpCatalogue(folder: string): string[] {
  const database = new Database(join(folder, "catalogue.db"), { readonly: true });
  try {
    const tables = database.prepare("select name from sqlite_master where type = 'table'").pluck().all() as string[];
    return tables
      .filter((table) => !leftOut.has(table))
      .flatMap((table) =>
        (database.prepare(`select * from "${table}"`).all() as Record<string, unknown>[]).map(
          (row) => `${table} ${line(row)}`,
        ),
      )
      .sort();
  } finally {
    database.close();
  }
}

/** Records and source records with their ids and contents, sorted: what does not depend on the order in which they came. */
export function dumpRecords(folder: string): string[] {
  const database = new Database(join(folder, "catalogue.db"), { readonly: true });
  try {
    const queries = [
      "select id, kind, state, title, data from record",
      "select identifier, state, hash, format, record, data from source_record",
    ];
    return queries.flatMap((query) => (database.prepare(query).all() as Record<string, unknown>[]).map(line)).sort();
  } finally {
    database.close();
  }
}

function line(row: Record<string, unknown>): string {
  const kept = Object.entries(row).filter(([name]) => !columnsLeftOut.test(name));
  return JSON.stringify(Object.fromEntries(kept.map(([name, value]) => [name, plain(value)])));
}

/** Times of receipt stand inside some values too, e.g. in provenance. */
function plain(value: unknown): unknown {
  if (Buffer.isBuffer(value)) return value.toString("hex");
  return typeof value === "string" ? value.replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+Z/g, "(time)") : value;
}
