import type { PublicSource } from "../../jobs/public-source.ts";
import { shownState } from "../../jobs/source-report.ts";
import { clip } from "../clip.ts";
import { momentText } from "../dates.ts";
import { sourcePath } from "../links.ts";
import { useMessages } from "../view.ts";

/** What pages with such tables link. */
export const sourceStyles = ["sources.css"] as const;

const longestName = 120;
const longestProblem = 180;

/** When a source is harvested next, in words; "" where it is not by itself. `now` is an ISO 8601 instant. */
export function useNextText(): (source: PublicSource, now: string) => string {
  const t = useMessages();
  return ({ due, running }, now) => {
    if (running) return t.sources.states.running;
    if (due === undefined) return "";
    return due.at <= now ? t.sources.soon : t.sources.due(momentText(due.at), due.reason);
  };
}

/** Sources with what they gave and when; on a narrow screen each row is a block of its own. */
export function SourceTable({ of, now }: { of: readonly PublicSource[]; now: string }) {
  const t = useMessages();
  const nextText = useNextText();
  return (
    <table class="source-table">
      <caption class="hidden">{t.sources.title}</caption>
      <thead>
        <tr>
          {[
            t.sources.name,
            t.sources.records,
            t.sources.added,
            t.sources.quarantined,
            t.sources.lastRun,
            t.sources.next,
          ].map((name) => (
            <th scope="col">{name}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {of.map((source) => (
          <tr>
            <th scope="row">
              <a href={sourcePath(source.id)}>
                <bdi>{clip(source.name, longestName)}</bdi>
              </a>
              {source.status !== "enabled" && <p class="by">{t.sources.status[source.status]}</p>}
              {source.problem && <p class="wrong">{clip(source.problem, longestProblem)}</p>}
            </th>
            <Cell label={t.sources.records} text={t.number(source.records)} />
            <Cell label={t.sources.added} text={t.number(source.lastRun?.tally["created"] ?? 0)} />
            <Cell label={t.sources.quarantined} text={t.number(source.quarantined)} />
            <Cell label={t.sources.lastRun} text={lastText(source, t)} />
            <Cell label={t.sources.next} text={nextText(source, now)} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function lastText({ lastRun }: PublicSource, t: ReturnType<typeof useMessages>): string {
  return lastRun === undefined
    ? t.sources.never
    : `${momentText(lastRun.startedAt)}: ${t.sources.states[shownState(lastRun)]}`;
}

function Cell({ label, text }: { label: string; text: string }) {
  return <td data-label={text === "" ? undefined : label}>{text}</td>;
}
