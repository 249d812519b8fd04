import type { RecognitionList } from "../../domain/recognition.ts";
import { ingest } from "../ingest.ts";
import type { IngestBatch, Outcome } from "../ingest-types.ts";
import { apart, merge, unmerge } from "../people.ts";
import { dropUnused } from "../raw.ts";
import { putList } from "../recognition-lists.ts";
import { removeSource } from "../removal.ts";
import { SqlProposalReader } from "../sql/proposal-reader.ts";
import { SqlSourceReader } from "../sql/source-reader.ts";
import { sqlTables } from "../sql/tables.ts";
import type { Tables } from "../tables.ts";
import { takeWhole, type WholeDocument } from "../whole-document.ts";
import { requireSource } from "../work.ts";
import type {
  CatalogueWriter,
  NewSource,
  Proposal,
  ProposalsAsked,
  QuarantineEntry,
  Run,
  RunKind,
  RunProgress,
  RunsAsked,
  Source,
} from "../writer.ts";
import type { Connection } from "./connection.ts";
import { sqliteDialect } from "./dialect.ts";
import type { Lease } from "./lease.ts";

/** Of each source. */
const keptRuns = 100;
const brokenOff = "The program ended in the middle of it. What came is kept; the next run goes on from there.";

/** The one writer: each call is a transaction, one after the other. */
export class SqliteWriter implements CatalogueWriter {
  readonly #connection: Connection;
  readonly #lease: Lease;
  readonly #tables: Tables;
  readonly #reader: SqlSourceReader;
  readonly #proposals: SqlProposalReader;
  #last: Promise<unknown> = Promise.resolve();
  /** Document that each source's batches are adding to; it may point nowhere yet and must not be dropped. */
  readonly #open = new Map<string, string>();

  constructor(connection: Connection, lease: Lease) {
    const dialect = sqliteDialect(connection);
    this.#connection = connection;
    this.#lease = lease;
    this.#tables = sqlTables(dialect);
    this.#reader = new SqlSourceReader(dialect);
    this.#proposals = new SqlProposalReader(dialect);
  }

  /** Runs when all before are done: on one connection nothing may see another's unfinished transaction. */
  #next<T>(task: () => Promise<T>): Promise<T> {
    const result = this.#last.then(task, task);
    this.#last = result.catch(() => undefined);
    return result;
  }

  #transaction<T>(task: (tables: Tables, now: string) => Promise<T>): Promise<T> {
    return this.#next(async () => {
      this.#connection.exec("begin immediate");
      try {
        const value = await task(this.#tables, new Date().toISOString());
        this.#connection.exec("commit");
        return value;
      } catch (error) {
        if (this.#connection.inTransaction) this.#connection.exec("rollback");
        throw error;
      }
    });
  }

  ingest(batch: IngestBatch): Promise<Outcome[]> {
    return this.#transaction(async (tables, now) => {
      const before = this.#open.get(batch.sourceId);
      this.#open.set(batch.sourceId, batch.document.name);
      const outcomes = await ingest(tables, now, batch);
      if (before !== undefined && before !== batch.document.name) await this.#drop(tables, batch.sourceId, before);
      return outcomes;
    });
  }

  async #drop(tables: Tables, sourceId: string, name: string): Promise<void> {
    const source = await tables.sources.byId(sourceId);
    const document = source && (await tables.raw.latestDocument(source.key, name));
    if (document?.uses === 0) await tables.raw.deleteDocument(document.key);
  }

  putList(sourceId: string, list: RecognitionList): Promise<void> {
    return this.#transaction((tables, now) => putList(tables, now, sourceId, list));
  }

  takeWhole(whole: WholeDocument): Promise<number> {
    return this.#transaction((tables, now) => takeWhole(tables, now, whole));
  }

  putSource(source: NewSource): Promise<Source> {
    const { id, name, format, url = null, sample = false, enabled = true, settings = {}, check } = source;
    return this.#transaction(async (tables) => {
      const existing = await tables.sources.byId(id);
      const checked = check === undefined ? (existing?.checked ?? null) : check && JSON.stringify(check);
      const changed = { name, url, enabled: enabled ? 1 : 0, settings: JSON.stringify(settings), checked } as const;
      if (existing === undefined) await tables.sources.insert({ id, format, sample: sample ? 1 : 0, ...changed });
      else await tables.sources.update({ key: existing.key, ...changed });
      const view = await this.#reader.source(id);
      if (view === undefined) throw new Error(`source ${id} was not written`);
      return view;
    });
  }

  removeSource(id: string): Promise<number> {
    return this.#transaction((tables, now) => removeSource(tables, now, id));
  }

  startRun(sourceId: string, kind: RunKind = "harvest"): Promise<number> {
    return this.#transaction(async (tables, now) => {
      const { key } = await requireSource(tables, sourceId);
      const rest = { ended_at: null, tally: "{}", progress: null, message: null, retry_at: null };
      const run = await tables.sources.insertRun({ source: key, kind, started_at: now, state: "running", ...rest });
      await tables.sources.deleteOldRuns(key, keptRuns);
      return run;
    });
  }

  noteRun(runId: number, tally: Readonly<Record<string, number>>, progress: RunProgress): Promise<void> {
    return this.#transaction(async (tables) => {
      await tables.sources.noteRun({
        id: runId,
        tally: JSON.stringify(tally),
        progress: JSON.stringify(progress),
      });
    });
  }

  endRun(
    runId: number,
    state: Run["state"],
    tally: Readonly<Record<string, number>>,
    message?: string,
    retryAt?: string,
  ): Promise<void> {
    return this.#transaction(async (tables, now) => {
      await tables.sources.endRun({
        id: runId,
        state,
        ended_at: now,
        tally: JSON.stringify(tally),
        message: message ?? null,
        retry_at: retryAt ?? null,
      });
      const run = await tables.sources.run(runId);
      if (run !== undefined) await dropUnused(tables.raw, run.source);
    });
  }

  setCheckpoint(sourceId: string, checkpoint: unknown): Promise<void> {
    return this.#transaction(async (tables) => {
      const { key } = await requireSource(tables, sourceId);
      const none = checkpoint === undefined || checkpoint === null;
      await tables.sources.setCheckpoint(key, none ? null : JSON.stringify(checkpoint));
    });
  }

  merge(from: string, into: string, by: string, reason: string): Promise<void> {
    return this.#transaction((tables, now) => merge(tables, now, { from, into, by, reason }));
  }

  unmerge(sourceId: string, identifier: string, by: string, reason: string): Promise<string> {
    return this.#transaction((tables, now) => unmerge(tables, now, { sourceId, identifier, by, reason }));
  }

  apart(left: string, right: string, by: string, reason: string): Promise<void> {
    return this.#transaction((tables, now) => apart(tables, now, { left, right, by, reason }));
  }

  proposals(limit: number, asked?: ProposalsAsked): Promise<Proposal[]> {
    return this.#next(() => this.#proposals.proposals(limit, asked));
  }

  proposal(id: number): Promise<Proposal | undefined> {
    return this.#next(() => this.#proposals.proposal(id));
  }

  decisions(id: string): Promise<{ at: string; by: string; what: string; reason: string; subject: unknown }[]> {
    return this.#next(async () => {
      const rows = await this.#tables.decisions.of(id);
      return rows.map(({ at, by, what, reason, record, other, subject }) => ({
        at,
        by,
        what,
        reason,
        subject: { record, ...(other === null ? {} : { other }), ...(JSON.parse(subject) as object) },
      }));
    });
  }

  sources(): Promise<Source[]> {
    return this.#next(() => this.#reader.sources());
  }

  source(id: string): Promise<Source | undefined> {
    return this.#next(() => this.#reader.source(id));
  }

  runs(sourceId: string, asked: RunsAsked): Promise<Run[]> {
    return this.#next(() => this.#reader.runs(sourceId, asked));
  }

  quarantineReasons(sourceId: string): Promise<{ code: string; count: number }[]> {
    return this.#next(() => this.#reader.quarantineReasons(sourceId));
  }

  quarantined(options?: { sourceId?: string; after?: number; limit?: number }): Promise<QuarantineEntry[]> {
    return this.#next(() => this.#reader.quarantined(options));
  }

  quarantinedRecord(id: number): Promise<{ entry: QuarantineEntry; bytes: Uint8Array } | undefined> {
    return this.#next(() => this.#reader.quarantinedRecord(id));
  }

  rawOf(
    sourceId: string,
    identifier: string,
  ): Promise<{ bytes: Uint8Array; format: string; documentFormat: string } | undefined> {
    return this.#next(() => this.#reader.rawOf(sourceId, identifier));
  }

  /** Ends runs that were broken off, for who holds the lease is the only one that runs; drops documents that they left behind. */
  tidy(): Promise<void> {
    return this.#transaction(async (tables, now) => {
      for (const { id, tally, progress } of await tables.sources.running()) {
        const { at = now } = JSON.parse(progress ?? "{}") as Partial<RunProgress>;
        // What gave something goes on at once, as after a stop; what gave nothing waits, for it may end like that again.
        const { read = 0 } = JSON.parse(tally) as Partial<Record<string, number>>;
        const ending = {
          state: read > 0 ? "stopped" : "failed",
          ended_at: at,
          message: brokenOff,
          retry_at: null,
        } as const;
        await tables.sources.endRun({ id, tally, ...ending });
      }
      await dropUnused(tables.raw);
    });
  }

  rest(): void {
    this.#connection.pragma("shrink_memory");
  }

  /** Lets go of the lease. What is still under way is rolled back. */
  close(): void {
    this.#connection.close();
    this.#lease.release();
  }
}
