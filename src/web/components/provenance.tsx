import type { Provenance } from "../../catalogue/catalogue.ts";
import { clip } from "../clip.ts";
import { dayText } from "../dates.ts";
import type { Messages } from "../messages/en.ts";
import { useMessages } from "../view.ts";

const mostShown = 5;
const mostNamed = 8;

interface Group {
  readonly entry: Provenance;
  readonly fields: string[];
}

/** One entry for each source record, with the fields that it gave. */
function groups(entries: readonly Provenance[]): Group[] {
  const byRecord = new Map<string, Group>();
  for (const entry of entries) {
    const key = JSON.stringify([entry.sourceId, entry.identifier]);
    const group = byRecord.get(key) ?? { entry, fields: [] };
    if (!group.fields.includes(entry.field)) group.fields.push(entry.field);
    byRecord.set(key, group);
  }
  return [...byRecord.values()];
}

/** Fields in a visitor's words, each once: never the names that programs use. */
function wordsOf(fields: readonly string[], t: Messages): string[] {
  const { fields: words, otherField } = t.record;
  return [...new Set(fields.map((field) => (Object.hasOwn(words, field) ? words[field] : undefined) ?? otherField))];
}

/** Names of the sources behind those that are shown, each once. */
function namesOf(rest: readonly Group[], shown: readonly Group[]): string[] {
  const had = new Set(shown.map(({ entry }) => entry.sourceName));
  const names = [...new Set(rest.map(({ entry }) => entry.sourceName))].filter((name) => !had.has(name));
  const named = names.slice(0, mostNamed).map((name) => clip(name, 60));
  return names.length > mostNamed ? [...named, "…"] : named;
}

/** Where each fact came from and when, one click away. */
export function ProvenanceDetails({ entries, updatedAt }: { entries: readonly Provenance[]; updatedAt: string }) {
  const t = useMessages();
  const all = groups(entries);
  const shown = all.slice(0, mostShown);
  const more = namesOf(all.slice(mostShown), shown);
  return (
    <details class="provenance">
      <summary>{t.record.provenance}</summary>
      {entries.length === 0 && <p class="quiet">{t.record.provenanceNone}</p>}
      {shown.map(({ entry, fields }) => (
        <dl class="facts">
          <div>
            <dt>{t.record.provenanceSource}</dt>
            <dd>
              <bdi>{clip(entry.sourceName, 150)}</bdi> <code>{clip(entry.identifier, 150)}</code>{" "}
              <span class="quiet">{entry.format}</span>
            </dd>
          </div>
          <div>
            <dt>{t.record.provenanceFields}</dt>
            <dd>{t.list(wordsOf(fields, t))}</dd>
          </div>
          {entry.datestamp && (
            <div>
              <dt>{t.record.provenanceChanged}</dt>
              <dd>
                <time dateTime={entry.datestamp}>{dayText(entry.datestamp)}</time>
              </dd>
            </div>
          )}
          <div>
            <dt>{t.record.provenanceReceived}</dt>
            <dd>
              <time dateTime={entry.receivedAt}>{dayText(entry.receivedAt)}</time>
            </dd>
          </div>
        </dl>
      ))}
      {more.length > 0 && <p class="quiet">{t.record.provenanceMore(t.list(more))}</p>}
      <p class="quiet">{t.record.lastChanged(dayText(updatedAt))}</p>
    </details>
  );
}
