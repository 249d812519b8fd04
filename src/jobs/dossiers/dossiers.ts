import { randomBytes } from "node:crypto";
import type { Logger } from "pino";
import type { CatalogueReader } from "../../catalogue/catalogue.ts";
import { fail, ok, type Problem, type Result } from "../../domain/result.ts";
import type { Dossier, Statement } from "../../recognition/dossier/dossier.ts";
import type { Entry } from "../../recognition/dossier/entry.ts";
import { judge } from "../../recognition/dossier/judge.ts";
import { Matcher } from "../../recognition/dossier/match/match.ts";
import { type CheckedStatement, checkStatement, sealed } from "../../recognition/dossier/statement.ts";
import type { DossierStore, Upload } from "../../recognition/dossier/store/store.ts";
import type { SearchEngine } from "../../search/engine.ts";
import { readUpload, uploadLimits } from "./read-upload.ts";

export interface DossierParts {
  readonly store: DossierStore;
  readonly catalogue: CatalogueReader;
  readonly engine: SearchEngine;
  readonly log: Logger;
  readonly clock: () => Date;
  /** After so many days a dossier is forgotten. */
  readonly days: number;
}

export interface Progress {
  readonly done: number;
  readonly total: number;
}

/** The dossier check: takes lists, judges them one after the other, and forgets them on their day. */
export interface Dossiers {
  /** Gives the new dossier's id. Says `busy` where too many wait, `request_too_large`. */
  submit(upload: Upload): Promise<Result<string>>;
  look(id: string): Promise<Dossier | undefined>;
  /** How far a waiting one is; undefined = its turn has not come. */
  progress(id: string): Progress | undefined;
  check(statement: Statement): Promise<CheckedStatement>;
  delete(id: string): Promise<boolean>;
  /** When nothing waits any more. */
  idle(): Promise<void>;
  stop(): Promise<void>;
}

const mostWaiting = 50;
const day = 86_400_000;
const lookEvery = 3_600_000;

/** Starts it; what waited when the server was stopped goes on. */
export function openDossiers(parts: DossierParts): Dossiers {
  const running = new DossierQueue(parts);
  running.start();
  return running;
}

class DossierQueue implements Dossiers {
  readonly #parts: DossierParts;
  readonly #progress = new Map<string, Progress>();
  readonly #cleaner: NodeJS.Timeout;
  #work: Promise<void> | undefined;
  #again = false;
  #stopped = false;

  constructor(parts: DossierParts) {
    this.#parts = parts;
    this.#cleaner = setInterval(() => void this.#forget(), lookEvery);
    this.#cleaner.unref();
  }

  start(): void {
    void this.#forget();
    this.#wake();
  }

  async submit(upload: Upload): Promise<Result<string>> {
    const { store, clock, days } = this.#parts;
    if (upload.bytes.length > uploadLimits.bytes) return fail("request_too_large", "The list is larger than 5 MB.");
    if (this.#stopped || (await store.waiting()) >= mostWaiting) {
      return fail("busy", "Too many lists wait for their answer just now. Please try again in a few minutes.");
    }
    const now = clock().getTime();
    const id = randomBytes(16).toString("hex");
    const createdAt = new Date(now).toISOString();
    await store.create({ id, createdAt, expiresAt: new Date(now + days * day).toISOString() }, upload);
    this.#wake();
    return ok(id);
  }

  look(id: string): Promise<Dossier | undefined> {
    return this.#parts.store.get(id, this.#parts.clock().toISOString());
  }

  progress(id: string): Progress | undefined {
    return this.#progress.get(id);
  }

  check(statement: Statement): Promise<CheckedStatement> {
    const { catalogue, clock } = this.#parts;
    return checkStatement(statement, { catalogue, asRecordedAt: clock().toISOString() });
  }

  delete(id: string): Promise<boolean> {
    return this.#parts.store.delete(id);
  }

  async idle(): Promise<void> {
    while (this.#work !== undefined) await this.#work;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#cleaner);
    await this.idle();
  }

  async #forget(): Promise<void> {
    try {
      await this.#parts.store.forget(this.#parts.clock().toISOString());
    } catch (error) {
      this.#parts.log.error({ err: error }, "dossiers whose day has come could not be forgotten");
    }
  }

  /** One list at a time: a large one must not slow down the pages. */
  #wake(): void {
    this.#again = true;
    if (this.#work !== undefined) return;
    this.#work = this.#run().finally(() => {
      this.#work = undefined;
      if (this.#again && !this.#stopped) this.#wake();
    });
  }

  async #run(): Promise<void> {
    this.#again = false;
    try {
      for (
        let next = await this.#parts.store.next();
        next !== undefined && !this.#stopped;
        next = await this.#parts.store.next()
      ) {
        const result = await this.#judged(next.id, next.upload);
        if (result === undefined) return await this.#parts.store.putBack(next.id);
        await this.#parts.store.finish(next.id, result);
        this.#progress.delete(next.id);
      }
    } catch (error) {
      // Neither lists nor addresses stand in the log.
      this.#parts.log.error({ err: error }, "the dossier check stopped");
    }
  }

  /** undefined = the server is being stopped: it goes on from the start at the next. */
  async #judged(id: string, { bytes }: Upload): Promise<Statement | Problem | undefined> {
    const { catalogue, engine, clock } = this.#parts;
    try {
      const now = clock();
      const read = readUpload(bytes, now.getUTCFullYear() + 1);
      if (!read.ok) return read.problem;
      const { references, format } = read.value;
      const recordedAt = now.toISOString();
      const matcher = new Matcher({ catalogue, engine });
      const entries: Entry[] = [];
      for (const [at, reference] of references.entries()) {
        if (this.#stopped) return undefined;
        this.#progress.set(id, { done: at, total: references.length });
        entries.push(
          await judge(at + 1, reference, await matcher.match(reference), { catalogue, asRecordedAt: recordedAt }),
        );
        // Pages are answered in between.
        await new Promise((resolve) => setImmediate(resolve));
      }
      return sealed({ recordedAt, format, entries });
    } catch (error) {
      this.#parts.log.error({ err: error }, "a list could not be judged");
      return {
        code: "internal",
        message: "Something went wrong on our side while the list was judged. Please give it again later.",
      };
    }
  }
}
