import { ProblemError } from "../../../domain/result.ts";
import type { SortName } from "../../fields.ts";
import { compareTitles } from "../files/title-order.ts";
import type { Order } from "./order.ts";
import type { Segment } from "./segment.ts";

/** Behind which hit a list goes on: what it was ordered by. */
export interface Cursor {
  readonly first: number;
  readonly second: number;
  readonly title: string;
  readonly id: string;
}

export function printCursor({ first, second, title, id }: Cursor): string {
  return Buffer.from(JSON.stringify([first, second, title, id])).toString("base64url");
}

/** Throws `bad_request` where the text is no cursor of ours. */
export function parseCursor(text: string): Cursor {
  try {
    const [first, second, title, id] = JSON.parse(Buffer.from(text, "base64url").toString("utf8")) as unknown[];
    if (
      typeof first === "number" &&
      typeof second === "number" &&
      typeof title === "string" &&
      typeof id === "string"
    ) {
      return { first, second, title, id };
    }
  } catch {
    // Said below.
  }
  throw new ProblemError(
    "bad_request",
    "That is no place in a list of results to go on from: take the one that the last answer gave.",
  );
}

/** Whether a document of the segment comes behind the cursor. */
export function behind(
  cursor: Cursor,
  sort: SortName,
  segment: Segment,
  { rank }: Order,
): (doc: number, first: number, second: number) => boolean {
  const passed = sort === "title" ? titlesUpTo(segment, cursor) : segment.countUpTo(cursor.id);
  return (doc, first, second) => {
    if (first !== cursor.first) return first < cursor.first;
    if (second !== cursor.second) return second < cursor.second;
    return rank[doc]! >= passed;
  };
}

/** How many documents in the order of titles are not behind the cursor. */
function titlesUpTo(segment: Segment, cursor: Cursor): number {
  const order = segment.titleOrder;
  let low = 0;
  let high = order.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const doc = order[middle]!;
    if (compareTitles(segment.sortedTitles.at(middle), segment.ids.at(doc), cursor.title, cursor.id) <= 0)
      low = middle + 1;
    else high = middle;
  }
  return low;
}
