import type Database from "better-sqlite3";
import {
  type CompiledQuery,
  DummyDriver,
  Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from "kysely";
import { type Dialect, Parameter, type Prepared } from "../sql/prepare.ts";
import type { Schema } from "../sql/schema.ts";
import type { Connection } from "./connection.ts";

type Row = Readonly<Record<string, unknown>>;

/**
 * Runs compiled queries by better-sqlite3's prepared statements. Kysely's own driver prepares each query anew and serialises on one
 * connection; here a query is compiled and prepared once and costs what SQLite itself costs.
 */
class SqlitePrepared implements Prepared<Row, unknown> {
  readonly #connection: Connection;
  readonly #query: CompiledQuery;
  readonly #slots: readonly (string | undefined)[];
  #statement: Database.Statement | undefined;

  constructor(connection: Connection, query: CompiledQuery) {
    this.#connection = connection;
    this.#query = query;
    this.#slots = query.parameters.map((value) => (value instanceof Parameter ? value.name : undefined));
  }

  #prepared(): Database.Statement {
    return (this.#statement ??= this.#connection.prepare(this.#query.sql));
  }

  #values(parameters: Row): unknown[] {
    const values: unknown[] = Array.from({ length: this.#slots.length });
    for (let index = 0; index < values.length; index += 1) {
      const name = this.#slots[index];
      values[index] = name === undefined ? this.#query.parameters[index] : parameters[name];
    }
    return values;
  }

  all(parameters: Row): unknown[] {
    return this.#prepared().all(this.#values(parameters));
  }

  get(parameters: Row): unknown {
    return this.#prepared().get(this.#values(parameters));
  }

  run(parameters: Row): number {
    return Number(this.#prepared().run(this.#values(parameters)).lastInsertRowid);
  }
}

/** Compiles for SQLite and runs on one connection. */
export function sqliteDialect(connection: Connection): Dialect {
  const db = new Kysely<Schema>({
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (kysely) => new SqliteIntrospector(kysely),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    },
  });
  return { db, run: (query) => new SqlitePrepared(connection, query) };
}
