import { parentPort, workerData } from "node:worker_threads";
import { Kysely, SqliteDialect } from "kysely";
import { openUsageFile, type UsageSchema } from "./schema.ts";
import { writeBatch, writeIndexed } from "./write.ts";
import type { WriterOrder } from "./writer-thread.ts";

const database = openUsageFile(workerData as string);
const db = new Kysely<UsageSchema>({ dialect: new SqliteDialect({ database }) });

async function obey(order: WriterOrder): Promise<void> {
  if (order.do === "write") await writeBatch(db, order.batch);
  else if (order.do === "indexed") await writeIndexed(db, order.reads);
  else {
    await db.destroy();
    parentPort?.close();
  }
}

parentPort?.on("message", (order: WriterOrder) => {
  obey(order).then(
    () => parentPort?.postMessage(undefined),
    (error: unknown) => parentPort?.postMessage(error instanceof Error ? error.message : "it cannot be written"),
  );
});
