import type { PublicSource } from "../../jobs/public-source.ts";
import { momentText } from "../dates.ts";
import { sourcePath } from "../links.ts";
import { useMessages } from "../view.ts";

interface Properties {
  of: readonly PublicSource[];
  /** The page that shows it, to look again at. */
  path: string;
  /** ISO 8601: waits that are over are not told. */
  now: string;
}

/** How far the runs are that go on now; a script brings it up to date, and without one the link does. Empty where nothing runs. */
export function RunProgress({ of, path, now }: Properties) {
  const t = useMessages();
  if (of.length === 0) return null;
  return (
    <section class="section running" id="running" data-refresh>
      <h2>{t.sources.now}</h2>
      <ul>
        {of.map((source) => (
          <Running source={source} now={now} />
        ))}
      </ul>
      <p>
        <a class="button" href={path}>
          {t.sources.lookAgain}
        </a>
      </p>
    </section>
  );
}

function Running({ source, now }: { source: PublicSource; now: string }) {
  const t = useMessages();
  const { tally = {}, progress } = source.running ?? {};
  const { pages = 0, listSize, wait } = progress ?? {};
  const read = tally.read ?? 0;
  return (
    <li>
      <a href={sourcePath(source.id)}>
        <bdi>{source.name}</bdi>
      </a>
      <p class="by">{t.sources.read(read, listSize, pages)}</p>
      {listSize !== undefined && listSize > 0 && (
        <progress value={Math.min(read, listSize)} max={listSize} aria-label={source.name} />
      )}
      {wait && wait.until > now && <p class="by">{t.sources.waiting(momentText(wait.until), wait.why)}</p>}
    </li>
  );
}
