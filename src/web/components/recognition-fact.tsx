import { isClaim } from "../../domain/claims.ts";
import { formatPartialDate } from "../../domain/partial-date.ts";
import type { Judgement, Recognition } from "../recognition-of.ts";
import { useMessages } from "../view.ts";
import { RecognitionTable } from "./recognition-table.tsx";
import { VerdictSentence, verdictInShort } from "./verdict-sentence.tsx";

interface Properties {
  /** undefined = the article's journal is not in the index. */
  recognition: Recognition | undefined;
  /** On the date by which it is judged, then on its other dates, where they tell something else. */
  judgements: readonly Judgement[];
}

/** By which date the answer is, and what the article's other dates would give. */
function OtherDates({ own, others }: { own: Judgement; others: readonly Judgement[] }) {
  const t = useMessages();
  const { judgedBy, otherwise, otherwiseLead } = t.recognition;
  return (
    <div class="quiet">
      <p>
        {own.kind === "issue" ? judgedBy.issue : judgedBy.published} {others.length > 0 && otherwiseLead}
      </p>
      {others.length > 0 && (
        <ul class="bullets">
          {others.map(({ kind, date, verdict }) => (
            <li>
              {otherwise[kind === "issue" ? "issue" : "online"](formatPartialDate(date), verdictInShort(verdict, t))}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** An article's answer and its journal's rows; others' claims apart, without weight. */
export function RecognitionFact({ recognition, judgements }: Properties) {
  const t = useMessages();
  if (recognition === undefined) return <p class="quiet">{t.recognition.noJournal}</p>;
  const decided = recognition.rows.filter((row) => !isClaim(row));
  const claims = recognition.rows.filter(isClaim);
  const [own, ...others] = judgements;
  const known = recognition.rows.length > 0 || recognition.lists.length > 0;
  return (
    <div class="stack">
      {!known && <p class="quiet">{t.recognition.noneArticle}</p>}
      {known && own && <VerdictSentence verdict={own.verdict} date={own.date} />}
      {known && own && (others.length > 0 || own.kind === "issue") && <OtherDates own={own} others={others} />}
      {known && !own && <p class="quiet">{t.recognition.noDate}</p>}
      {decided.length > 0 && <RecognitionTable rows={decided} caption={t.recognition.caption} />}
      {claims.length > 0 && (
        <details>
          <summary>{t.recognition.claims}</summary>
          <p class="quiet">{t.recognition.claimsNote}</p>
          <RecognitionTable rows={claims} caption={t.recognition.captionClaims} full />
        </details>
      )}
    </div>
  );
}
