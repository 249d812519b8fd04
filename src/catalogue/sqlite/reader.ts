import { SqlProposalReader } from "../sql/proposal-reader.ts";
import { SqlReader } from "../sql/reader.ts";
import { SqlSourceReader } from "../sql/source-reader.ts";
import type { CatalogueStore } from "../store.ts";
import type { Proposal, ProposalsAsked, QuarantineEntry, Run, RunsAsked, Source } from "../writer.ts";
import type { Connection } from "./connection.ts";
import { sqliteDialect } from "./dialect.ts";

/** A reader of its own connection. */
export class SqliteReader extends SqlReader implements ReturnType<CatalogueStore["reader"]> {
  readonly #connection: Connection;
  readonly #sources: SqlSourceReader;
  readonly #proposals: SqlProposalReader;

  constructor(connection: Connection) {
    const dialect = sqliteDialect(connection);
    super(dialect);
    this.#connection = connection;
    this.#sources = new SqlSourceReader(dialect);
    this.#proposals = new SqlProposalReader(dialect);
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

  proposals(limit: number, asked?: ProposalsAsked): Promise<Proposal[]> {
    return this.#proposals.proposals(limit, asked);
  }

  proposal(id: number): Promise<Proposal | undefined> {
    return this.#proposals.proposal(id);
  }

  close(): void {
    this.#connection.close();
  }
}
