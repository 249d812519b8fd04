import type { Window, WindowSize } from "../../windows.ts";

/** Where a harvest stands: in which list, and behind which token of it. */
export interface Walk {
  /** What the server's clock said when the whole harvest began: the next one begins there. */
  readonly startedAt: string;
  /** Which of the source's sets. */
  readonly set: number;
  readonly window: Window;
  /** The last token received; absent at a list's beginning. */
  readonly token?: string;
  /** Records of this list taken so far. */
  readonly taken: number;
}

/** Kept with the source, in the transaction of the records that it covers. */
export interface OaiCheckpoint {
  readonly version: 1;
  /** What was asked for (prefix and sets): another question begins anew. */
  readonly of: string;
  /** All that changed before is taken. */
  readonly harvestedUntil?: string;
  /** A harvest under way. */
  readonly walk?: Walk;
  /** The server says that it takes seconds, but does not. */
  readonly daysOnly?: boolean;
  /** Windows that had to be cut because the server's tokens expire too soon. */
  readonly windows?: WindowSize;
}

/** Reads a checkpoint as kept; undefined for one of another form or of another question. */
export function readCheckpoint(kept: unknown, of: string): OaiCheckpoint | undefined {
  const checkpoint = kept as Partial<OaiCheckpoint> | null | undefined;
  return checkpoint?.version === 1 && checkpoint.of === of ? (checkpoint as OaiCheckpoint) : undefined;
}
