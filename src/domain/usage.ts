/** What is counted of a subject in a period (COUNTER Code of Practice, Release 5, section 3.3). */
export interface UsageCounts {
  /** Pages of the record that were looked at. With `downloads`: Total_Item_Investigations. */
  readonly views: number;
  /** Full texts that were fetched: Total_Item_Requests. */
  readonly downloads: number;
  /** Sessions in which it was looked at or fetched: Unique_Item_Investigations. */
  readonly sessions: number;
  /** Sessions in which it was fetched: Unique_Item_Requests. */
  readonly downloadSessions: number;
  /** Pages of search results on which it stood. */
  readonly appearances: number;
  /** Searches, of the whole index alone: Searches_Platform. */
  readonly searches: number;
}

export const usageNames = [
  "views",
  "downloads",
  "sessions",
  "downloadSessions",
  "appearances",
  "searches",
] as const satisfies readonly (keyof UsageCounts)[];

export interface UsedItem {
  readonly id: string;
  /** The journal that its uses count for as well. */
  readonly journalId?: string | undefined;
}

/** What an answer was, to the statistics; said by the route that gave it. */
export type UsageMark =
  | { readonly is: "view" | "download"; readonly item: UsedItem }
  | {
      readonly is: "search";
      /** Tells the search and its page from others: the same again is a refresh. */
      readonly address: string;
      readonly page: number;
      /** As typed. */
      readonly query: string;
      readonly hits: readonly UsedItem[];
    };

/** One use of the site, as the server saw it. */
export interface Use {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The visitor's network address; never kept. */
  readonly address: string;
  /** Its User-Agent, where it sent one; never kept. */
  readonly agent: string | undefined;
  readonly mark: UsageMark;
}
