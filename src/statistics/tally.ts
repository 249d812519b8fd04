import { type UsageCounts, usageNames } from "../domain/usage.ts";

/** Whose counts: one record's; those of a journal's articles together; those of the whole index. */
export type Scope = "record" | "journal" | "index";

export interface Subject {
  readonly scope: Scope;
  /** Of the record or journal; "" of the whole index. */
  readonly id: string;
}

export const wholeIndex: Subject = { scope: "index", id: "" };

/** Counts to be added to those of a subject on a day. */
export interface DayCounts extends UsageCounts, Subject {
  readonly day: number;
}

type Sums = { -readonly [N in keyof UsageCounts]: number };

export const noCounts: UsageCounts = {
  views: 0,
  downloads: 0,
  sessions: 0,
  downloadSessions: 0,
  appearances: 0,
  searches: 0,
};

/** Adds up counts until they are taken. */
export class Tally {
  #rows = new Map<string, Subject & { day: number } & Sums>();

  get size(): number {
    return this.#rows.size;
  }

  add({ scope, id }: Subject, day: number, counts: Partial<UsageCounts>): void {
    const key = `${day} ${scope} ${id}`;
    let row = this.#rows.get(key);
    if (row === undefined) this.#rows.set(key, (row = { scope, id, day, ...noCounts }));
    for (const name of usageNames) row[name] += counts[name] ?? 0;
  }

  take(): DayCounts[] {
    const rows = [...this.#rows.values()];
    this.#rows = new Map();
    return rows;
  }
}
