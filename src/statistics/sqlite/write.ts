import { type Kysely, type RawBuilder, sql } from "kysely";
import { type UsageCounts, usageNames } from "../../domain/usage.ts";
import type { UsageBatch } from "../counter.ts";
import { monthOfDay } from "../periods.ts";
import type { UnindexedReads } from "../store.ts";
import type { DayCounts, Subject } from "../tally.ts";
import type { UsageSchema } from "./schema.ts";

/** Rows of one statement. */
const chunk = 300;
/** Days of single records and journals are kept so long; months and totals stay. */
const keptDays = 400;

/** Adds all of a batch, or nothing. */
export async function writeBatch(db: Kysely<UsageSchema>, { counts, queries }: UsageBatch): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    for (const rows of chunks(counts)) {
      await addDays(transaction, rows);
      await addMonths(transaction, rows);
      await addTotals(transaction, rows);
    }
    for (const rows of chunks(queries)) {
      await transaction
        .insertInto("shared_query")
        .values(rows)
        .onConflict((conflict) =>
          conflict.columns(["day", "query"]).doUpdateSet((of) => ({ visitors: of.ref("excluded.visitors") })),
        )
        .execute();
    }
    const latest = counts.reduce((day, row) => Math.max(day, row.day), 0);
    if (latest > 0) {
      const old = transaction.deleteFrom("usage_day").where("day", "<", latest - keptDays);
      await old.where("scope", "<>", "index").execute();
    }
  });
}

/** Notes what the search index was told. */
export async function writeIndexed(db: Kysely<UsageSchema>, reads: readonly UnindexedReads[]): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    for (const { id, reads: indexed } of reads) {
      const update = transaction.updateTable("usage_total").set({ indexed });
      await update.where("scope", "=", "record").where("subject", "=", id).execute();
    }
  });
}

function* chunks<T>(rows: readonly T[]): Generator<T[]> {
  for (let at = 0; at < rows.length; at += chunk) yield rows.slice(at, at + chunk);
}

const countsOf = (row: UsageCounts): UsageCounts => ({
  views: row.views,
  downloads: row.downloads,
  sessions: row.sessions,
  downloadSessions: row.downloadSessions,
  appearances: row.appearances,
  searches: row.searches,
});
const subjectOf = ({ scope, id }: Subject) => ({ scope, subject: id });

/** Rows of several days put together by another period. */
function summed<K extends string>(rows: readonly DayCounts[], periodOf: (day: number) => Record<K, number>) {
  const sums = new Map<string, ReturnType<typeof subjectOf> & UsageCounts & Record<K, number>>();
  for (const row of rows) {
    const period = periodOf(row.day);
    const key = `${row.scope} ${row.id} ${Object.values(period).join()}`;
    const before = sums.get(key);
    const counts = before === undefined ? countsOf(row) : plus(before, row);
    sums.set(key, { ...subjectOf(row), ...period, ...counts });
  }
  return [...sums.values()];
}

function plus(a: UsageCounts, b: UsageCounts): UsageCounts {
  return Object.fromEntries(usageNames.map((name) => [name, a[name] + b[name]])) as unknown as UsageCounts;
}

/** Each count of the row that is there, and that of the row that comes. */
function plusExcluded(table: keyof UsageSchema): Record<keyof UsageCounts, RawBuilder<number>> {
  const sum = (name: string) => sql<number>`${sql.ref(`${table}.${name}`)} + ${sql.ref(`excluded.${name}`)}`;
  return Object.fromEntries(usageNames.map((name) => [name, sum(name)])) as Record<
    keyof UsageCounts,
    RawBuilder<number>
  >;
}

type Database = Pick<Kysely<UsageSchema>, "insertInto">;

async function addDays(db: Database, rows: readonly DayCounts[]): Promise<void> {
  await db
    .insertInto("usage_day")
    .values(rows.map((row) => ({ ...subjectOf(row), ...countsOf(row), day: row.day })))
    .onConflict((conflict) => conflict.columns(["scope", "subject", "day"]).doUpdateSet(plusExcluded("usage_day")))
    .execute();
}

async function addMonths(db: Database, rows: readonly DayCounts[]): Promise<void> {
  await db
    .insertInto("usage_month")
    .values(summed(rows, (day) => ({ month: monthOfDay(day) })))
    .onConflict((conflict) => conflict.columns(["scope", "subject", "month"]).doUpdateSet(plusExcluded("usage_month")))
    .execute();
}

async function addTotals(db: Database, rows: readonly DayCounts[]): Promise<void> {
  await db
    .insertInto("usage_total")
    .values(summed(rows, () => ({ indexed: 0 })))
    .onConflict((conflict) => conflict.columns(["scope", "subject"]).doUpdateSet(plusExcluded("usage_total")))
    .execute();
}
