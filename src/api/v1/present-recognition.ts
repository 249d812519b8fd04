import type { Static } from "typebox";
import type { PartialDate } from "../../domain/partial-date.ts";
import type { KnownRow, RecognitionList } from "../../domain/recognition.ts";
import type { KnownRule } from "../../domain/recognition-rule.ts";
import { verdict } from "../../domain/verdict.ts";
import type { AppliedRule, SingleVerdict, Verdict } from "../../domain/verdict-type.ts";
import type {
  AppliedRuleSchema,
  RecognitionListSchema,
  RecognitionRowSchema,
  RecognitionSchema,
  SingleVerdictSchema,
  VerdictSchema,
} from "./schemas/recognition.ts";

/** What is known of a journal's recognition. */
export interface Known {
  readonly rows: readonly KnownRow[];
  readonly lists: readonly RecognitionList[];
  readonly rules?: readonly KnownRule[];
}

/** The dates to judge by; a date that is not known is left out. */
export interface Dates {
  readonly own: PartialDate | undefined;
  readonly online?: PartialDate | undefined;
  /** YYYY-MM-DD. */
  readonly today: string;
}

/** History, newest first, and the verdicts on the dates. */
export function presentRecognition(known: Known, { own, online, today }: Dates): Static<typeof RecognitionSchema> {
  const judge = (date: PartialDate) =>
    presentVerdict(verdict(known.rows, known.lists, date, { today, rules: known.rules ?? [] }), date);
  const elsewhen = online !== undefined && (online.start !== own?.start || online.end !== own?.end);
  return {
    history: [...known.rows].sort(newestFirst).map(presentRow),
    ...(own && { verdict: judge(own) }),
    ...(elsewhen && { onlineVerdict: judge(online) }),
  };
}

/** By the day each began, then by the day it ended; what has no beginning comes last. */
function newestFirst(a: KnownRow, b: KnownRow): number {
  return (
    compare(b.from ?? "", a.from ?? "") ||
    compare(b.to ?? "9999", a.to ?? "9999") ||
    compare(b.recordedAt, a.recordedAt)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export function presentRow(row: KnownRow): Static<typeof RecognitionRowSchema> {
  const { id: _id, journal: _journal, withdrawnAt: _withdrawnAt, ...rest } = row;
  return rest;
}

function presentList(list: RecognitionList): Static<typeof RecognitionListSchema> {
  const { body: _body, recordedAt: _recordedAt, withdrawnAt: _withdrawnAt, ...rest } = list;
  return rest;
}

function presentRules(rules: readonly AppliedRule[] | undefined): { rules?: Static<typeof AppliedRuleSchema>[] } {
  if (rules === undefined) return {};
  return {
    rules: rules.map(({ rule: { name, text, decidedOn, source }, row }) => ({
      name,
      text,
      ...(decidedOn === undefined ? {} : { decidedOn }),
      ...(source === undefined ? {} : { source }),
      row: presentRow(row),
    })),
  };
}

function presentSingle(single: SingleVerdict): Static<typeof SingleVerdictSchema> {
  switch (single.outcome) {
    case "recognised":
      return {
        outcome: single.outcome,
        ...(single.category && { category: single.category }),
        row: presentRow(single.row),
        ...(single.alsoBy && { alsoBy: single.alsoBy.map(presentRow) }),
      };
    case "not_recognised":
      return {
        outcome: single.outcome,
        reason: single.reason,
        ...(single.before && { before: presentRow(single.before) }),
        ...(single.after && { after: presentRow(single.after) }),
        ...(single.list && { list: presentList(single.list) }),
        ...(single.loss && { loss: presentRow(single.loss) }),
        ...presentRules(single.rules),
      };
    case "not_decided":
      return { outcome: single.outcome, last: presentRow(single.last), ...presentRules(single.rules) };
    case "no_data":
      return {
        outcome: single.outcome,
        ...(single.after && { after: presentRow(single.after) }),
        ...presentRules(single.rules),
      };
    default:
      return single satisfies never;
  }
}

/** A verdict with the date that it is for. */
export function presentVerdict(given: Verdict, date: PartialDate): Static<typeof VerdictSchema> {
  if (given.outcome !== "several") return { date, ...presentSingle(given) };
  const answers = given.answers.map(({ from, to, verdict }) => ({ from, to, verdict: presentSingle(verdict) }));
  return { date, outcome: given.outcome, answers, conflict: given.conflict };
}
