import { ProblemError } from "../domain/result.ts";
import type { SourceRecordRow, SourceRow } from "./rows.ts";
import type { Tables } from "./tables.ts";

/** What one transaction gathers, so that each count, issue and journal is written once at its end (settle.ts). */
export class Work {
  readonly tables: Tables;
  /** ISO 8601 instant of the transaction. */
  readonly now: string;
  /** Derived journals whose statements changed. */
  readonly journals = new Set<number>();
  /** Of those, the ones of which no more happened than that statements about them were made again: how many. */
  readonly saidAgain = new Map<number, number>();
  /** Title keys that journals gained or lost: rows resolved by title alone must be looked at again. */
  readonly titles = new Set<string>();
  /** Journals whose recognition changed. */
  readonly judged = new Set<string>();
  /** ISSNs that now have an ISSN-L that they had not: their journals may be one with others. */
  readonly linked = new Set<string>();
  /** Issues whose statements changed: id to journal and key. */
  readonly issues = new Map<string, { journal: string; key: string }>();
  /** Keys of source records to be looked at again: they were joined by what two of one source share now, … */
  readonly contested = new Set<number>();
  /** … or what kept them apart is gone. */
  readonly again = new Set<number>();
  /** Source records that were live and are not, or not with this, any more. */
  readonly gone: SourceRecordRow[] = [];
  /** Records whose references may be others by now. */
  readonly citing = new Set<string>();
  /** JSON lists of keys that records gained, keep with other data, or lost: who cites by them must be looked at again. */
  readonly cited = new Set<string>();
  /** Headlines that came, changed or went. */
  readonly headlines = new Set<string>();
  /** Whether the store has any citation; undefined = not looked yet. */
  citations: boolean | undefined;
  readonly changedIssues = new Set<string>();
  /** Derived journal by statement, and record by derived journal. */
  readonly journalOfStatement = new Map<string, number>();
  readonly recordOfJournal = new Map<number, string>();
  /** Whether the batch's source has anything in quarantine; undefined = not looked yet. */
  quarantine: boolean | undefined;
  readonly #tallies = new Map<string, Map<string, number>>();
  readonly #documents = new Map<number, number>();
  readonly #sources = new Map<number, number>();
  /** Of the last decision; undefined = not looked yet. */
  chain: number | undefined;
  #version: number | undefined;

  constructor(tables: Tables, now: string) {
    this.tables = tables;
    this.now = now;
  }

  /** The next place in the change log. */
  async nextVersion(): Promise<number> {
    this.#version = (this.#version ?? (await this.tables.records.lastVersion())) + 1;
    return this.#version;
  }

  count(owner: string, value: string, delta: number): void {
    if (owner.startsWith("i:")) this.changedIssues.add(owner.slice(2));
    let values = this.#tallies.get(owner);
    if (values === undefined) this.#tallies.set(owner, (values = new Map()));
    values.set(value, (values.get(value) ?? 0) + delta);
  }

  countDocument(document: number | null, delta: number): void {
    if (document !== null) this.#documents.set(document, (this.#documents.get(document) ?? 0) + delta);
  }

  countSource(source: number, delta: number): void {
    this.#sources.set(source, (this.#sources.get(source) ?? 0) + delta);
  }

  /** Writes the counts gathered so far. */
  async writeCounts(): Promise<void> {
    for (const [owner, values] of this.#tallies) {
      let fell = false;
      for (const [value, delta] of values) {
        if (delta !== 0) await this.tables.tallies.add(owner, value, delta);
        fell ||= delta < 0;
      }
      if (fell) await this.tables.tallies.sweep(owner);
    }
    this.#tallies.clear();
    for (const [document, delta] of this.#documents) {
      if (delta !== 0) await this.tables.raw.addUses(document, delta);
    }
    this.#documents.clear();
    for (const [source, delta] of this.#sources) if (delta !== 0) await this.tables.sources.addRecords(source, delta);
    this.#sources.clear();
  }
}

/** The source of that id; throws `unknown_source`. */
export async function requireSource(tables: Tables, id: string): Promise<SourceRow> {
  const source = await tables.sources.byId(id);
  if (source === undefined) throw new ProblemError("unknown_source", `There is no source “${id}”.`);
  return source;
}
