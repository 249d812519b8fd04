import type { Window, WindowSize } from "../windows.ts";

/** Which page is asked for. */
export interface PageAsked {
  /** Which of the source's lists. */
  readonly list: number;
  readonly window: Window;
  /** What the page before gave to go on with; absent at a list's beginning. */
  readonly cursor?: string;
  /** Only what changed since that day. */
  readonly since?: string;
}

/** An API that gives lists of records page by page, each page with the number of all and what fetches the next. */
export interface ListService {
  /** For sentences: `Crossref`. */
  readonly name: string;
  /** Names the source's question: its answer's checkpoint is of no use to another. */
  readonly of: string;
  readonly lists: number;
  /** Records a page. */
  readonly rows: number;
  /** How lists are cut at first, and how they may be, the largest pieces first. */
  readonly windows: WindowSize;
  readonly sizes: readonly WindowSize[];
  /** A cursor older than this is not worth a question. Milliseconds. */
  readonly cursorLife: number;
  /** Records that one list gives at most; what is longer must be cut. */
  readonly reach: number;
  address(page: PageAsked): string;
  /** The cursor in what a page says of the next one, "" for none. */
  cursorOf(token: string): string;
  /** The shortest time to the next request, by an answer's headers. Milliseconds. */
  paceMs(headers: Readonly<Record<string, string>>): number;
}
