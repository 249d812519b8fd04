import { formatPartialDate } from "../../domain/partial-date.ts";
import { type Entry, type Named, outcomeOf } from "../../recognition/dossier/entry.ts";
import { clip } from "../clip.ts";
import { recordPath } from "../links.ts";
import { useMessages } from "../view.ts";
import { CategoryLetter } from "./category-pill.tsx";
import { VerdictSentence } from "./verdict-sentence.tsx";

const longestPrinted = 600;
const longestTitle = 200;

function Link({ kind, of: { id, title, sample } }: { kind: "journal" | "article" | "book" | "chapter"; of: Named }) {
  const t = useMessages();
  return (
    <>
      <a href={recordPath(kind, id)}>
        <bdi>{clip(title, longestTitle) || t.record.untitled}</bdi>
      </a>
      {sample && ` ${t.dossier.sample}`}
    </>
  );
}

function Work({ work }: { work: NonNullable<Entry["work"]> }) {
  const t = useMessages();
  return (
    <p>
      <span class="quiet">{work.sure ? t.dossier.work : t.dossier.workPerhaps}</span>{" "}
      <Link kind={work.kind} of={work} />
      {work.others.slice(0, 3).map((other) => (
        <>
          {" "}
          <span class="quiet">{t.dossier.alsoPerhaps}</span> <Link kind="article" of={other} />
        </>
      ))}
    </p>
  );
}

function Journal({ journal }: { journal: NonNullable<Entry["journal"]> }) {
  const t = useMessages();
  return (
    <p>
      <span class="quiet">{journal.sure ? t.dossier.journal : t.dossier.journalPerhaps}</span>{" "}
      <Link kind="journal" of={journal} />
      {journal.others.slice(0, 5).map((other) => (
        <>
          {" "}
          <span class="quiet">{t.dossier.alsoPerhaps}</span> <Link kind="journal" of={other} />
        </>
      ))}{" "}
      <span class="quiet">({t.dossier.by[journal.by]})</span>
    </p>
  );
}

/** What stands in the place of an answer. */
export function useWhyNoAnswer(): (entry: Entry) => string | undefined {
  const t = useMessages();
  return (entry) => {
    if (entry.unreadable !== undefined) return t.dossier.unreadable(entry.unreadable);
    const outcome = outcomeOf(entry);
    if (outcome === "unsure") return t.dossier.unsure;
    if (outcome === "undated") return t.dossier.undated;
    if (outcome !== "unmatched") return undefined;
    return entry.work === undefined ? t.dossier.unmatched : t.dossier.noJournal;
  };
}

/** A line of a list: as it was given, what was found for it and how surely, and the answer. */
export function DossierEntry({ entry }: { entry: Entry }) {
  const t = useMessages();
  const why = useWhyNoAnswer()(entry);
  const { work, journal, date, verdict, saidDate } = entry;
  return (
    <li id={`line-${entry.number}`}>
      <span class="no">{t.number(entry.number)}</span>
      <p class="given" dir="auto">
        {clip(entry.printed, longestPrinted)}
      </p>
      <div class="found">
        {work && <Work work={work} />}
        {journal && <Journal journal={journal} />}
        {date && (
          <p>
            <span class="quiet">{t.dossier.date}</span> {formatPartialDate(date)}{" "}
            <span class="quiet">({t.dossier.dateOf[entry.dateOf ?? "reference"]})</span>
            {saidDate && ` ${t.dossier.saysOther(formatPartialDate(saidDate))}`}
          </p>
        )}
      </div>
      {why !== undefined && <p class="verdict">{why}</p>}
      {verdict && date && (
        <div class="answered">
          {verdict.outcome === "recognised" && verdict.category !== undefined && (
            <CategoryLetter category={verdict.category} />
          )}
          <VerdictSentence verdict={verdict} date={date} />
        </div>
      )}
    </li>
  );
}
