import type { PartialDate } from "../../domain/partial-date.ts";
import { formatPartialDate } from "../../domain/partial-date.ts";
import type { SingleVerdict, Verdict } from "../../domain/verdict-type.ts";
import { dateText } from "../dates.ts";
import type { Messages } from "../messages/en.ts";
import { useMessages } from "../view.ts";

/** What a verdict for one day or span says, in a word or two. */
function shortly(verdict: SingleVerdict, t: Messages): string {
  const words = t.recognition.verdict.short;
  return verdict.outcome === "recognised" ? words.recognised(verdict.category) : words[verdict.outcome];
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

/** One sentence for a verdict on an article's own date. */
export function verdictText(verdict: Verdict, date: string, t: Messages): string {
  const say = t.recognition.verdict;
  switch (verdict.outcome) {
    case "recognised": {
      const { row, category } = verdict;
      return say.recognised(date, category, dateText(row.from) ?? t.recognition.unsaid, dateText(row.to));
    }
    case "not_recognised":
      return notRecognised(verdict, date, t);
    case "not_decided":
      return say.notDecided(date, verdict.last.category, dateText(verdict.last.to) ?? t.recognition.unsaid);
    case "no_data":
      return say.noData(date);
    case "several":
      return verdict.conflict ? say.conflict(date) : say.several(date);
    default:
      return verdict satisfies never;
  }
}

/** The answer for an article's own date; where there are several, each with its span. */
export function VerdictSentence({ verdict, date }: { verdict: Verdict; date: PartialDate }) {
  const t = useMessages();
  return (
    <div class={`verdict v-${verdict.outcome}`}>
      <p>{verdictText(verdict, formatPartialDate(date), t)}</p>
      {verdict.outcome === "several" && (
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
