import type { CatalogueRecord } from "../../catalogue/catalogue.ts";
import { yearOf } from "../../domain/partial-date.ts";
import { citationsPath, pathOf } from "../links.ts";
import { clipToBytes } from "../room.ts";
import { useMessages } from "../view.ts";
import { Inline } from "./local-text.tsx";

export const mostCiting = 12;
/** Bytes. */
const longestTitle = 200;

/** Bytes that a citing work takes at most. */
export const bytesOfCiting = longestTitle + 90;

export interface CitedByView {
  readonly total: number;
  /** The newest of them. */
  readonly records: readonly CatalogueRecord[];
}

/** Who cites the work, as far as it is in the index: nobody counts what is not. */
export function CitedBy({ id, of: { total, records } }: { id: string; of: CitedByView }) {
  const t = useMessages();
  if (total === 0) return null;
  return (
    <section class="section" id="cited-by">
      <h2>{t.record.citedBy(total)}</h2>
      <ol class="references">
        {records.map((record) => {
          const title = record.data.titles[0];
          const { published } = record.data;
          return (
            <li dir="auto">
              <a href={pathOf(record)}>
                {title ? (
                  <Inline text={{ ...title, value: clipToBytes(title.value, longestTitle) }} />
                ) : (
                  t.record.untitled
                )}
              </a>
              {published && ` (${yearOf(published)})`}
            </li>
          );
        })}
      </ol>
      {total > records.length && (
        <p>
          <a href={citationsPath(id)}>{t.record.citedByAll(total)}</a>
        </p>
      )}
    </section>
  );
}
