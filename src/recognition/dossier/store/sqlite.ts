import { chmodSync, closeSync, openSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { Kysely, SqliteDialect } from "kysely";
import type { Problem } from "../../../domain/result.ts";
import { ProblemError } from "../../../domain/result.ts";
import type { Dossier, Statement } from "../dossier.ts";
import type { DossierStore, Upload } from "./store.ts";

interface Schema {
  readonly dossier: {
    readonly id: string;
    readonly created_at: string;
    readonly expires_at: string;
    readonly state: Dossier["state"];
    readonly upload: Uint8Array | null;
    readonly upload_name: string | null;
    /** How often it was begun: a list that ends the process must not do so for ever. */
    readonly tries: number;
    readonly statement: string | null;
    readonly problem: string | null;
  };
}

/** "DPK2": tells it from a catalogue. */
const applicationId = 0x44504b32;
const schemaVersion = 1;
const ownerOnly = 0o600;
const mostTries = 3;

/** Opens `dossiers.db` of a data folder, for its owner alone. Throws `damaged` and `wrong_version`. */
export function openDossierStore(folder: string): DossierStore {
  const file = join(folder, "dossiers.db");
  // Made before SQLite would, which asks the umask; the journal beside it takes the file's own mode.
  closeSync(openSync(file, "a", ownerOnly));
  chmodSync(file, ownerOnly);
  const connection = new Database(file, { timeout: 10_000 });
  try {
    prepare(connection, file);
  } catch (error) {
    connection.close();
    if (error instanceof Database.SqliteError && /NOTADB|CORRUPT/.test(error.code)) {
      throw new ProblemError(
        "damaged",
        `${file} cannot be read: move it away, and dossiers begin anew.`,
        undefined,
        error,
      );
    }
    throw error;
  }
  return new SqliteDossierStore(new Kysely<Schema>({ dialect: new SqliteDialect({ database: connection }) }));
}

function prepare(connection: Database.Database, file: string): void {
  // What is deleted is overwritten, in the journal too.
  connection.pragma("secure_delete = on");
  connection.pragma("journal_mode = truncate");
  const version = Number(connection.pragma("user_version", { simple: true }));
  const id = Number(connection.pragma("application_id", { simple: true }));
  if (version > schemaVersion)
    throw new ProblemError("wrong_version", `${file} was written by a newer version of DefinePK.`);
  if (version !== 0 && id !== applicationId)
    throw new ProblemError("damaged", `${file} holds no dossiers of DefinePK.`);
  if (version === schemaVersion) return;
  connection.pragma(`application_id = ${applicationId}`);
  connection.exec(`
    create table dossier (
      id text primary key,
      created_at text not null,
      expires_at text not null,
      state text not null,
      upload blob,
      upload_name text,
      tries integer not null,
      statement text,
      problem text
    ) without rowid;
    create index dossier_waiting on dossier (created_at) where state = 'waiting';
    create index dossier_expires on dossier (expires_at);
    pragma user_version = ${schemaVersion};
  `);
}

class SqliteDossierStore implements DossierStore {
  readonly #db: Kysely<Schema>;

  constructor(db: Kysely<Schema>) {
    this.#db = db;
  }

  async create(
    { id, createdAt, expiresAt }: Pick<Dossier, "id" | "createdAt" | "expiresAt">,
    { bytes, name }: Upload,
  ): Promise<void> {
    const rest = { state: "waiting", tries: 0, statement: null, problem: null } as const;
    const row = {
      id,
      created_at: createdAt,
      expires_at: expiresAt,
      upload: Buffer.from(bytes),
      upload_name: name ?? null,
      ...rest,
    };
    await this.#db.insertInto("dossier").values(row).execute();
  }

  async get(id: string, now: string): Promise<Dossier | undefined> {
    const columns = ["id", "created_at", "expires_at", "state", "statement", "problem"] as const;
    const row = await this.#db
      .selectFrom("dossier")
      .select(columns)
      .where("id", "=", id)
      .where("expires_at", ">", now)
      .executeTakeFirst();
    if (row === undefined) return undefined;
    return {
      id: row.id,
      createdAt: row.created_at,
      expiresAt: row.expires_at,
      state: row.state,
      ...(row.statement === null ? {} : { statement: JSON.parse(row.statement) as Statement }),
      ...(row.problem === null ? {} : { problem: JSON.parse(row.problem) as Problem }),
    };
  }

  async next(): Promise<{ id: string; upload: Upload } | undefined> {
    const columns = ["id", "upload", "upload_name", "tries"] as const;
    const waiting = this.#db.selectFrom("dossier").select(columns).where("state", "=", "waiting");
    const row = await waiting.orderBy("created_at").limit(1).executeTakeFirst();
    if (row === undefined) return undefined;
    if (row.tries >= mostTries) {
      await this.finish(row.id, {
        code: "internal",
        message: "The list could not be read to its end. Please divide it.",
      });
      return this.next();
    }
    const tries = row.tries + 1;
    await this.#db.updateTable("dossier").set({ tries }).where("id", "=", row.id).execute();
    const name = row.upload_name === null ? {} : { name: row.upload_name };
    return { id: row.id, upload: { bytes: row.upload ?? new Uint8Array(), ...name } };
  }

  async putBack(id: string): Promise<void> {
    const update = this.#db.updateTable("dossier").set((of) => ({ tries: of("tries", "-", 1) }));
    await update.where("id", "=", id).where("tries", ">", 0).execute();
  }

  async waiting(): Promise<number> {
    const count = this.#db
      .selectFrom("dossier")
      .select((of) => of.fn.countAll<number>().as("count"))
      .where("state", "=", "waiting");
    return (await count.executeTakeFirst())?.count ?? 0;
  }

  async finish(id: string, result: Statement | Problem): Promise<void> {
    const isProblem = "code" in result;
    const state = isProblem ? "failed" : "done";
    const said = {
      statement: isProblem ? null : JSON.stringify(result),
      problem: isProblem ? JSON.stringify(result) : null,
    };
    const update = this.#db.updateTable("dossier").set({ state, ...said, upload: null, upload_name: null });
    // Once and for all: a statement that was issued is not written again.
    await update.where("id", "=", id).where("state", "=", "waiting").execute();
  }

  async delete(id: string): Promise<boolean> {
    const gone = await this.#db.deleteFrom("dossier").where("id", "=", id).executeTakeFirst();
    return Number(gone.numDeletedRows) > 0;
  }

  async forget(now: string): Promise<number> {
    const gone = await this.#db.deleteFrom("dossier").where("expires_at", "<=", now).executeTakeFirst();
    return Number(gone.numDeletedRows);
  }

  close(): Promise<void> {
    return this.#db.destroy();
  }
}
