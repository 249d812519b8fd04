import type { UsageCounts, UsageMark, Use, UsedItem } from "../domain/usage.ts";
import { DoubleClicks, doubleClickMs } from "./double-clicks.ts";
import { dayOf } from "./periods.ts";
import type { IsRobot } from "./robots.ts";
import { Sessions } from "./sessions.ts";
import { SharedQueries, type SharedQuery } from "./shared-queries.ts";
import { type DayCounts, Tally, wholeIndex } from "./tally.ts";
import { type RandomBytes, Visitors } from "./visitors.ts";

/** What is to be written. */
export interface UsageBatch {
  readonly counts: readonly DayCounts[];
  readonly queries: readonly SharedQuery[];
}

interface Click {
  readonly visitor: string;
  readonly mark: UsageMark;
}

const mostWaiting = 100_000;
const mostSessions = 500_000;
/** Rows not taken yet, beyond which uses are left out: the store has not taken any for long. */
const mostRows = 200_000;
/** A clock set back by less is taken to stand still. */
const clockStep = 3_600_000;

/**
 * Counts uses by the rules of COUNTER R5: no robots, double clicks as one, sessions of an hour. Pure arithmetic in memory, bounded; `take` gives
 * what is certain by then.
 */
export class UsageCounter {
  readonly #isRobot: IsRobot;
  readonly #visitors: Visitors;
  readonly #clicks = new DoubleClicks<Click>(mostWaiting);
  #sessions = new Sessions(mostSessions);
  #queries = new SharedQueries();
  readonly #tally = new Tally();
  #now = Number.NEGATIVE_INFINITY;

  constructor(isRobot: IsRobot, random?: RandomBytes) {
    this.#isRobot = isRobot;
    this.#visitors = new Visitors(random);
  }

  add({ at, address, agent = "", mark }: Use): void {
    if (this.#isRobot(agent)) return;
    const now = this.#turn(at);
    const visitor = this.#visitors.nameOf(address, agent, now);
    this.#clicks.add(`${visitor} ${mark.is} ${thingOf(mark)}`, now, { visitor, mark });
  }

  /** Counts what no double click can change any more, and forgets who came yesterday; to be called every few seconds. */
  settle(now: number): void {
    this.#turn(now);
  }

  /** Counts all, as if no further click would come. */
  finish(): void {
    this.#count(Number.POSITIVE_INFINITY);
  }

  /** What was counted since the last time. */
  take(): UsageBatch {
    return { counts: this.#tally.take(), queries: this.#queries.take() };
  }

  #turn(at: number): number {
    if (at < this.#now - clockStep) {
      this.finish();
      this.#sessions = new Sessions(mostSessions);
      this.#queries = new SharedQueries();
      this.#now = at;
    }
    this.#now = Math.max(this.#now, at);
    this.#count(this.#now);
    this.#visitors.turn(this.#now);
    // What is counted from now on is no older.
    this.#sessions.turn(this.#now - doubleClickMs);
    this.#queries.turn(this.#now - doubleClickMs);
    return this.#now;
  }

  #count(now: number): void {
    for (const { at, click } of this.#clicks.settle(now)) {
      if (this.#tally.size > mostRows) continue;
      const { mark, visitor } = click;
      if (mark.is === "search") this.#countSearch(mark, visitor, at);
      else this.#countItem(mark.is, mark.item, visitor, at);
    }
  }

  #countItem(is: "view" | "download", item: UsedItem, visitor: string, at: number): void {
    const isNew = this.#sessions.isFirst(`${visitor} ${item.id}`, at);
    const isNewDownload = is === "download" && this.#sessions.isFirst(`${visitor} ${item.id} download`, at);
    const counts = {
      [is === "view" ? "views" : "downloads"]: 1,
      sessions: isNew ? 1 : 0,
      downloadSessions: isNewDownload ? 1 : 0,
    };
    this.#addOfItem(item, at, counts);
  }

  #countSearch(mark: Extract<UsageMark, { is: "search" }>, visitor: string, at: number): void {
    for (const hit of mark.hits) this.#addOfItem(hit, at, { appearances: 1 });
    // The further pages are of the same search.
    if (mark.page !== 1) return;
    this.#tally.add(wholeIndex, dayOf(at), { searches: 1 });
    this.#queries.add(mark.query, visitor, at);
  }

  #addOfItem({ id, journalId }: UsedItem, at: number, counts: Partial<UsageCounts>): void {
    const day = dayOf(at);
    this.#tally.add({ scope: "record", id }, day, counts);
    if (journalId !== undefined) this.#tally.add({ scope: "journal", id: journalId }, day, counts);
    this.#tally.add(wholeIndex, day, counts);
  }
}

function thingOf(mark: UsageMark): string {
  return mark.is === "search" ? mark.address : mark.item.id;
}
