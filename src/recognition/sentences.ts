import type { Category } from "../domain/recognition.ts";
import type { SingleVerdict, Verdict } from "../domain/verdict-type.ts";
import type { Refusal } from "./asked.ts";
import type { Checked } from "./check.ts";

/** Plain sentences for programs and terminals; the site's are in its message catalogue. */
const refused: Readonly<Record<Refusal, string>> = {
  no_journal: "Name a journal: its ISSN as in 1997-3438, its eISSN, or its title.",
  not_an_issn: "This is no ISSN; it is written with eight digits, as in 1997-3438.",
  wrong_check_digit: "The check digit of this ISSN is wrong.",
  unknown_issn: "No journal with this ISSN is in this index. That does not mean that it is not recognised.",
  unknown_title: "No journal with this title is in this index. That does not mean that it is not recognised.",
  unknown_id: "There is no journal with this id.",
  two_journals: "The two ISSNs are of different journals.",
  no_date: "Say for which date: a day as in 2024-05-01, a month as in 2024-05, or a year.",
  bad_date: "The date cannot be read, or there is no such day: write 2024-05-01, 2024-05 or 2024.",
  bad_known_on: "The day on which something was known is written as 2024-05-01.",
};

/** Why there is no answer; undefined where there is one. */
export function whyNot(checked: Checked): string | undefined {
  switch (checked.is) {
    case "answer":
      return undefined;
    case "ask":
      return "More than one journal of this index fits; say which by its ISSN.";
    case "undated":
      return refused[checked.why];
    case "refused": {
      const likely = checked.likely?.map(({ issn }) => issn) ?? [];
      const meant = likely.length === 0 ? "" : ` Perhaps it is ${likely.slice(0, 3).join(" or ")}.`;
      return `${refused[checked.why]}${meant}`;
    }
  }
}

const named = (category: Category | undefined): string =>
  category === undefined ? "recognised, without a category" : `recognised in category ${category}`;

function single(found: SingleVerdict): string {
  switch (found.outcome) {
    case "recognised":
      return named(found.category);
    case "not_recognised":
      return "not recognised";
    case "not_decided":
      return "not decided yet";
    case "no_data":
      return "no decision known";
  }
}

/** What a verdict says, in one sentence. */
export function verdictSentence(found: Verdict): string {
  const rule = found.outcome !== "several" && found.outcome !== "recognised" ? found.rules?.[0]?.rule.text : undefined;
  return rule === undefined ? plain(found) : `${plain(found)} But see the rule: ${rule}`;
}

function plain(found: Verdict): string {
  switch (found.outcome) {
    case "recognised":
      return `The journal was ${named(found.category)} on that date.`;
    case "not_recognised":
      return notRecognised(found);
    case "not_decided":
      return "HEC has not decided on that date yet, as far as this index knows.";
    case "no_data":
      return "This index knows no decision of HEC for that date. That does not mean that the journal was not recognised.";
    case "several": {
      const each = found.answers.map(({ from, to, verdict }) => `${span(from, to)} ${single(verdict)}`);
      return `${found.conflict ? "HEC's decisions for that date differ" : "The date leaves more than one answer open"}: ${each.join("; ")}.`;
    }
  }
}

function notRecognised(found: Extract<SingleVerdict, { outcome: "not_recognised" }>): string {
  switch (found.reason) {
    case "absent_from_list":
      return `The journal was not recognised on that date: it is not in the complete list "${found.list?.name ?? ""}".`;
    case "lost":
      return "The journal was not recognised on that date: it had lost its recognition.";
    case "gap":
      return `The journal was not recognised on that date: it was ${named(found.before?.category)} until ${found.before?.to ?? "then"}, and ${named(found.after?.category)} from ${found.after?.from ?? "later"}.`;
  }
}

function span(from: string, to: string): string {
  return from === to ? from : `${from} to ${to}`;
}
