import { isClaim } from "./claims.ts";
import { firstDay, isPartialDay, lastDay, type PartialDate } from "./partial-date.ts";
import type { KnownRow } from "./recognition.ts";
import type { SingleVerdict, Verdict } from "./verdict-type.ts";

function singles(found: Verdict): readonly SingleVerdict[] {
  return found.outcome === "several" ? found.answers.map((answer) => answer.verdict) : [found];
}

function ofSingle(found: SingleVerdict): readonly KnownRow[] {
  switch (found.outcome) {
    case "recognised":
      return [found.row, ...(found.alsoBy ?? [])];
    case "not_recognised":
      return [found.loss, found.before, found.after].flatMap((row) => row ?? []);
    case "not_decided":
      return [found.last];
    case "no_data":
      return found.after === undefined ? [] : [found.after];
  }
}

/** The rows that an answer names, each once. */
export function rowsOf(found: Verdict): readonly KnownRow[] {
  return [
    ...new Map(
      singles(found)
        .flatMap(ofSingle)
        .map((row) => [row.id, row]),
    ).values(),
  ];
}

/** HEC's rows next before and next after a date that an answer does not name: its neighbours in time. */
export function rowsAround(found: Verdict, rows: readonly KnownRow[], date: PartialDate): readonly KnownRow[] {
  const named = new Set(rowsOf(found).map(({ id }) => id));
  const dated = rows.filter((row) => !isClaim(row) && row.from !== undefined && isPartialDay(row.from));
  const begins = (row: KnownRow): string => firstDay({ start: row.from ?? "" });
  const ends = (row: KnownRow): string =>
    row.to !== undefined && isPartialDay(row.to) ? lastDay({ start: row.to }) : "9999-12-31";
  const before = dated
    .filter((row) => ends(row) < firstDay(date))
    .toSorted((a, b) => (ends(a) < ends(b) ? 1 : ends(a) > ends(b) ? -1 : 0))[0];
  const after = dated
    .filter((row) => begins(row) > lastDay(date))
    .toSorted((a, b) => (begins(a) < begins(b) ? -1 : begins(a) > begins(b) ? 1 : 0))[0];
  return [before, after].flatMap((row) => (row === undefined || named.has(row.id) ? [] : [row]));
}
