import { useMessages } from "../view.ts";

interface Properties {
  total: number;
  /** How many have each thing. */
  counts: ReadonlyMap<string, number>;
}

/** How complete the metadata of a journal's articles are: each share as a bar and in words. */
export function Completeness({ total, counts }: Properties) {
  const t = useMessages();
  return (
    <section class="section">
      <h2>{t.journal.completeness}</h2>
      <p class="quiet">{t.journal.completenessNote(total)}</p>
      <ul class="shares">
        {Object.entries(t.journal.completenessNames).map(([name, words]) => {
          const n = Math.min(counts.get(name) ?? 0, total);
          return (
            <li>
              <svg width="100%" height="8" aria-hidden="true">
                <rect class="whole" width="100%" height="8" rx="1" />
                <rect width={`${total === 0 ? 0 : (100 * n) / total}%`} height="8" rx="1" />
              </svg>
              {t.journal.share(words, t.percent(n, total), n)}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
