import type { Compilable, CompiledQuery, Kysely } from "kysely";
import type { Awaitable } from "../tables.ts";
import type { Schema } from "./schema.ts";

/** Stands for a parameter in a query that is compiled once. */
export class Parameter {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

/** A query compiled once and prepared once, run with named parameters. */
export interface Prepared<P, R> {
  all(parameters: P): Awaitable<R[]>;
  get(parameters: P): Awaitable<R | undefined>;
  /** Gives the key of a row that was inserted, where the dialect knows one. */
  run(parameters: P): Awaitable<number>;
}

/** One dialect's way to run what Kysely compiles. */
export interface Dialect {
  readonly db: Kysely<Schema>;
  run(query: CompiledQuery): Prepared<Readonly<Record<string, unknown>>, unknown>;
}

const parameters = new Proxy({}, { get: (_, name) => new Parameter(String(name)) }) as unknown;

/** Compiles a query whose parameters are the properties that it reads: `prepare(dialect, (p: { id: string }) => …where("id", "=", p.id))`. */
export function prepare<P extends object, R>(dialect: Dialect, build: (p: P) => Compilable<R>): Prepared<P, R> {
  return dialect.run(build(parameters as P).compile()) as Prepared<P, R>;
}

/** Every named column as a parameter of the same name, for inserts and updates of whole rows. */
export function columns<P, K extends keyof P>(p: P, ...names: readonly K[]): Pick<P, K> {
  return Object.fromEntries(names.map((name) => [name, p[name]])) as Pick<P, K>;
}
