import type { RecognitionList, RecognitionRow } from "../domain/recognition.ts";
import type { ReadEvent, SourceFormat } from "../harvest/source.ts";

interface Window {
  from: string;
  to: string | undefined;
  decidedOn: string | undefined;
  source: string | undefined;
}

/**
 * Watches the rows of a file that its operator calls complete, and gives the lists that they make: one for each name in the
 * `list` column (else the file's), over the window from the earliest `from` to the latest `to` of its rows; open where a row is open.
 */
export function collectList(formats: readonly SourceFormat[]): {
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
      [...windows].map(([name, { from, to, decidedOn, source }]) => ({
        name: name || fileName,
        body: "HEC",
        scope: "unknown",
        from,
        complete: true,
        ...(to === undefined ? {} : { to }),
        ...(decidedOn === undefined ? {} : { decidedOn }),
        ...(source === undefined ? {} : { source }),
      })),
  };
}

function widen(windows: Map<string, Window>, row: RecognitionRow): void {
  if (row.from === undefined) return;
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
