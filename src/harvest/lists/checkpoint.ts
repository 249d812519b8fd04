import type { Window, WindowSize } from "../windows.ts";

/** Where a harvest stands: in which list and window, and behind which cursor of it. */
export interface Walk {
  /** When the whole harvest began: the next one begins there. */
  readonly startedAt: string;
  readonly list: number;
  /** Which part of it, by date. */
  readonly window: Window;
  /** The last cursor received; absent at a list's beginning. */
  readonly cursor?: string;
  /** When it was received: milliseconds since 1970. */
  readonly cursorAt?: number;
  /** Different records of this list taken so far. */
  readonly taken: number;
}

/** Kept with the source, in the transaction of the records that it covers. */
export interface ListCheckpoint {
  readonly version: 1;
  /** What was asked for: another question begins anew. */
  readonly of: string;
  /** All that changed before is taken. */
  readonly harvestedUntil?: string;
  /** A harvest under way. */
  readonly walk?: Walk;
  /** How the walk is cut, where it is. */
  readonly windows?: WindowSize;
}

/** Reads a checkpoint as kept; undefined for one of another form or of another question. */
export function readCheckpoint(kept: unknown, of: string): ListCheckpoint | undefined {
  const checkpoint = kept as Partial<ListCheckpoint> | null | undefined;
  return checkpoint?.version === 1 && checkpoint.of === of ? (checkpoint as ListCheckpoint) : undefined;
}
