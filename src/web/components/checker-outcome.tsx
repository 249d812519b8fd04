import type { CatalogueRecord } from "../../catalogue/catalogue.ts";
import type { Asked } from "../../recognition/asked.ts";
import type { Checked } from "../../recognition/check.ts";
import type { LikelyIssn } from "../../recognition/find-journal.ts";
import { questionQuery } from "../../recognition/question-address.ts";
import { useMessages } from "../view.ts";
import { type AnswerView, CheckerAnswer } from "./checker-answer.tsx";
import { JournalChoice } from "./journal-choice.tsx";
import { JournalRecognition } from "./journal-recognition.tsx";
import { Notice } from "./notices.tsx";

export interface OutcomeView {
  readonly checked: Checked;
  /** The question, with the journal named as its permanent address does. */
  readonly asked: Asked;
  readonly neighbours: AnswerView["neighbours"];
  /** What stands in the box for the journal. */
  readonly box: string;
}

/** The address of a question at the checker. */
export function questionPath(asked: Asked): string {
  const query = questionQuery(asked);
  return query === "" ? "/recognition" : `/recognition?${query}`;
}

/** The same question of another journal. */
function sameOf({ date, asKnownOn }: Asked, name: Pick<Asked, "id" | "issn">): string {
  return questionPath({
    ...name,
    ...(date === undefined ? {} : { date }),
    ...(asKnownOn === undefined ? {} : { asKnownOn }),
  });
}

function Choice({ journals, asked }: { journals: readonly CatalogueRecord[]; asked: Asked }) {
  return <JournalChoice journals={journals} href={({ id }) => sameOf(asked, { id })} />;
}

function Likely({ likely, asked }: { likely: readonly LikelyIssn[]; asked: Asked }) {
  const t = useMessages();
  return (
    <>
      <p>{t.checker.likely}</p>
      <ul class="bullets">
        {likely.map(({ issn, journals }) => (
          <li>
            <a href={sameOf(asked, { issn })} rel="nofollow">
              <span class="number">{issn}</span>
            </a>
            , {journals[0]?.data.titles[0]?.value ?? <span class="quiet">{t.checker.likelyUnknown}</span>}
          </li>
        ))}
      </ul>
    </>
  );
}

function Undated({ checked }: { checked: Extract<Checked, { is: "undated" }> }) {
  const t = useMessages();
  const title = checked.journal.data.titles[0]?.value ?? t.record.untitled;
  return (
    <>
      <Notice>
        <p>{t.checker.none[checked.why]}</p>
      </Notice>
      <JournalRecognition recognition={checked.known} title={title} heading={title} />
    </>
  );
}

/** What came of a question: the answer, the journals to choose from, or what is wrong and how to go on. */
export function CheckerOutcome({ checked, asked, neighbours, box }: OutcomeView) {
  const t = useMessages();
  switch (checked.is) {
    case "answer":
      return <CheckerAnswer answer={checked} asked={asked} neighbours={neighbours} />;
    case "ask":
      return (
        <section class="section">
          <h2>{t.checker.which}</h2>
          <p class="lead">{t.checker.whichLead(box)}</p>
          <Choice journals={checked.journals} asked={asked} />
        </section>
      );
    case "undated":
      return <Undated checked={checked} />;
    case "refused":
      return (
        <>
          <Notice>
            <p>{t.checker.none[checked.why]}</p>
            {checked.likely && checked.likely.length > 0 && <Likely likely={checked.likely} asked={asked} />}
          </Notice>
          {checked.near && checked.near.length > 0 && (
            <section class="section">
              <h2>{t.checker.near}</h2>
              <Choice journals={checked.near} asked={asked} />
            </section>
          )}
        </>
      );
    default:
      return checked satisfies never;
  }
}
