import type { PartialDate } from "../../domain/partial-date.ts";
import { firstDay, formatPartialDate } from "../../domain/partial-date.ts";
import type { AppliedRule, SingleVerdict, Verdict } from "../../domain/verdict-type.ts";
import { answersByArea, areasOf, inOneSpan } from "../areas.ts";
import { dateText } from "../dates.ts";
import type { Messages } from "../messages/en.ts";
import { safeHref } from "../safe-href.ts";
import { useMessages, useView } from "../view.ts";
import { ExternalLink } from "./external-link.tsx";

/** What a verdict for one day or span says, in a word or two, with the area for which it holds. */
function shortly(verdict: SingleVerdict, t: Messages): string {
  const words = t.recognition.verdict.short;
  if (verdict.outcome !== "recognised") return words[verdict.outcome];
  const areas = areasOf(verdict);
  const category = words.recognised(verdict.category);
  return areas.length === 0 ? category : t.recognition.verdict.ofArea(areas, category);
}

function notRecognised(
  verdict: Extract<SingleVerdict, { outcome: "not_recognised" }>,
  date: string,
  t: Messages,
  about: About,
): string {
  const say = t.recognition[about];
  const named = say.short.recognised;
  switch (verdict.reason) {
    case "absent_from_list":
      return say.absent(date, verdict.list?.name);
    case "lost":
      return say.lost(date, dateText(verdict.loss?.from));
    case "gap": {
      const { before, after } = verdict;
      const until = dateText(before?.to);
      const from = dateText(after?.from);
      if (!before || !after || !until || !from) return say.gapPlain(date);
      return say.gap(date, named(before.category), until, named(after.category), from);
    }
    default:
      return verdict.reason satisfies never;
  }
}

function several(
  { answers, conflict }: Extract<Verdict, { outcome: "several" }>,
  date: string,
  say: Messages["recognition"][About],
): string {
  const byArea = answersByArea(answers);
  if (byArea === undefined) return conflict ? say.conflict(date) : say.several(date);
  if (!inOneSpan(answers)) return say.byAreaSpans(date);
  const each = byArea.map(({ areas, category }) => say.areaCategory(areas, category));
  return say.byArea(date, each);
}

/** Of what a sentence speaks: an article's own date, or a journal's date that someone asks for. */
export type About = "verdict" | "asked";

interface Asked {
  /** The date has not come yet. */
  readonly future?: boolean;
  readonly about?: About;
}

/** One sentence for a verdict. */
export function verdictText(
  verdict: Verdict,
  date: string,
  t: Messages,
  { future = false, about = "verdict" }: Asked = {},
): string {
  const say = t.recognition[about];
  switch (verdict.outcome) {
    case "recognised": {
      const { row, category } = verdict;
      return say.recognised(date, category, dateText(row.from) ?? t.recognition.unsaid, dateText(row.to));
    }
    case "not_recognised":
      return notRecognised(verdict, date, t, about);
    case "not_decided": {
      const sentence = future ? say.futureNotDecided : say.notDecided;
      return sentence(date, verdict.last.category, dateText(verdict.last.to) ?? t.recognition.unsaid);
    }
    case "no_data": {
      const from = dateText(verdict.after?.from);
      return from === undefined ? say.noData(date) : say.noDataBefore(date, verdict.after?.category, from);
    }
    case "several":
      return several(verdict, date, say);
    default:
      return verdict satisfies never;
  }
}

/** What a verdict says in a few words, to stand beside another. */
export function verdictInShort(verdict: Verdict, t: Messages): string {
  if (verdict.outcome !== "several") return shortly(verdict, t);
  const each = verdict.answers.map((answer) =>
    t.recognition.verdict.answer(
      dateText(answer.from) ?? answer.from,
      dateText(answer.to) ?? answer.to,
      shortly(answer.verdict, t),
    ),
  );
  return each.join("; ");
}

function RuleNote({ of: { rule, row } }: { of: AppliedRule }) {
  const t = useMessages();
  const link = safeHref(rule.source);
  const from = dateText(row.from);
  return (
    <p class="rule">
      {t.recognition.rule(rule.text, dateText(rule.decidedOn))}{" "}
      {rule.effect.kind === "accepted_before" && from !== undefined && `${t.recognition.ruleFirst(from)} `}
      {link ? <ExternalLink href={link}>{t.recognition.source}</ExternalLink> : rule.source}
    </p>
  );
}

interface SentenceProperties {
  verdict: Verdict;
  date: PartialDate;
  about?: About;
}

/** The answer for a date; where there are several, each with its span. Rules that bear on it stand below. */
export function VerdictSentence({ verdict, date, about = "verdict" }: SentenceProperties) {
  const { t, today } = useView();
  const said = verdict.outcome === "several" && answersByArea(verdict.answers) && inOneSpan(verdict.answers);
  const rules = verdict.outcome === "several" || verdict.outcome === "recognised" ? [] : (verdict.rules ?? []);
  return (
    <div class={`verdict v-${verdict.outcome}`}>
      <p>{verdictText(verdict, formatPartialDate(date), t, { future: firstDay(date) > today, about })}</p>
      {verdict.outcome === "several" && !said && (
        <ul>
          {verdict.answers.map((answer) => (
            <li>
              {t.recognition.verdict.answer(
                dateText(answer.from) ?? answer.from,
                dateText(answer.to) ?? answer.to,
                shortly(answer.verdict, t),
              )}
            </li>
          ))}
        </ul>
      )}
      {rules.map((rule) => (
        <RuleNote of={rule} />
      ))}
    </div>
  );
}
