import { isClaim } from "../../domain/claims.ts";
import type { Recognition } from "../recognition-of.ts";
import { useMessages } from "../view.ts";
import { RecognitionTable } from "./recognition-table.tsx";
import { RecognitionTimeline } from "./recognition-timeline.tsx";

/** A journal's recognition as a picture and a table; others' claims apart. */
export function JournalRecognition({
  recognition,
  title,
  heading,
  journalId,
}: {
  recognition: Recognition;
  title: string;
  heading?: string;
  /** Leads to the changes of this journal. */
  journalId?: string;
}) {
  const t = useMessages();
  const decided = recognition.rows.filter((row) => !isClaim(row));
  const claims = recognition.rows.filter(isClaim);
  return (
    <section class="section" id="recognition">
      <h2>{heading ?? t.recognition.headingJournal}</h2>
      {decided.length === 0 && <p class="quiet">{t.recognition.none}</p>}
      {decided.length > 0 && (
        <>
          <RecognitionTimeline rows={decided} title={title} />
          <RecognitionTable rows={decided} caption={t.recognition.caption} full />
        </>
      )}
      {claims.length > 0 && (
        <>
          <h3>{t.recognition.claims}</h3>
          <p class="quiet">{t.recognition.claimsNote}</p>
          <RecognitionTable rows={claims} caption={t.recognition.captionClaims} full />
        </>
      )}
      {journalId !== undefined && recognition.rows.length > 0 && (
        <p class="by">
          <a href={`/recognition/changes?journal=${encodeURIComponent(journalId)}`} rel="nofollow">
            {t.changes.whenLearned}
          </a>
        </p>
      )}
    </section>
  );
}
