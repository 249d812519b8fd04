import { randomUUID } from "node:crypto";
import Database from "better-sqlite3";
import { ProblemError } from "../../domain/result.ts";
import { migrations } from "./migrations.ts";

/** "DPK1": tells a catalogue from any other SQLite file. */
export const applicationId = 0x44504b31;
export const schemaVersion = migrations.length;

/** How long a connection waits for another to end a step that needs the file alone (recovery, the last of a checkpoint). */
export const patience = 60_000;

export type Connection = Database.Database;

/** A connection for reading: cannot write, and in WAL never waits for the writer. */
export function openReader(file: string): Connection {
  // Opened for writing as far as the file goes: after a crash the first reader must be able to recover the log.
  const connection = new Database(file, { timeout: patience });
  connection.pragma("query_only = on");
  // 8 MiB: what is read again and again is in the operating system's cache too, and there are several readers.
  connection.pragma("cache_size = -8192");
  return connection;
}

/**
 * The one connection that writes. `synchronous = full`: a batch that is acknowledged is on the disk, also when the power fails; one
 * sync a batch costs little.
 */
export function openWriter(file: string): Connection {
  const connection = new Database(file, { timeout: patience });
  connection.pragma("synchronous = full");
  // 32 MiB: more made a 500 MB import faster by a tenth at most, and took it over 300 MB of memory.
  connection.pragma("cache_size = -32768");
  connection.pragma("wal_autocheckpoint = 16000");
  connection.pragma("journal_size_limit = 67108864");
  return connection;
}

function versionOf(connection: Connection, file: string): number {
  const id = Number(connection.pragma("application_id", { simple: true }));
  const version = Number(connection.pragma("user_version", { simple: true }));
  const tables = connection.prepare("select count(*) from sqlite_schema").pluck().get();
  if (id !== applicationId && (version !== 0 || tables !== 0)) {
    throw new ProblemError("damaged", `${file} is not a catalogue of DefinePK.`);
  }
  if (version > schemaVersion) {
    throw new ProblemError(
      "wrong_version",
      `${file} was written by a newer version of DefinePK (schema ${version}, this one knows ${schemaVersion}).`,
    );
  }
  return version;
}

/** Brings a catalogue's schema up to date, creating it where the file is new. Throws `wrong_version` for one of a newer version. */
export function migrate(file: string): void {
  const connection = new Database(file, { timeout: patience });
  try {
    if (versionOf(connection, file) === schemaVersion) return;
    connection.pragma("journal_mode = wal");
    connection.pragma(`application_id = ${applicationId}`);
    connection
      .transaction(() => {
        // Looked at again behind the lock: another process may have been faster.
        for (let version = versionOf(connection, file); version < schemaVersion; version += 1) {
          connection.exec(migrations[version] ?? "");
          connection.pragma(`user_version = ${version + 1}`);
        }
        const epoch = connection.prepare("insert into meta (name, value) values ('epoch', ?) on conflict do nothing");
        epoch.run(randomUUID());
      })
      .immediate();
  } catch (error) {
    throw asDamage(error, file);
  } finally {
    connection.close();
  }
}

/** What SQLite says of a file that it cannot read, as a Problem. */
export function asDamage(error: unknown, file: string): unknown {
  const code = error instanceof Database.SqliteError ? error.code : "";
  if (!/^SQLITE_(NOTADB|CORRUPT)/.test(code)) return error;
  return new ProblemError("damaged", `${file} cannot be read as a catalogue: restore a backup.`, undefined, error);
}

/** Throws `damaged` or `wrong_version` unless the file is a sound catalogue that this version can read. */
export function check(file: string): void {
  const connection = new Database(file, { readonly: true, fileMustExist: true, timeout: patience });
  try {
    versionOf(connection, file);
    if (Number(connection.pragma("application_id", { simple: true })) !== applicationId) {
      throw new ProblemError("damaged", `${file} is not a catalogue of DefinePK.`);
    }
    const findings = connection.pragma("integrity_check(1)", { simple: true });
    if (findings !== "ok") throw new ProblemError("damaged", `${file} is damaged: ${String(findings)}`);
  } catch (error) {
    throw asDamage(error, file);
  } finally {
    connection.close();
  }
}
