import { type KnownRow } from "../../domain/recognition.ts";
import { safeHref } from "../safe-href.ts";
import { useMessages } from "../view.ts";
import { CategoryLetter } from "./category-pill.tsx";
import { ExternalLink } from "./external-link.tsx";

/** More years than HEC has recognised journals. */
const mostShown = 30;

interface Properties {
  rows: readonly KnownRow[];
  caption: string;
  /** Also who said it, where, and what happened: for the journal's own page. */
  full?: boolean;
}

/** Newest first, as readers of the first DefinePK know it: by beginning, then by end; an open end is the newest; rows without a beginning last. */
export function newestFirst(rows: readonly KnownRow[]): KnownRow[] {
  const key = (row: KnownRow): [string, string] => [row.from ?? "", row.to ?? "9999"];
  return rows.toSorted((a, b) => {
    const [aFrom, aTo] = key(a);
    const [bFrom, bTo] = key(b);
    return bFrom.localeCompare(aFrom) || bTo.localeCompare(aTo);
  });
}

function DateCell({ date, missing }: { date: string | undefined; missing: string }) {
  return <td>{date === undefined ? <span class="quiet">{missing}</span> : <time dateTime={date}>{date}</time>}</td>;
}

function SourceCell({ row }: { row: KnownRow }) {
  const t = useMessages();
  const link = safeHref(row.source);
  return (
    <td class="wraps">
      {link ? (
        <ExternalLink href={link}>{row.list ?? t.recognition.source}</ExternalLink>
      ) : (
        (row.source ?? row.list ?? "")
      )}
    </td>
  );
}

/** A journal's recognition rows, newest first, in a frame that the keyboard can scroll: a narrow screen or a wide typeface may cut it. Dates stand as decided, in the precision that the source gives. */
export function RecognitionTable({ rows, caption, full = false }: Properties) {
  const t = useMessages();
  const areas = rows.some((row) => row.area !== undefined);
  const losses = rows.some((row) => row.event === "lost");
  return (
    <section class="scroll" tabIndex={0} aria-label={caption}>
      <table class="recognition">
        <caption class="hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t.recognition.category}</th>
            <th scope="col">{t.recognition.from}</th>
            <th scope="col">{t.recognition.to}</th>
            {areas && <th scope="col">{t.recognition.area}</th>}
            {(full || losses) && <th scope="col">{t.recognition.event}</th>}
            {full && <th scope="col">{t.recognition.authority}</th>}
            {full && <th scope="col">{t.recognition.source}</th>}
          </tr>
        </thead>
        <tbody>
          {newestFirst(rows)
            .slice(0, mostShown)
            .map((row) => (
              <tr>
                <td>{row.event === "lost" ? "–" : <CategoryLetter category={row.category} />}</td>
                <DateCell date={row.from} missing={t.recognition.unsaid} />
                <DateCell date={row.to} missing={row.event === "lost" ? "–" : t.recognition.open} />
                {areas && <td class="wraps">{row.area ?? ""}</td>}
                {(full || losses) && <td class="wraps">{t.recognition.events[row.event]}</td>}
                {full && <td class="wraps">{t.recognition.authorities[row.authority]}</td>}
                {full && <SourceCell row={row} />}
              </tr>
            ))}
        </tbody>
      </table>
    </section>
  );
}
