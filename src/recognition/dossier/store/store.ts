import type { Problem } from "../../../domain/result.ts";
import type { Dossier, Statement } from "../dossier.ts";

/** A list as it was given; kept only until it is read. */
export interface Upload {
  readonly bytes: Uint8Array;
  /** Of the file, where there was one. */
  readonly name?: string;
}

/** Keeps dossiers apart from the catalogue: personal data, in no backup, forgotten on their day. */
export interface DossierStore {
  create(dossier: Pick<Dossier, "id" | "createdAt" | "expiresAt">, upload: Upload): Promise<void>;
  /** undefined = there is none, or it is forgotten by `now`. */
  get(id: string, now: string): Promise<Dossier | undefined>;
  /** The longest waiting with what was given; undefined = none waits. One that was begun three times without an end is given up. */
  next(): Promise<{ readonly id: string; readonly upload: Upload } | undefined>;
  /** Lets one wait as if it had not been begun. */
  putBack(id: string): Promise<void>;
  waiting(): Promise<number>;
  /** Ends the waiting; what was given is forgotten. */
  finish(id: string, result: Statement | Problem): Promise<void>;
  /** Whether there was one. */
  delete(id: string): Promise<boolean>;
  /** Deletes those whose day has come; gives how many. */
  forget(now: string): Promise<number>;
  close(): Promise<void>;
}
