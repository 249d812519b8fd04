import { readRaw } from "../raw.ts";
import type { RunRow, SourceRow } from "../rows.ts";
import type { Tables } from "../tables.ts";
import type {
  QuarantineEntry,
  QuarantineStore,
  RawStore,
  Run,
  RunProgress,
  RunsAsked,
  Source,
  SourceCheck,
  SourceStore,
} from "../writer.ts";
import { type Dialect, prepare } from "./prepare.ts";
import { sqlTables } from "./tables.ts";

function runOf(row: RunRow): Run {
  return {
    id: row.id,
    kind: row.kind,
    startedAt: row.started_at,
    ...(row.ended_at === null ? {} : { endedAt: row.ended_at }),
    state: row.state,
    tally: JSON.parse(row.tally) as Run["tally"],
    ...(row.progress === null ? {} : { progress: JSON.parse(row.progress) as RunProgress }),
    ...(row.message === null ? {} : { message: row.message }),
    ...(row.retry_at === null ? {} : { retryAt: row.retry_at }),
  };
}

const everything = 1_000_000;

function quarantineQueries(dialect: Dialect) {
  const { db } = dialect;
  const entries = db
    .selectFrom("quarantine as q")
    .innerJoin("source as s", "s.key", "q.source")
    .innerJoin("document as d", "d.key", "q.document")
    .select(["q.id", "s.id as source_id", "q.identifier", "q.format", "d.format as document_format", "q.code"])
    .select(["q.message", "q.at", "q.document", "q.start", "q.end"]);
  return {
    all: prepare(dialect, (p: { after: number; limit: number }) =>
      entries.where("q.id", ">", p.after).orderBy("q.id").limit(p.limit),
    ),
    ofSource: prepare(dialect, (p: { source: string; after: number; limit: number }) =>
      entries.where("s.id", "=", p.source).where("q.id", ">", p.after).orderBy("q.id").limit(p.limit),
    ),
    one: prepare(dialect, (p: { id: number }) => entries.where("q.id", "=", p.id)),
  };
}

interface EntryRow {
  readonly id: number;
  readonly source_id: string;
  readonly identifier: string;
  readonly format: string;
  readonly document_format: string;
  readonly code: string;
  readonly message: string;
  readonly at: string;
  readonly start: number;
  readonly end: number;
}

function entryOf(row: EntryRow): QuarantineEntry {
  const { id, identifier, format, code, message, at } = row;
  const rest = { sourceId: row.source_id, documentFormat: row.document_format, size: row.end - row.start };
  return { id, identifier, format, code, message, at, ...rest };
}

/** Reads sources, quarantine and raw bytes over one connection of a dialect. */
export class SqlSourceReader implements Pick<SourceStore, "sources" | "source" | "runs">, QuarantineStore, RawStore {
  readonly #tables: Tables;
  readonly #quarantine: ReturnType<typeof quarantineQueries>;

  constructor(dialect: Dialect) {
    this.#tables = sqlTables(dialect);
    this.#quarantine = quarantineQueries(dialect);
  }

  async #view(row: SourceRow): Promise<Source> {
    const [last] = await this.#tables.sources.runs(row.key, 1);
    return {
      id: row.id,
      name: row.name,
      format: row.format,
      ...(row.url === null ? {} : { url: row.url }),
      sample: row.sample === 1,
      enabled: row.enabled === 1,
      settings: JSON.parse(row.settings) as Source["settings"],
      ...(row.checked === null ? {} : { check: JSON.parse(row.checked) as SourceCheck }),
      checkpoint: row.checkpoint === null ? undefined : (JSON.parse(row.checkpoint) as unknown),
      records: row.records,
      ...(last === undefined ? {} : { lastRun: runOf(last) }),
    };
  }

  async sources(): Promise<Source[]> {
    const views: Source[] = [];
    for (const row of await this.#tables.sources.all()) views.push(await this.#view(row));
    return views;
  }

  async source(id: string): Promise<Source | undefined> {
    const row = await this.#tables.sources.byId(id);
    return row && this.#view(row);
  }

  async runs(sourceId: string, { limit, kind }: RunsAsked): Promise<Run[]> {
    const { sources } = this.#tables;
    const row = await sources.byId(sourceId);
    if (row === undefined) return [];
    const runs = kind === undefined ? sources.runs(row.key, limit) : sources.runsOfKind(row.key, kind, limit);
    return (await runs).map(runOf);
  }

  async quarantineReasons(sourceId: string): Promise<{ code: string; count: number }[]> {
    const row = await this.#tables.sources.byId(sourceId);
    return row === undefined ? [] : await this.#tables.quarantine.reasons(row.key);
  }

  async quarantined(options: { sourceId?: string; after?: number; limit?: number } = {}): Promise<QuarantineEntry[]> {
    const { sourceId, after = 0, limit = everything } = options;
    const rows =
      sourceId === undefined
        ? await this.#quarantine.all.all({ after, limit })
        : await this.#quarantine.ofSource.all({ source: sourceId, after, limit });
    return rows.map(entryOf);
  }

  async quarantinedRecord(id: number): Promise<{ entry: QuarantineEntry; bytes: Uint8Array } | undefined> {
    const row = await this.#quarantine.one.get({ id });
    if (row === undefined) return undefined;
    return { entry: entryOf(row), bytes: await readRaw(this.#tables.raw, row.document, row.start, row.end) };
  }

  async rawOf(
    sourceId: string,
    identifier: string,
  ): Promise<{ bytes: Uint8Array; format: string; documentFormat: string } | undefined> {
    const source = await this.#tables.sources.byId(sourceId);
    const row = source && (await this.#tables.sourceRecords.find(source.key, identifier));
    if (row === undefined || row.document === null) return undefined;
    const document = await this.#tables.raw.document(row.document);
    if (document === undefined) return undefined;
    const bytes = await readRaw(this.#tables.raw, row.document, row.start, row.end);
    return { bytes, format: row.format, documentFormat: document.format };
  }
}
