import Database from "better-sqlite3";
import { analyserVersion } from "../../src/search/analyse.ts";
import { facets, names, type TextField, textFields } from "../../src/search/fields.ts";

/** An index of another format is as good as none: it is built anew. */
export const format = `fts5-2 analyser-${analyserVersion}`;

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

/** BM25 over the text table; the smaller the better. */
export const bm25 = `bm25(words, ${weights.join(", ")})`;

/** Stands between two values of a field, so that no phrase reaches from one into the next. Never a word. */
export const valueGap = "\u241f";

const schema = `
  CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE doc (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL,
    hidden INTEGER NOT NULL,
    year INTEGER,
    date INTEGER,
    sort_title TEXT NOT NULL,
    -- Ids of its facet values, 4 bytes each, little-endian.
    facets BLOB NOT NULL
  );
  -- printed: the form that most documents print. turn: grows with every value and every change of a form, for readers that follow.
  CREATE TABLE facet_value (
    id INTEGER PRIMARY KEY,
    facet INTEGER NOT NULL,
    key TEXT NOT NULL,
    printed TEXT NOT NULL,
    turn INTEGER NOT NULL UNIQUE,
    UNIQUE (facet, key)
  );
  -- The forms in which a value is printed, with the number of documents that print it so.
  CREATE TABLE facet_form (
    id INTEGER PRIMARY KEY,
    value INTEGER NOT NULL,
    printed TEXT NOT NULL,
    docs INTEGER NOT NULL,
    UNIQUE (value, printed)
  );
  CREATE TABLE facet_doc (value INTEGER NOT NULL, doc INTEGER NOT NULL, form INTEGER NOT NULL, PRIMARY KEY (value, doc)) WITHOUT ROWID;
  -- Identifiers as scheme:value, whole titles as title:key.
  CREATE TABLE name (key TEXT NOT NULL, doc INTEGER NOT NULL, PRIMARY KEY (key, doc)) WITHOUT ROWID;
  CREATE INDEX name_doc ON name (doc);
  -- Words that are analysed already and come joined by spaces: of letters and digits alone, which this tokenizer leaves as they are.
  CREATE VIRTUAL TABLE words USING fts5(${columnNames}, content='', contentless_delete=1, tokenize='ascii');
`;

/** Makes an empty index file. */
export function createIndexFile(file: string): void {
  const db = new Database(file);
  try {
    db.pragma("journal_mode = WAL");
    db.transaction(() => {
      db.exec(schema);
      db.prepare("INSERT INTO meta VALUES ('format', ?)").run(format);
    })();
  } finally {
    db.close();
  }
}

/** Opens an index file. Readers have a connection of their own and never wait for the writer. */
export function openIndexFile(file: string, mode: "read" | "write"): Database.Database {
  const db = new Database(file, { fileMustExist: true, readonly: mode === "read", timeout: 10_000 });
  // Kept pages, in KiB. An import has both connections open beside the catalogue's, and must stay small.
  db.pragma(`cache_size = ${mode === "read" ? -32768 : -16384}`);
  if (mode === "write") db.pragma("synchronous = NORMAL");
  return db;
}
