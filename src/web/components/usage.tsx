import { dateText } from "../dates.ts";
import type { UsageView } from "../usage-of.ts";
import { useMessages } from "../view.ts";
import { UsageChart } from "./usage-chart.tsx";
import { UsageFiles } from "./usage-files.tsx";

const columns = ["views", "downloads", "sessions", "appearances"] as const;
/** Bytes that the section takes at most without its picture. */
export const bytesOfUsage = 1100;

interface Properties {
  id: string;
  of?: UsageView | undefined;
  /** It is of a journal's articles. */
  journal?: boolean;
  /** Whether there is room for the picture. */
  chart?: boolean;
}

/** How often one record is read, behind all else that its page says. */
export function Usage({ id, of, journal = false, chart = true }: Properties) {
  const t = useMessages();
  if (of === undefined) return null;
  const { total, since, months } = of;
  const isUsed = since !== undefined && total.views + total.downloads + total.appearances > 0;
  return (
    <section class="section" id="statistics">
      <h2>{t.statistics.of}</h2>
      {isUsed ? (
        <>
          {journal && <p class="quiet">{t.statistics.ofArticles}</p>}
          <p>{t.statistics.sentence(total, dateText(since) ?? since)}</p>
          {chart && <UsageChart of={months} label={t.statistics.of} columns={columns} brief />}
          <UsageFiles id={id} />
        </>
      ) : (
        <p class="quiet">{t.statistics.nothing}</p>
      )}
    </section>
  );
}
