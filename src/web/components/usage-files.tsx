import { useMessages } from "../view.ts";

/** Figures as files; `id` of a record or journal, none of the whole index. */
export function UsageFiles({ id }: { id?: string }) {
  const t = useMessages();
  const path = `/api/v1/statistics${id === undefined ? "" : `/${encodeURIComponent(id)}`}`;
  return (
    <p class="quiet">
      {t.statistics.downloadAs}{" "}
      <a href={`${path}?by=day&format=csv`} rel="nofollow">
        {t.statistics.csvDays}
      </a>{" "}
      ·{" "}
      <a href={`${path}?by=month&format=csv`} rel="nofollow">
        {t.statistics.csvMonths}
      </a>{" "}
      ·{" "}
      <a href={path} rel="nofollow">
        {t.statistics.json}
      </a>
      {id !== undefined && (
        <>
          {" "}
          · <a href="/statistics#how">{t.statistics.how}</a>
        </>
      )}
    </p>
  );
}
