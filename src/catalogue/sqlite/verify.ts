import type { Finding } from "../store.ts";
import { openReader } from "./connection.ts";

/** Compares what is derived with what it is derived from. */
export async function* verify(file: string, progress?: (done: number, total: number) => void): AsyncGenerator<Finding> {
  const connection = openReader(file);
  try {
    const rows = connection.pragma("integrity_check(20)") as { integrity_check: string }[];
    for (const row of rows) {
      if (row.integrity_check !== "ok") yield { what: row.integrity_check, subject: "catalogue.db" };
    }
    progress?.(1, 1);
  } finally {
    connection.close();
  }
}
