import { createHash } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import type { Incoming, IngestBatch, Outcome, RawDocument } from "../catalogue/ingest-types.ts";
import type { Problem } from "../domain/result.ts";
import { brokenRestOf } from "./broken-rest.ts";
import { createPendingBytes } from "./pending-bytes.ts";
import type { FormatReader, ReadEvent } from "./source.ts";

export interface IntakeParts {
  /** Takes one batch in, all of it or nothing; gives one outcome for each record. */
  readonly ingest: (batch: IngestBatch) => Promise<readonly Outcome[]>;
  /** Told the outcomes of each batch after it is in. */
  readonly onOutcomes?: (outcomes: readonly Outcome[]) => void;
  readonly sourceId: string;
  readonly document: RawDocument;
  readonly reader: FormatReader;
  /** A batch is handed on when it has so many records or bytes, whichever is first. */
  readonly batchRecords?: number;
  readonly batchBytes?: number;
  /** How many bytes of a broken document's unreadable rest are kept for quarantine; none by default. */
  readonly tailBytes?: number;
}

/** What the document said besides its records. */
export interface Findings {
  records: number;
  deleted: number;
  /** Bytes received. */
  bytes: number;
  sourceUrl?: string;
  token?: string;
  listSize?: number;
  readonly errors: { readonly code: string; readonly message: string }[];
  broken?: { readonly problem: Problem; readonly offset: number; readonly lastToken?: string };
}

/** Larger pieces are cut, so that one of them cannot make a huge batch. */
const pieceBytes = 64 * 1024;

/**
 * Takes one document's bytes through its reader into batches. Full batches are handed on as they fill, without a checkpoint; the rest
 * waits for `commit`. Bounded in memory by a batch and the largest record that the reader lets pass.
 */
export class Intake {
  readonly findings: Findings = { records: 0, deleted: 0, bytes: 0, errors: [] };
  readonly #parts: IntakeParts;
  readonly #pending = createPendingBytes();
  readonly #batchRecords: number;
  readonly #batchBytes: number;
  #records: Incoming[] = [];
  #lastEnd = 0;

  constructor(parts: IntakeParts) {
    this.#parts = parts;
    this.#batchRecords = parts.batchRecords ?? 200;
    this.#batchBytes = parts.batchBytes ?? 2 * 1024 * 1024;
  }

  /** Reads the next bytes. After the document broke nothing can be told apart: they are kept as its tail, or ignored. */
  async write(bytes: Uint8Array): Promise<void> {
    for (let at = 0; at < bytes.length; at += pieceBytes) {
      const piece = bytes.subarray(at, at + pieceBytes);
      this.findings.bytes += piece.length;
      if (this.findings.broken) {
        const kept = this.#pending.end - Math.max(this.#lastEnd, this.#pending.start);
        this.#pending.add(piece.subarray(0, Math.max(0, (this.#parts.tailBytes ?? 0) - kept)));
        continue;
      }
      this.#pending.add(piece);
      this.#take(this.#parts.reader.write(piece));
      await this.#handOnFull();
    }
  }

  /** The document is over: the reader says what is left. Hands nothing on yet. */
  end(): void {
    if (!this.findings.broken) this.#take(this.#parts.reader.end());
  }

  /** The document cannot be had any further, e.g. because the connection broke. */
  breakOff(problem: Problem): void {
    if (this.findings.broken) return;
    const { token, bytes } = this.findings;
    this.findings.broken =
      token === undefined ? { problem, offset: bytes } : { problem, offset: bytes, lastToken: token };
  }

  /** Hands on what is left, all bytes included, with the checkpoint in the same transaction where one is given. */
  async commit(checkpoint?: { readonly value: unknown }): Promise<void> {
    await this.#handOn(this.#pending.end, checkpoint);
  }

  /** Bytes after the last whole record: what a broken document's last record left, as far as it was received. */
  tail(): Uint8Array {
    return this.#pending.slice(Math.max(this.#lastEnd, this.#pending.start), this.#pending.end);
  }

  /** Puts the tail into the batch as a record that cannot be taken, so that it is kept in quarantine and not lost. */
  quarantineTail(problem: Problem): void {
    const tail = this.tail();
    const offset = this.findings.broken?.offset ?? this.findings.bytes;
    this.findings.records += 1;
    this.#records.push({
      identifier: brokenRestOf(this.#parts.document.name, offset),
      format: this.#parts.document.format,
      location: { start: this.#pending.end - tail.length, end: this.#pending.end },
      hash: createHash("sha256").update(tail).digest("base64url"),
      state: "bad",
      problem,
    });
  }

  #take(events: readonly ReadEvent[]): void {
    const { findings } = this;
    for (const event of events) {
      switch (event.type) {
        case "record":
          findings.records += 1;
          if (event.record.state === "deleted") findings.deleted += 1;
          this.#lastEnd = Math.max(this.#lastEnd, event.record.location.end);
          this.#records.push(event.record);
          break;
        case "source":
          findings.sourceUrl ??= event.url;
          break;
        case "token":
          findings.token = event.value;
          if (event.listSize !== undefined) findings.listSize = event.listSize;
          break;
        case "error":
          findings.errors.push({ code: event.code, message: event.message });
          break;
        case "broken": {
          const { problem, offset, lastToken } = event;
          findings.broken ??= lastToken === undefined ? { problem, offset } : { problem, offset, lastToken };
          break;
        }
        default:
          event satisfies never;
      }
    }
  }

  async #handOnFull(): Promise<void> {
    const bytes = this.#pending.end - this.#pending.start;
    if (this.#records.length > 0 && (this.#records.length >= this.#batchRecords || bytes >= this.#batchBytes)) {
      // Cut behind the last whole record: so each record's bytes are in one batch.
      await this.#handOn(this.#lastEnd);
    } else if (bytes >= this.#batchBytes * 4) await this.#handOn(this.#pending.end);
  }

  async #handOn(end: number, checkpoint?: { readonly value: unknown }): Promise<void> {
    const records = this.#records;
    const raw = this.#pending.take(end);
    this.#records = [];
    if (records.length === 0 && raw.length === 0 && !checkpoint) return;
    const { sourceId, document, ingest, onOutcomes } = this.#parts;
    const outcomes = await ingest({
      sourceId,
      document,
      raw,
      records,
      ...(checkpoint ? { checkpoint: checkpoint.value } : {}),
    });
    onOutcomes?.(outcomes);
    // A batch may keep the process busy; whoever else lives in it, a web site, a signal, has a turn now.
    await setImmediate();
  }
}
