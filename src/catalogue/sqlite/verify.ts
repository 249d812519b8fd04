import { asProblem } from "../../domain/result.ts";
import { sqlScan } from "../sql/scan.ts";
import { sqlTables } from "../sql/tables.ts";
import type { Finding, VerifyOptions } from "../store.ts";
import { verifyCatalogue } from "../verify/index.ts";
import { asDamage, openReader } from "./connection.ts";
import { sqliteDialect } from "./dialect.ts";

/** Verifies what one transaction sees, while readers and the writer go on: first the file itself, then what it says. */
export async function* verify(file: string, options: VerifyOptions = {}): AsyncGenerator<Finding> {
  const connection = openReader(file);
  try {
    connection.exec("begin");
    const rows = connection.pragma("integrity_check(20)") as { integrity_check: string }[];
    const damage = rows.map((row) => row.integrity_check).filter((finding) => finding !== "ok");
    for (const finding of damage) yield { what: finding, subject: file };
    const dialect = sqliteDialect(connection);
    yield* verifyCatalogue(sqlTables(dialect), sqlScan(dialect), options);
  } catch (error) {
    // A page that cannot be read ends the reading; that is a finding, not a fault.
    const problem = asProblem(asDamage(error, file));
    if (problem === undefined || problem.code === "stopped") throw error;
    yield { what: problem.message, subject: file };
  } finally {
    connection.close();
  }
}
