import type { Refusal } from "../../../recognition/asked.ts";

/** The page that answers what category a journal had on a date. */
export const checker = {
  title: "HEC category checker",
  lead: "Which category HEC gave a journal on the day a paper appeared, with the decision that says so.",
  journal: "Journal",
  journalHelp: "Its ISSN, its eISSN or its title.",
  date: "Date of the paper",
  dateHelp: "2024-05-01, May 2024 or 2024.",
  knownOn: "As known on",
  knownOnHelp: "Only what HEC had decided by that day, as in 2022-06-30. Leave it empty for all that is known.",
  area: "Subject area",
  anyArea: "All areas",
  more: "More",
  button: "Check",
  home: "Which category did a journal have?",
  homeLead: "HEC decides from year to year. What counts is the day on which a paper appeared.",
  answer: "Answer",
  sampleJournal:
    "This journal belongs to the sample that shows what the index can do: the answer may not be relied upon.",
  knownThen: (day: string) => `As HEC had decided by ${day}.`,
  ofArea: (area: string) => `For the subject area “${area}”.`,
  succession: (date: string) =>
    `A category belongs to the journal that bore the ISSN on the date. For ${date}, ask the same of the journals that came before and after:`,
  basis: "What the answer rests on",
  around: "Before and after",
  claims: "What others say of that date",
  history: "All that is known of this journal",
  noHistory: "No HEC decision on this journal is known to this index. That does not mean that it is not recognised.",
  otherDates: "Other dates",
  today: "Today",
  yearOf: (from: string, to: string) => `HEC year ${from}–${to}`,
  permanent: "Address of this answer",
  forPrograms: "The same for programs",
  issued: "Made from public lists; not issued by HEC.",
  which: "Which journal do you mean?",
  whichLead: (name: string) => `More than one journal here fits “${name}”.`,
  near: "Journals with a title like it",
  likely: "It may have been meant:",
  likelyUnknown: "no journal of this index has it",
  none: {
    no_journal: "Please say which journal: by its ISSN, its eISSN or its title.",
    not_an_issn: "That is no ISSN. One has eight digits, the last of which may be an X: 1997-3438.",
    wrong_check_digit: "The check digit of this ISSN is wrong, so a digit was mistyped or misprinted.",
    unknown_issn:
      "No journal with this ISSN is in this index. That does not mean that HEC did not recognise it: look for it by its title, too.",
    unknown_title:
      "No journal with exactly this title is in this index. That does not mean that HEC did not recognise it.",
    unknown_id: "There is no journal at this address any more.",
    two_journals: "The two ISSNs belong to different journals.",
    no_date: "Please give the date on which the paper appeared.",
    bad_date:
      "This date cannot be read, or there is no such day. Write it as 2024-05-01, 2024-05 or 2024; 05/06/2024 could be two days.",
    bad_known_on: "“As known on” must be a day that exists, written as 2022-06-30.",
  } satisfies Record<Refusal, string>,
};
