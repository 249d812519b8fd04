import type { RecognitionList, RecognitionRow } from "../domain/recognition.ts";
import { isOfficial } from "../domain/spans.ts";
import type { ReadEvent, SourceFormat } from "../harvest/source.ts";

/** What the rows of one list say of its days. */
interface Days {
  /** How many rows say each. */
  readonly froms: Map<string, number>;
  readonly tos: Map<string | undefined, number>;
  decidedOn: string | undefined;
  source: string | undefined;
}

/**
 * Watches the rows of a file, and gives the lists that they make: one for each name in the `list` column. A list that is whole proves something
 * of journals that are not in it, so its days are those that most of its rows say, the fewer days where as many say others: a row that reaches
 * further back, or an open one, does not stretch it. Of a list that is not whole they are from the earliest `from` to the latest `to`, open
 * where a row is open. Rows without a list are of one that has the file's name where its operator calls it complete, else of none.
 */
export function collectList(
  formats: readonly SourceFormat[],
  { complete, scope }: Pick<RecognitionList, "complete" | "scope">,
): {
  readonly formats: readonly SourceFormat[];
  lists(fileName: string): RecognitionList[];
} {
  const days = new Map<string, Days>();
  const watch = (events: readonly ReadEvent[]): readonly ReadEvent[] => {
    for (const event of events) {
      if (event.type === "record" && event.record.state === "live" && event.record.mapped.is === "recognition")
        note(days, event.record.mapped.row);
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
      [...days]
        .filter(([name]) => complete || name !== "")
        .map(([name, { froms, tos, decidedOn, source }]) => ({
          name: name || fileName,
          body: "HEC",
          scope,
          complete,
          ...(complete ? usual(froms, tos) : widest(froms, tos)),
          ...(decidedOn === undefined ? {} : { decidedOn }),
          ...(source === undefined ? {} : { source }),
        })),
  };
}

function note(days: Map<string, Days>, row: RecognitionRow): void {
  if (row.from === undefined || !isOfficial(row)) return;
  const name = row.list ?? "";
  let known = days.get(name);
  if (known === undefined) {
    known = { froms: new Map(), tos: new Map(), decidedOn: undefined, source: undefined };
    days.set(name, known);
  }
  known.froms.set(row.from, (known.froms.get(row.from) ?? 0) + 1);
  known.tos.set(row.to, (known.tos.get(row.to) ?? 0) + 1);
  known.decidedOn ??= row.decidedOn;
  known.source ??= row.source;
}

type Span = Pick<RecognitionList, "from" | "to">;

function spanOf(from: string, to: string | undefined): Span {
  return to === undefined ? { from } : { from, to };
}

function widest(froms: Days["froms"], tos: Days["tos"]): Span {
  const [from = ""] = [...froms.keys()].sort();
  const ends = [...tos.keys()].filter((to) => to !== undefined);
  return spanOf(from, ends.length < tos.size ? undefined : ends.toSorted().at(-1));
}

/** What most rows say; the later beginning and the earlier end among equals. */
function usual(froms: Days["froms"], tos: Days["tos"]): Span {
  const most = <T extends string | undefined>(counts: ReadonlyMap<T, number>, before: (a: T, b: T) => boolean): T =>
    [...counts].reduce((best, one) =>
      one[1] > best[1] || (one[1] === best[1] && before(one[0], best[0])) ? one : best,
    )[0];
  const from = most(froms, (a, b) => a > b);
  const to = most(tos, (a, b) => b === undefined || (a !== undefined && a < b));
  // Rows of two windows, as many of one as of the other, have no day in common.
  return to !== undefined && to < from ? spanOf(from, from) : spanOf(from, to);
}
