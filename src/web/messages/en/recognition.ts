import type { Authority, RecognitionEvent } from "../../../domain/recognition.ts";
import { list } from "../format.ts";

const named = (category: string | undefined): string =>
  category === undefined ? "recognised, without a category" : `category ${category}`;

const lastRecognised = (category: string | undefined, until: string): string =>
  `The journal was last recognised ${category === undefined ? "without a category" : `in category ${category}`}, until ${until}.`;

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** A verdict in words: `journal` begins a sentence about the journal on a date, `of` names the date. */
function verdictWords(journal: (date: string) => string, of: (date: string) => string) {
  const not = (date: string): string => `${journal(date)} was not recognised by HEC`;
  return {
    recognised: (date: string, category: string | undefined, from: string, to: string | undefined) =>
      `${journal(date)} was recognised by HEC${category === undefined ? ", without a category" : ` in category ${category}`}: ${to === undefined ? `since ${from}, with no end said` : `from ${from} to ${to}`}.`,
    absent: (date: string, list: string | undefined) =>
      `${not(date)}: it is not in the complete list${list === undefined ? "" : ` “${list}”`} for that time.`,
    gap: (date: string, before: string, until: string, after: string, from: string) =>
      `${not(date)}: it was last in ${before} until ${until}, and next in ${after} from ${from}.`,
    gapPlain: (date: string) => `${not(date)}: the date lies between two recognitions.`,
    lost: (date: string, on: string | undefined) =>
      `${journal(date)} had lost its HEC recognition${on === undefined ? "" : `, on ${on}`}.`,
    notDecided: (date: string, category: string | undefined, until: string) =>
      `This index knows no decision of HEC for ${date} yet. ${lastRecognised(category, until)}`,
    futureNotDecided: (date: string, category: string | undefined, until: string) =>
      `${capital(of(date))} lies in the future, for which HEC has decided nothing yet. ${lastRecognised(category, until)}`,
    noData: (date: string) =>
      `For ${of(date)}, this index knows no decision of HEC. That does not mean that the journal was not recognised.`,
    noDataBefore: (date: string, category: string | undefined, from: string) =>
      `For ${of(date)}, this index knows no decision of HEC. That does not mean that the journal was not recognised. The first that it knows is ${category === undefined ? "without a category" : `category ${category}`}, from ${from}.`,
    several: (date: string) => `${capital(of(date))} leaves more than one answer open:`,
    conflict: (date: string) => `For ${of(date)}, HEC’s decisions differ:`,
    /** Rows that differ by area alone contradict nothing. */
    byArea: (date: string, answers: readonly string[]) =>
      `For ${of(date)}, HEC gave a category by subject area: ${answers.join(", ")}.`,
    byAreaSpans: (date: string) =>
      `HEC gave a category by subject area, and ${of(date)} leaves more than one answer open:`,
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
  };
}

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
  timelineLoss: (on: string, area: string | undefined) =>
    `${area === undefined ? "" : `${area}: `}recognition lost, ${on}`,
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
  verdict: verdictWords(
    (date) => `When this article appeared (${date}), its journal`,
    (date) => `the date of this article (${date})`,
  ),
  /** Of a journal and a date that someone asks for. */
  asked: verdictWords(
    (date) => `On the date asked for (${date}), the journal`,
    (date) => `the date asked for (${date})`,
  ),
  rule: (text: string, decidedOn: string | undefined) =>
    `A rule of HEC${decidedOn === undefined ? "" : ` of ${decidedOn}`} bears on this: ${text}`,
  ruleFirst: (from: string) => `The first recognition of the journal that is known here began on ${from}.`,
  judgedBy: {
    published: "Judged by its date of publication.",
    issue: "Judged by the date of its issue, for it has none of its own.",
  },
  otherwise: {
    online: (date: string, what: string) => `By the date on which it appeared online (${date}): ${what}.`,
    issue: (date: string, what: string) => `By the date of its issue (${date}): ${what}.`,
  },
  otherwiseLead: "Another date of it gives another answer:",
};
