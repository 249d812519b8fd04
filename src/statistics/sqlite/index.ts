import { existsSync } from "node:fs";
import { join } from "node:path";
import type Database from "better-sqlite3";
import { type Compilable, Kysely, SqliteDialect } from "kysely";
import type { UsageCounts } from "../../domain/usage.ts";
import type { UsageBatch } from "../counter.ts";
import type { SharedQuery } from "../shared-queries.ts";
import type { MostUsed, PeriodCounts, Step, UnindexedReads, UsageStore } from "../store.ts";
import { noCounts, type Scope, type Subject } from "../tally.ts";
import { openUsageFile, type UsageSchema } from "./schema.ts";
import { WriterThread } from "./writer-thread.ts";

const counted = ["views", "downloads", "sessions", "downloadSessions", "appearances", "searches"] as const;
const mostIds = 500;

/** Whether anything was ever counted in a data folder. */
export function hasUsage(folder: string): boolean {
  return existsSync(join(folder, "usage.db"));
}

/** Opens `usage.db` of a data folder. Throws `damaged` and `wrong_version`. */
export function openUsageStore(folder: string): UsageStore {
  const file = join(folder, "usage.db");
  return new SqliteUsageStore(openUsageFile(file), file);
}

/** What each page with statistics asks: prepared once, where Kysely's driver would prepare it anew each time. Values in a query stand for parameters in their order. */
function preparedQueries(database: Database.Database, db: Kysely<UsageSchema>) {
  const prepared = (query: Compilable): Database.Statement => database.prepare(query.compile().sql);
  const days = db
    .selectFrom("usage_day")
    .select([...counted, "day as period"])
    .where("scope", "=", "record");
  const months = db
    .selectFrom("usage_month")
    .select([...counted, "month as period"])
    .where("scope", "=", "record");
  const total = db.selectFrom("usage_total").select(counted).where("scope", "=", "record");
  const first = db.selectFrom("usage_day").select("day").where("scope", "=", "index").orderBy("day");
  return {
    total: prepared(total.where("subject", "=", "")),
    day: prepared(days.where("subject", "=", "").where("day", ">=", 0).where("day", "<=", 0).orderBy("day")),
    month: prepared(months.where("subject", "=", "").where("month", ">=", 0).where("month", "<=", 0).orderBy("month")),
    first: prepared(first.limit(1)),
  };
}

class SqliteUsageStore implements UsageStore {
  readonly #db: Kysely<UsageSchema>;
  readonly #prepared: ReturnType<typeof preparedQueries>;
  readonly #writer: WriterThread;
  /** Once true it stays so. */
  #offersReads = false;

  constructor(database: Database.Database, file: string) {
    this.#db = new Kysely<UsageSchema>({ dialect: new SqliteDialect({ database }) });
    this.#prepared = preparedQueries(database, this.#db);
    this.#writer = new WriterThread(file);
  }

  async total({ scope, id }: Subject): Promise<UsageCounts> {
    return (this.#prepared.total.get(scope, id) as UsageCounts | undefined) ?? noCounts;
  }

  async series({ scope, id }: Subject, step: Step, from: number, to: number): Promise<PeriodCounts[]> {
    return this.#prepared[step].all(scope, id, from, to) as PeriodCounts[];
  }

  async mostRead(scope: Exclude<Scope, "index">, month: number | undefined, limit: number): Promise<MostUsed[]> {
    if (month === undefined) {
      const all = this.#db.selectFrom("usage_total").select(["subject as id", "sessions"]).where("scope", "=", scope);
      return all.where("sessions", ">", 0).orderBy("sessions", "desc").orderBy("subject").limit(limit).execute();
    }
    const query = this.#db.selectFrom("usage_month").select(["subject as id", "sessions"]).where("scope", "=", scope);
    return query
      .where("month", "=", month)
      .where("sessions", ">", 0)
      .orderBy("sessions", "desc")
      .orderBy("subject")
      .limit(limit)
      .execute();
  }

  async queries(from: number, limit: number): Promise<Omit<SharedQuery, "day">[]> {
    return this.#db
      .selectFrom("shared_query")
      .select((of) => ["query", of.fn.sum<number>("visitors").as("visitors")])
      .where("day", ">=", from)
      .groupBy("query")
      .orderBy("visitors", "desc")
      .orderBy("query")
      .limit(limit)
      .execute();
  }

  async reads(ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const reads = new Map<string, number>();
    for (let at = 0; at < ids.length; at += mostIds) {
      const query = this.#db.selectFrom("usage_total").select(["subject", "sessions"]).where("scope", "=", "record");
      const rows = await query
        .where("subject", "in", ids.slice(at, at + mostIds))
        .where("sessions", ">", 0)
        .execute();
      for (const { subject, sessions } of rows) reads.set(subject, sessions);
    }
    return reads;
  }

  async offersReads(): Promise<boolean> {
    if (this.#offersReads) return true;
    const query = this.#db.selectFrom("usage_total").select("subject").where("scope", "=", "record");
    this.#offersReads = (await query.where("indexed", ">", 0).limit(1).executeTakeFirst()) !== undefined;
    return this.#offersReads;
  }

  async since(): Promise<number | undefined> {
    const first = this.#prepared.first.get("index", 1) as { day: number } | undefined;
    return first?.day;
  }

  write(batch: UsageBatch): Promise<void> {
    return this.#writer.order({ do: "write", batch });
  }

  async unindexed(limit: number): Promise<UnindexedReads[]> {
    const query = this.#db.selectFrom("usage_total").select(["subject as id", "sessions as reads"]);
    const isBehind = query.where("scope", "=", "record").whereRef("sessions", "<>", "indexed");
    return isBehind.orderBy("subject").limit(limit).execute();
  }

  markIndexed(reads: readonly UnindexedReads[]): Promise<void> {
    return this.#writer.order({ do: "indexed", reads });
  }

  async close(): Promise<void> {
    await this.#writer.close();
    await this.#db.destroy();
  }
}
