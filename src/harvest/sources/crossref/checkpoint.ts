import type { Window, WindowSize } from "../../windows.ts";

/** Where a harvest stands: in which list and window, and behind which cursor of it. */
export interface Walk {
  /** When the whole harvest began: the next one begins there. */
  readonly startedAt: string;
  readonly list: number;
  /** Dates on which the works' DOIs were made. */
  readonly window: Window;
  /** The last cursor received; absent at a list's beginning. */
  readonly cursor?: string;
  /** When it was received: milliseconds since 1970. */
  readonly cursorAt?: number;
  /** Different works of this list taken so far. */
  readonly taken: number;
}

/** Kept with the source, in the transaction of the records that it covers. */
export interface CrossrefCheckpoint {
  readonly version: 1;
  /** What was asked for: another question begins anew. */
  readonly of: string;
  /** All that was indexed before is taken. */
  readonly harvestedUntil?: string;
  /** A harvest under way. */
  readonly walk?: Walk;
  /** How the walk is cut, where it is. */
  readonly windows?: WindowSize;
}

/** Reads a checkpoint as kept; undefined for one of another form or of another question. */
export function readCheckpoint(kept: unknown, of: string): CrossrefCheckpoint | undefined {
  const checkpoint = kept as Partial<CrossrefCheckpoint> | null | undefined;
  return checkpoint?.version === 1 && checkpoint.of === of ? (checkpoint as CrossrefCheckpoint) : undefined;
}
