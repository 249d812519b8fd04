import { addDays } from "./calendar.ts";
import { firstDay, lastDay, type PartialDate } from "./partial-date.ts";
import type { Category, KnownRow, RecognitionList } from "./recognition.ts";
import { ruleSpans } from "./rule-spans.ts";
import { dayAfter, knownLists, listSpans, listsNamed, rowSpans, type Span } from "./spans.ts";
import { type Known, verdictsOn } from "./verdict-day.ts";
import type { AppliedRule, DatedVerdict, SingleVerdict, Verdict, VerdictOptions } from "./verdict-type.ts";

export type { AppliedRule, DatedVerdict, SingleVerdict, Verdict, VerdictOptions } from "./verdict-type.ts";

/**
 * What is known of one journal's recognition on a date (design/recognition.md, "The verdict"). `rows` are the journal's own, `lists` those
 * that might have held it. A date that allows several days gets every answer that one of them gets, with its days; where all of them
 * give one answer, that one. Pure; nothing is guessed.
 */
export function verdict(
  rows: readonly KnownRow[],
  lists: readonly RecognitionList[],
  date: PartialDate,
  options: VerdictOptions = {},
): Verdict {
  const known = knownOf(rows, lists, options);
  const window = { from: firstDay(date), to: lastDay(date) };
  const answers = joined(
    segments(window, known).flatMap((part) =>
      verdictsOn(part.from, known).map((found) => ({ ...part, verdict: found })),
    ),
  );
  const conflict = answers.some((a, i) => answers.some((b, j) => i < j && a.from <= b.to && b.from <= a.to));
  const kinds = new Set(answers.map((answer) => answerKey(answer.verdict)));
  const [first] = answers;
  if (first !== undefined && kinds.size === 1)
    return sameAnswer(
      answers.map((answer) => answer.verdict),
      first.verdict,
    );
  return { outcome: "several", answers, conflict };
}

/** The category that holds for certain: every day that the date allows, and every row, gives the same. */
export function certainCategory(found: Verdict): Category | undefined {
  return found.outcome === "recognised" ? found.category : undefined;
}

/** Whether two verdicts tell a reader the same: the same outcomes and categories, whatever the rows and days. */
export function tellsTheSame(a: Verdict, b: Verdict): boolean {
  return told(a) === told(b);
}

function told(found: Verdict): string {
  const all = found.outcome === "several" ? found.answers.map((answer) => answer.verdict) : [found];
  return [...new Set(all.map(answerKey))].sort().join(", ");
}

function knownOf(rows: readonly KnownRow[], allLists: readonly RecognitionList[], options: VerdictOptions): Known {
  const lists = knownLists(allLists, options);
  const listed = listsNamed(rows, options);
  // Absence from a list of another scope proves nothing: national and international journals are decided apart.
  const scopes = new Set(
    lists.filter((list) => listed.has(list.name) && list.scope !== "unknown").map((list) => list.scope),
  );
  const relevant = lists.filter((list) => scopes.size === 0 || list.scope === "unknown" || scopes.has(list.scope));
  const spans = rowSpans(rows, options);
  return { rows: spans, lists: listSpans(relevant, options), listed, rules: ruleSpans(spans, options) };
}

/** The window cut where anything begins or ends: within a piece all days get the same answer. */
function segments(window: Span, known: Known): readonly Span[] {
  const starts = new Set([window.from]);
  for (const span of [...known.rows, ...known.lists, ...known.rules]) {
    for (const start of [span.from, dayAfter(span.to)])
      if (start > window.from && start <= window.to) starts.add(start);
  }
  const ordered = [...starts].sort();
  return ordered.map((from, index) => {
    const next = ordered[index + 1];
    return { from, to: next === undefined ? window.to : addDays(next, -1) };
  });
}

/** Neighbouring pieces with the very same answer as one. */
function joined(answers: readonly DatedVerdict[]): readonly DatedVerdict[] {
  const result: DatedVerdict[] = [];
  for (const answer of answers) {
    const index = result.findIndex(
      (earlier) => dayAfter(earlier.to) === answer.from && detailKey(earlier.verdict) === detailKey(answer.verdict),
    );
    const earlier = result[index];
    if (earlier === undefined) result.push(answer);
    else result[index] = { ...earlier, to: answer.to };
  }
  return result;
}

/** What an answer says to the reader: recognised in which category, not recognised, not decided, no data. */
function answerKey(found: SingleVerdict): string {
  return found.outcome === "recognised" ? `recognised ${found.category ?? ""}` : found.outcome;
}

/** The same with the rows and lists that say it. */
function detailKey(found: SingleVerdict): string {
  switch (found.outcome) {
    case "recognised":
      return JSON.stringify([answerKey(found), found.row.id, found.alsoBy?.map((row) => row.id)]);
    case "not_recognised":
      return JSON.stringify([
        ...[found.reason, found.before?.id, found.after?.id, found.loss?.id, found.list?.name],
        rulesKey(found.rules),
      ]);
    case "not_decided":
      return JSON.stringify(["not_decided", found.last.id, rulesKey(found.rules)]);
    case "no_data":
      return JSON.stringify(["no_data", found.after?.id, rulesKey(found.rules)]);
  }
}

function rulesKey(rules: readonly AppliedRule[] = []): string {
  return rules.map(({ rule, row }) => `${rule.name} ${row.id}`).join("; ");
}

/** One answer for all days: the first, with the other rows that give it. A rule that bears on some of the days alone is not named. */
function sameAnswer(all: readonly SingleVerdict[], first: SingleVerdict): SingleVerdict {
  if (first.outcome !== "recognised") return withRules(first, commonRules(all));
  const rows = new Map(
    all
      .flatMap((found) => (found.outcome === "recognised" ? [found.row, ...(found.alsoBy ?? [])] : []))
      .map((row) => [row.id, row]),
  );
  rows.delete(first.row.id);
  const { alsoBy: _, ...rest } = first;
  return rows.size === 0 ? rest : { ...rest, alsoBy: [...rows.values()] };
}

function commonRules(all: readonly SingleVerdict[]): readonly AppliedRule[] {
  const each = all.map((found) => (found.outcome === "recognised" ? [] : (found.rules ?? [])));
  const [first = [], ...others] = each;
  return first.filter((one) => others.every((rules) => rules.some((other) => rulesKey([other]) === rulesKey([one]))));
}

function withRules(
  found: Exclude<SingleVerdict, { outcome: "recognised" }>,
  rules: readonly AppliedRule[],
): SingleVerdict {
  const { rules: _, ...rest } = found;
  return rules.length === 0 ? rest : { ...rest, rules };
}
