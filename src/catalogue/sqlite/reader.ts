import { SqlReader } from "../sql/reader.ts";
import { SqlSourceReader } from "../sql/source-reader.ts";
import type { CatalogueStore } from "../store.ts";
import type { QuarantineEntry, Run, RunsAsked, Source } from "../writer.ts";
import type { Connection } from "./connection.ts";
import { sqliteDialect } from "./dialect.ts";

/** A reader of its own connection. */
export class SqliteReader extends SqlReader implements ReturnType<CatalogueStore["reader"]> {
  readonly #connection: Connection;
  readonly #sources: SqlSourceReader;

  constructor(connection: Connection) {
    const dialect = sqliteDialect(connection);
    super(dialect);
    this.#connection = connection;
    this.#sources = new SqlSourceReader(dialect);
  }

  sources(): Promise<Source[]> {
    return this.#sources.sources();
  }

  source(id: string): Promise<Source | undefined> {
    return this.#sources.source(id);
  }

  runs(sourceId: string, asked: RunsAsked): Promise<Run[]> {
    return this.#sources.runs(sourceId, asked);
  }

  quarantineReasons(sourceId: string): Promise<{ code: string; count: number }[]> {
    return this.#sources.quarantineReasons(sourceId);
  }

  quarantined(options?: { sourceId?: string; after?: number; limit?: number }): Promise<QuarantineEntry[]> {
    return this.#sources.quarantined(options);
  }

  quarantinedRecord(id: number): Promise<{ entry: QuarantineEntry; bytes: Uint8Array } | undefined> {
    return this.#sources.quarantinedRecord(id);
  }

  close(): void {
    this.#connection.close();
  }
}
