import Database from "better-sqlite3";
import { facets, names, type TextField, textFields } from "../../src/search/fields.ts";

export const fieldNames: readonly TextField[] = names(textFields);
export const facetNames = names(facets);

/** How much a soft form weighs beside the exact one. */
const softWeight = 0.25;

/** The columns of the text table: each field's exact words, then each field's soft forms. */
export const exactColumn = (field: TextField): string => `${field}_exact`;
export const softColumn = (field: TextField): string => `${field}_soft`;
export const columns = [false, true].flatMap((soft) =>
  fieldNames.map((field) => ({ field, soft, name: soft ? softColumn(field) : exactColumn(field) })),
);
const columnNames = columns.map((column) => column.name).join(", ");
const weights = columns.map(({ field, soft }) => textFields[field].weight * (soft ? softWeight : 1));

export const insertWords = `INSERT INTO words (rowid, ${columnNames}) VALUES (?${", ?".repeat(columns.length)})`;

/** Stands between two values of a field, so that no phrase reaches from one into the next. Never a word. */
export const valueGap = "\u241f";

const schema = `
  -- facets: ids of its facet values, 4 bytes each, little-endian.
  CREATE TABLE doc (id INTEGER PRIMARY KEY, key TEXT NOT NULL, year INTEGER, date INTEGER, facets BLOB NOT NULL);
  CREATE TABLE facet_value (id INTEGER PRIMARY KEY, facet INTEGER NOT NULL, key TEXT NOT NULL, printed TEXT NOT NULL);
  CREATE TABLE title (key TEXT NOT NULL, doc INTEGER NOT NULL, PRIMARY KEY (key, doc)) WITHOUT ROWID;
  -- Words that are analysed already and come joined by spaces: of letters and digits alone, which this tokenizer leaves as they are.
  CREATE VIRTUAL TABLE words USING fts5(${columnNames}, content='', tokenize='ascii');
  INSERT INTO words (words, rank) VALUES ('rank', 'bm25(${weights.join(", ")})');
`;

/** Makes an empty index file and opens it for one long load that need not survive a crash. */
export function createIndexFile(file: string): Database.Database {
  const db = new Database(file);
  db.pragma("journal_mode = OFF");
  db.pragma("synchronous = OFF");
  db.pragma("cache_size = -262144");
  db.exec(schema);
  return db;
}

/** Opens an index file for searching, with as much memory as the embedded engine may take (512 MiB), and the file mapped besides. */
export function openIndexFile(file: string): Database.Database {
  const db = new Database(file, { fileMustExist: true, readonly: true });
  db.pragma("cache_size = -524288");
  db.pragma("mmap_size = 8589934592");
  return db;
}
