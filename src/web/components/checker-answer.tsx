import { isClaim } from "../../domain/claims.ts";
import { formatPartialDate } from "../../domain/partial-date.ts";
import type { KnownRow } from "../../domain/recognition.ts";
import { rowsAround, rowsOf } from "../../domain/verdict-rows.ts";
import type { Asked } from "../../recognition/asked.ts";
import type { Answer } from "../../recognition/check.ts";
import { hecYearsOf } from "../../recognition/dossier/hec-year.ts";
import { questionQuery } from "../../recognition/question-address.ts";
import { clip } from "../clip.ts";
import { dateText } from "../dates.ts";
import type { JournalNeighbours } from "../journal-neighbours.ts";
import { pathOf } from "../links.ts";
import { useView } from "../view.ts";
import { CategoryLetter } from "./category-pill.tsx";
import { JournalRecognition } from "./journal-recognition.tsx";
import { Notice } from "./notices.tsx";
import { RecognitionTable } from "./recognition-table.tsx";
import { VerdictSentence } from "./verdict-sentence.tsx";

const longestTitle = 300;
/** A longer range has no years around it that say more. */
const mostYears = 3;

export interface AnswerView {
  readonly answer: Answer;
  /** The question with the name that its permanent address gives the journal. */
  readonly asked: Asked;
  readonly neighbours: Pick<JournalNeighbours, "continues" | "continuedBy">;
}

/** A category belongs to the ISSN at its time: the journals before and after are asked by themselves. */
function Succession({ answer, asked, neighbours }: AnswerView) {
  const { t } = useView();
  const entries = [
    ...neighbours.continues.map((one) => ({ label: t.journal.continues, ...one })),
    ...neighbours.continuedBy.map((one) => ({ label: t.journal.continuedBy, ...one })),
  ];
  if (entries.length === 0) return null;
  const { issn: _issn, eissn: _eissn, title: _title, ...rest } = asked;
  return (
    <div class="succession">
      <p>{t.checker.succession(formatPartialDate(answer.date))}</p>
      <ul class="bullets">
        {entries.map(({ label, named, record }) => {
          const title = clip(
            record?.data.titles[0]?.value ?? named.titles[0]?.value ?? named.issns[0]?.value ?? t.record.untitled,
            longestTitle,
          );
          return (
            <li>
              {label}:{" "}
              {record === undefined ? (
                <bdi>{title}</bdi>
              ) : (
                <a href={`/recognition?${questionQuery({ ...rest, id: record.id })}`} rel="nofollow">
                  <bdi>{title}</bdi>
                </a>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function Rows({ heading, caption, rows }: { heading: string; caption: string; rows: readonly KnownRow[] }) {
  if (rows.length === 0) return null;
  return (
    <section class="section">
      <h3>{heading}</h3>
      <RecognitionTable rows={rows} caption={caption} full />
    </section>
  );
}

/** The same question for the HEC years around the date, and for today. */
function OtherDates({ answer, asked }: Pick<AnswerView, "answer" | "asked">) {
  const { t, today } = useView();
  const { first, last } = hecYearsOf(answer.date);
  const around = last - first < mostYears ? [...Array(last - first + 3).keys()].map((n) => first - 1 + n) : [];
  const years = around.map((begin) => ({
    text: t.checker.yearOf(String(begin), String(begin + 1)),
    date: `${begin}-07/${begin + 1}-06`,
  }));
  return (
    <nav class="other-dates" aria-label={t.checker.otherDates}>
      <ul>
        {[...years, { text: t.checker.today, date: today }].map(({ text, date }) => (
          <li>
            <a href={`/recognition?${questionQuery({ ...asked, date })}`} rel="nofollow">
              {text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Addresses({ asked }: { asked: Asked }) {
  const { t, origin } = useView();
  const query = questionQuery(asked);
  const page = `/recognition?${query}`;
  const program = `/api/v1/recognition?${query}`;
  return (
    <dl class="facts addresses">
      <div>
        <dt>{t.checker.permanent}</dt>
        <dd>
          <a href={page}>{origin + page}</a>
        </dd>
      </div>
      <div>
        <dt>{t.checker.forPrograms}</dt>
        <dd>
          <a href={program} rel="nofollow">
            {origin + program}
          </a>
        </dd>
      </div>
    </dl>
  );
}

/** The answer, what it rests on, what stands around it, and all that is known of the journal. */
export function CheckerAnswer({ answer, asked, neighbours }: AnswerView) {
  const { t } = useView();
  const { journal, verdict, date, known, claims, asKnownOn, area } = answer;
  const title = clip(journal.data.titles[0]?.value ?? t.record.untitled, longestTitle);
  const letter = verdict.outcome === "recognised" ? verdict.category : undefined;
  return (
    <section class="answer" aria-labelledby="answer">
      <p class="kicker">
        {t.checker.answer} · {formatPartialDate(date)}
      </p>
      <h2 id="answer">
        {letter && (
          <>
            <CategoryLetter category={letter} />{" "}
          </>
        )}
        <a href={pathOf(journal)}>
          <bdi>{title}</bdi>
        </a>
      </h2>
      {journal.sample && <Notice>{t.checker.sampleJournal}</Notice>}
      <VerdictSentence verdict={verdict} date={date} about="asked" />
      <p class="quiet">
        {area !== undefined && `${t.checker.ofArea(clip(area, longestTitle))} `}
        {asKnownOn !== undefined && `${t.checker.knownThen(dateText(asKnownOn) ?? asKnownOn)} `}
        {t.checker.issued}
      </p>
      <Succession answer={answer} asked={asked} neighbours={neighbours} />
      <OtherDates answer={answer} asked={asked} />
      <Rows heading={t.checker.basis} caption={t.checker.basis} rows={rowsOf(verdict)} />
      <Rows heading={t.checker.around} caption={t.checker.around} rows={rowsAround(verdict, known.rows, date)} />
      <Rows heading={t.checker.claims} caption={t.checker.claims} rows={claims} />
      {known.rows.some((row) => !isClaim(row)) ? (
        <JournalRecognition recognition={known} title={title} heading={t.checker.history} />
      ) : (
        <p class="quiet">{t.checker.noHistory}</p>
      )}
      <Addresses asked={asked} />
    </section>
  );
}
