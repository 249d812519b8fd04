import type { Authority, RecognitionEvent } from "../../../domain/recognition.ts";
import { list } from "../format.ts";

const named = (category: string | undefined): string =>
  category === undefined ? "recognised, without a category" : `category ${category}`;

const lastRecognised = (category: string | undefined, until: string): string =>
  `The journal was last recognised ${category === undefined ? "without a category" : `in category ${category}`}, until ${until}.`;

/** Sentences on HEC recognition. Dates come formatted. */
export const recognition = {
  heading: "HEC recognition history",
  headingJournal: "HEC recognition",
  category: "Category",
  from: "From",
  to: "To",
  area: "Area",
  event: "Event",
  authority: "Said by",
  source: "Source",
  open: "open",
  unsaid: "not said",
  noCategory: "none said",
  none: "No HEC decision on this journal is known to this index.",
  noneArticle: "No HEC decision on its journal is known to this index. That does not mean that it is not recognised.",
  noJournal: "Its journal is not known to this index, so nothing can be said about recognition.",
  noDate: "The source gives no date, so it cannot be told which category applied when it appeared.",
  claims: "Claimed elsewhere",
  claimsNote: "Not from HEC itself, and so without weight for the answer above.",
  caption: "Decisions of the Higher Education Commission on this journal, newest first",
  captionClaims: "Claims by others about this journal’s recognition, newest first",
  timeline: (title: string, from: number, to: number) => `HEC recognition of ${title}, ${from} to ${to}, as a timeline`,
  timelineBar: (category: string | undefined, from: string, to: string, area: string | undefined) =>
    `${area === undefined ? "" : `${area}: `}${named(category)}, ${from} to ${to}`,
  allAreas: "Without an area",
  pill: (category: string) => `HEC ${category}`,
  pillLong: (category: string) => `HEC category ${category} when it appeared`,
  events: {
    recognised: "recognised",
    upgraded: "upgraded",
    downgraded: "downgraded",
    lost: "recognition lost",
    extended: "extended",
  } satisfies Record<RecognitionEvent, string>,
  authorities: {
    "HEC list": "HEC list",
    "HEC notice": "HEC notice",
    press: "press",
    journal: "the journal itself",
  } satisfies Record<Authority, string>,
  verdict: {
    recognised: (date: string, category: string | undefined, from: string, to: string | undefined) =>
      `When this article appeared (${date}), its journal was recognised by HEC${category === undefined ? ", without a category" : ` in category ${category}`}: ${to === undefined ? `since ${from}, with no end said` : `from ${from} to ${to}`}.`,
    absent: (date: string, list: string | undefined) =>
      `When this article appeared (${date}), its journal was not recognised by HEC: it is not in the complete list${list === undefined ? "" : ` “${list}”`} for that time.`,
    gap: (date: string, before: string, until: string, after: string, from: string) =>
      `When this article appeared (${date}), its journal was not recognised by HEC: it was last in ${before} until ${until}, and next in ${after} from ${from}.`,
    gapPlain: (date: string) =>
      `When this article appeared (${date}), its journal was not recognised by HEC: the date lies between two recognitions.`,
    lost: (date: string, on: string | undefined) =>
      `When this article appeared (${date}), its journal had lost its HEC recognition${on === undefined ? "" : `, on ${on}`}.`,
    notDecided: (date: string, category: string | undefined, until: string) =>
      `This index knows no decision of HEC for ${date} yet. ${lastRecognised(category, until)}`,
    futureNotDecided: (date: string, category: string | undefined, until: string) =>
      `The date of this article (${date}) lies in the future, for which HEC has decided nothing yet. ${lastRecognised(category, until)}`,
    noData: (date: string) =>
      `For the time when this article appeared (${date}), this index knows no decision of HEC. That does not mean that its journal was not recognised.`,
    several: (date: string) => `The date of this article (${date}) leaves more than one answer open:`,
    conflict: (date: string) => `For the date of this article (${date}), HEC’s decisions differ:`,
    /** Rows that differ by area alone contradict nothing. */
    byArea: (date: string, answers: readonly string[]) =>
      `For the date of this article (${date}), HEC gave a category by subject area: ${answers.join(", ")}.`,
    byAreaSpans: (date: string) =>
      `HEC gave a category by subject area, and the date of this article (${date}) leaves more than one answer open:`,
    ofArea: (areas: readonly string[], what: string) => `${list(areas)}: ${what}`,
    areaCategory: (areas: readonly string[], category: string | undefined) =>
      `${list(areas)} ${category ?? "without a category"}`,
    answer: (from: string, to: string, what: string) =>
      from === to ? `${from}: ${what}` : `${from} to ${to}: ${what}`,
    short: {
      recognised: (category: string | undefined) =>
        category === undefined ? "recognised, without a category" : `category ${category}`,
      not_recognised: "not recognised",
      not_decided: "not decided yet",
      no_data: "no decision known",
    },
  },
};
