import { isClaim } from "../../domain/claims.ts";
import type { PartialDate } from "../../domain/partial-date.ts";
import type { Verdict } from "../../domain/verdict.ts";
import type { Recognition } from "../recognition-of.ts";
import { useMessages } from "../view.ts";
import { RecognitionTable } from "./recognition-table.tsx";
import { VerdictSentence } from "./verdict-sentence.tsx";

interface Properties {
  /** undefined = the article's journal is not in the index. */
  recognition: Recognition | undefined;
  verdict: Verdict | undefined;
  date: PartialDate | undefined;
}

/** An article's answer and its journal's rows; others' claims apart, without weight. */
export function RecognitionFact({ recognition, verdict, date }: Properties) {
  const t = useMessages();
  if (recognition === undefined) return <p class="quiet">{t.recognition.noJournal}</p>;
  const decided = recognition.rows.filter((row) => !isClaim(row));
  const claims = recognition.rows.filter(isClaim);
  const known = recognition.rows.length > 0 || recognition.lists.length > 0;
  return (
    <div class="stack">
      {!known && <p class="quiet">{t.recognition.noneArticle}</p>}
      {known && verdict && date && <VerdictSentence verdict={verdict} date={date} />}
      {known && !date && <p class="quiet">{t.recognition.noDate}</p>}
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
