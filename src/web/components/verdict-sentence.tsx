import type { PartialDate } from "../../domain/partial-date.ts";
import { firstDay, formatPartialDate } from "../../domain/partial-date.ts";
import type { SingleVerdict, Verdict } from "../../domain/verdict-type.ts";
import { answersByArea, areasOf, inOneSpan } from "../areas.ts";
import { dateText } from "../dates.ts";
import type { Messages } from "../messages/en.ts";
import { useView } from "../view.ts";

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
): string {
  const say = t.recognition.verdict;
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

function several({ answers, conflict }: Extract<Verdict, { outcome: "several" }>, date: string, t: Messages): string {
  const say = t.recognition.verdict;
  const byArea = answersByArea(answers);
  if (byArea === undefined) return conflict ? say.conflict(date) : say.several(date);
  if (!inOneSpan(answers)) return say.byAreaSpans(date);
  const each = byArea.map(({ areas, category }) => say.areaCategory(areas, category));
  return say.byArea(date, each);
}

/** One sentence for a verdict on an article's own date; `future` = that date has not come yet. */
export function verdictText(verdict: Verdict, date: string, t: Messages, future = false): string {
  const say = t.recognition.verdict;
  switch (verdict.outcome) {
    case "recognised": {
      const { row, category } = verdict;
      return say.recognised(date, category, dateText(row.from) ?? t.recognition.unsaid, dateText(row.to));
    }
    case "not_recognised":
      return notRecognised(verdict, date, t);
    case "not_decided": {
      const sentence = future ? say.futureNotDecided : say.notDecided;
      return sentence(date, verdict.last.category, dateText(verdict.last.to) ?? t.recognition.unsaid);
    }
    case "no_data":
      return say.noData(date);
    case "several":
      return several(verdict, date, t);
    default:
      return verdict satisfies never;
  }
}

/** The answer for an article's own date; where there are several, each with its span. */
export function VerdictSentence({ verdict, date }: { verdict: Verdict; date: PartialDate }) {
  const { t, today } = useView();
  const said = verdict.outcome === "several" && answersByArea(verdict.answers) && inOneSpan(verdict.answers);
  return (
    <div class={`verdict v-${verdict.outcome}`}>
      <p>{verdictText(verdict, formatPartialDate(date), t, firstDay(date) > today)}</p>
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
    </div>
  );
}
