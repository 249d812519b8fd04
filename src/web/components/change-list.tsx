import type { RecentChange } from "../../recognition/recent-changes.ts";
import { dateText, dayText } from "../dates.ts";
import { pathOf } from "../links.ts";
import { useMessages } from "../view.ts";
import { CategoryLetter } from "./category-pill.tsx";

/** Changes in recognition, one a line of a list: which journal, what happened, for which days, by which list. */
export function ChangeList({ of }: { of: readonly RecentChange[] }) {
  return (
    <ol class="changes">
      {of.map((change) => (
        <Change key={change.cursor} {...change} />
      ))}
    </ol>
  );
}

function Change({ kind, row, before, journal }: RecentChange) {
  const t = useMessages();
  const title = journal?.data.titles[0]?.value ?? row.journal.title;
  const category = row.category ?? (kind === "extended" ? before?.category : undefined);
  return (
    <li id={`row-${row.id}`}>
      <span class="letter">
        {kind === "lost" ? <b class="category c-none">–</b> : <CategoryLetter category={category} />}
      </span>
      <div>
        <p>
          {journal ? (
            <a href={pathOf(journal)}>{title}</a>
          ) : (
            <span dir="auto">{title || row.journal.issns[0]?.value}</span>
          )}{" "}
          <span class={`what ${kind}`}>{t.changes.what(kind, category, before?.category)}</span>
        </p>
        <p class="by">
          {t.changes.window(dateText(row.from), dateText(row.to))}
          {row.area !== undefined && ` · ${row.area}`}
          {row.list !== undefined && ` · ${row.list}`}
          {` · ${t.changes.learned(dayText(row.recordedAt))}`}
          {row.withdrawnAt !== undefined && ` · ${t.changes.withdrawn(dayText(row.withdrawnAt))}`}
          {journal === undefined && ` · ${t.changes.unplaced}`}
        </p>
      </div>
    </li>
  );
}
