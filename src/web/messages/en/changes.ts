import type { ChangeKind } from "../../../domain/recognition-change.ts";
import { count } from "../format.ts";

const kinds: Readonly<Record<ChangeKind, string>> = {
  new: "New",
  upgraded: "Moved up",
  downgraded: "Moved down",
  extended: "Extended",
  conflicting: "Contradicts another row",
  lost: "Lost",
  claimed: "Claimed by others than HEC",
  unchanged: "Said again",
};

const named = (category: string | undefined): string =>
  category === undefined ? "without a category" : `category ${category}`;

/** The page and the feed of changes in recognition. */
export const changes = {
  title: "Changes in HEC recognition",
  lead: "Who was added, moved up or down, extended or lost, by the day on which this index learned of it. Made from public lists, not issued by HEC.",
  of: (journal: string) => `Changes in the HEC recognition of ${journal}`,
  none: "This index knows no change in recognition yet.",
  noneOfThese: "There is no change of this kind among the rows that were looked at.",
  filter: "Filter",
  list: "List",
  kind: "Change",
  all: "all",
  show: "Show",
  every: "All journals",
  older: "Older changes",
  newest: "Newest changes",
  feed: "Follow as an Atom feed",
  kinds,
  /** What happened, in words; dates come formatted. */
  what: (kind: ChangeKind, category: string | undefined, before: string | undefined) => {
    if (kind === "lost")
      return before === undefined ? "lost its recognition" : `lost its recognition, ${named(before)}`;
    if (kind === "upgraded" || kind === "downgraded") {
      const way = kind === "upgraded" ? "up" : "down";
      return before === undefined
        ? `moved ${way} to ${named(category)}`
        : `moved ${way} from ${named(before)} to ${named(category)}`;
    }
    if (kind === "extended") return `goes on in ${named(category ?? before)}`;
    if (kind === "conflicting") return `${named(category)}, where another row says ${named(before)}`;
    if (kind === "claimed") return `claimed: ${named(category)}`;
    if (kind === "unchanged") return `said again: ${named(category)}`;
    return category === undefined ? "is recognised, without a category" : `is recognised in category ${category}`;
  },
  window: (from: string | undefined, to: string | undefined) => {
    if (from === undefined) return to === undefined ? "no days said" : `until ${to}`;
    return to === undefined ? `from ${from}` : `${from} to ${to}`;
  },
  withdrawn: (day: string) => `taken back on ${day}`,
  learned: (day: string) => `known here since ${day}`,
  lists: "Lists",
  listRows: (rows: number) => count(rows, "row", "rows"),
  whole: "whole",
  part: "not said to be whole",
  missing: (list: string) => `No longer in ${list}`,
  missingLead: (journals: number) =>
    `${count(journals, "journal was", "journals were")} recognised on the day before this list begins and ${journals === 1 ? "is" : "are"} not in it.`,
  missingMore: (journals: number) => `and ${count(journals, "more journal", "more journals")}.`,
  whenLearned: "When this index learned of it",
  unplaced: "It is not known yet which journal this is.",
};
