import type { RecognitionList, RecognitionRow } from "../domain/recognition.ts";
import { isOfficial } from "../domain/spans.ts";
import type { ReadEvent, SourceFormat } from "../harvest/source.ts";

interface Window {
  from: string;
  to: string | undefined;
  decidedOn: string | undefined;
  source: string | undefined;
}

/**
 * Watches the rows of a file, and gives the lists that they make: one for each name in the `list` column, over the window from the earliest
 * `from` to the latest `to` of its rows; open where a row is open. Rows without a list are of one that has the file's name where its operator
 * calls it complete, else of none.
 */
export function collectList(
  formats: readonly SourceFormat[],
  { complete, scope }: Pick<RecognitionList, "complete" | "scope">,
): {
  readonly formats: readonly SourceFormat[];
  lists(fileName: string): RecognitionList[];
} {
  const windows = new Map<string, Window>();
  const watch = (events: readonly ReadEvent[]): readonly ReadEvent[] => {
    for (const event of events) {
      if (event.type === "record" && event.record.state === "live" && event.record.mapped.is === "recognition")
        widen(windows, event.record.mapped.row);
    }
    return events;
  };
  return {
    formats: formats.map((format) => ({
      ...format,
      reader: (options) => {
        const reader = format.reader(options);
        return { write: (bytes) => watch(reader.write(bytes)), end: () => watch(reader.end()) };
      },
    })),
    lists: (fileName) =>
      [...windows]
        .filter(([name]) => complete || name !== "")
        .map(([name, { from, to, decidedOn, source }]) => ({
          name: name || fileName,
          body: "HEC",
          scope,
          from,
          complete,
          ...(to === undefined ? {} : { to }),
          ...(decidedOn === undefined ? {} : { decidedOn }),
          ...(source === undefined ? {} : { source }),
        })),
  };
}

function widen(windows: Map<string, Window>, row: RecognitionRow): void {
  if (row.from === undefined || !isOfficial(row)) return;
  const name = row.list ?? "";
  const known = windows.get(name);
  if (!known) {
    windows.set(name, { from: row.from, to: row.to, decidedOn: row.decidedOn, source: row.source });
    return;
  }
  if (row.from < known.from) known.from = row.from;
  if (row.to === undefined || known.to === undefined) known.to = undefined;
  else if (row.to > known.to) known.to = row.to;
  known.decidedOn ??= row.decidedOn;
  known.source ??= row.source;
}
