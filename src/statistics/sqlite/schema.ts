import { closeSync, openSync } from "node:fs";
import Database from "better-sqlite3";
import { ProblemError } from "../../domain/result.ts";
import type { UsageCounts } from "../../domain/usage.ts";
import type { Scope } from "../tally.ts";

interface Counted extends UsageCounts {
  readonly scope: Scope;
  readonly subject: string;
}

export interface UsageSchema {
  readonly usage_day: Counted & { readonly day: number };
  readonly usage_month: Counted & { readonly month: number };
  /** `indexed`: the sessions that the search index was told. */
  readonly usage_total: Counted & { readonly indexed: number };
  readonly shared_query: { readonly day: number; readonly query: string; readonly visitors: number };
}

/** "DPK3": tells it from a catalogue. */
const applicationId = 0x44504b33;
const schemaVersion = 1;
const patience = 10_000;

const counts = `
  scope text not null,
  subject text not null,
  views integer not null,
  downloads integer not null,
  sessions integer not null,
  downloadSessions integer not null,
  appearances integer not null,
  searches integer not null`;

const tables = `
  create table usage_day (${counts}, day integer not null, primary key (scope, subject, day)) without rowid;
  create index usage_day_day on usage_day (day);
  create table usage_month (${counts}, month integer not null, primary key (scope, subject, month)) without rowid;
  create index usage_month_read on usage_month (scope, month, sessions);
  create table usage_total (${counts}, indexed integer not null default 0, primary key (scope, subject)) without rowid;
  create index usage_total_read on usage_total (scope, sessions);
  create index usage_total_unindexed on usage_total (subject) where scope = 'record' and sessions <> indexed;
  create table shared_query (day integer not null, query text not null, visitors integer not null, primary key (day, query)) without rowid;
`;

/** Opens `usage.db`, making it where it is missing. Throws `damaged` and `wrong_version`. */
export function openUsageFile(file: string): Database.Database {
  // Made before SQLite would, for its owner alone: what little a site's visitors read can be told from it.
  closeSync(openSync(file, "a", 0o600));
  const connection = new Database(file, { timeout: patience });
  try {
    prepare(connection, file);
    return connection;
  } catch (error) {
    connection.close();
    if (error instanceof Database.SqliteError && /NOTADB|CORRUPT/.test(error.code)) {
      const message = `${file} cannot be read: move it away, and the statistics begin anew.`;
      throw new ProblemError("damaged", message, undefined, error);
    }
    throw error;
  }
}

function prepare(connection: Database.Database, file: string): void {
  const pragma = (text: string): number => Number(connection.pragma(text, { simple: true }));
  const version = pragma("user_version");
  if (version > schemaVersion)
    throw new ProblemError("wrong_version", `${file} was written by a newer version of DefinePK.`);
  if (version !== 0 && pragma("application_id") !== applicationId)
    throw new ProblemError("damaged", `${file} holds no statistics of DefinePK.`);
  connection.pragma("journal_mode = wal");
  // A batch lost with the machine's power is no more than one lost with the process: the file stays sound.
  connection.pragma("synchronous = normal");
  connection.pragma("cache_size = -8192");
  if (version === schemaVersion) return;
  connection
    .transaction(() => {
      if (pragma("user_version") === schemaVersion) return;
      connection.pragma(`application_id = ${applicationId}`);
      connection.exec(tables);
      connection.pragma(`user_version = ${schemaVersion}`);
    })
    .immediate();
}
