import type { CatalogueRecord } from "../../catalogue/catalogue.ts";
import { yearOf } from "../../domain/partial-date.ts";
import { pathOf } from "../links.ts";
import type { RelatedView } from "../related-records.ts";
import { clipToBytes } from "../room.ts";
import { useMessages } from "../view.ts";
import { Inline } from "./local-text.tsx";

/** Of a title, and of what it is in or of: bytes. */
const longest = { title: 130, container: 50 } as const;
const aroundKind = 60;
const bytesOfOne = longest.title + longest.container + 180;

/** Bytes that all of them take at most. */
export function bytesOfRelated(of: RelatedView): number {
  return of.reduce((sum, { records }) => sum + aroundKind + records.length * bytesOfOne, 0);
}

/** As many of each kind as fit into so many bytes together, the first of each kind first. */
export function fittingRelated(of: RelatedView, bytes: number): RelatedView {
  const most = Math.max(0, ...of.map(({ records }) => records.length));
  for (let each = most; each > 0; each -= 1) {
    const some = of.map(({ kind, records }) => ({ kind, records: records.slice(0, each) }));
    if (bytesOfRelated(some) <= bytes) return some;
  }
  return [];
}

function containerOf({ data }: CatalogueRecord): string {
  switch (data.kind) {
    case "article":
      return data.container?.titles[0]?.value ?? "";
    case "chapter":
      return data.book?.titles[0]?.value ?? "";
    case "news":
      return data.outlet;
    case "video":
      return data.channel;
    case "book":
    case "journal":
      return data.publisher ?? "";
  }
}

/** Records of every kind that have much to do with this one. Nothing where there are none. */
export function RelatedRecords({ of }: { of: RelatedView }) {
  const t = useMessages();
  if (of.length === 0) return null;
  return (
    <section class="section" id="related">
      <h2>{t.relatedRecords.title}</h2>
      {of.map(({ kind, records }) => (
        <>
          <h3>{t.kinds[kind].title}</h3>
          <ul class="plain-list">
            {records.map((record) => {
              const title = record.data.titles[0] ?? { value: t.record.untitled };
              const year = record.data.published === undefined ? "" : String(yearOf(record.data.published));
              const where = clipToBytes(containerOf(record), longest.container);
              return (
                <li>
                  <a href={pathOf(record)}>
                    <Inline text={{ ...title, value: clipToBytes(title.value, longest.title) }} />
                  </a>{" "}
                  <small class="quiet">
                    {where !== "" && <bdi>{where}</bdi>}
                    {where !== "" && year !== "" && " · "}
                    {year}
                  </small>
                </li>
              );
            })}
          </ul>
        </>
      ))}
    </section>
  );
}
