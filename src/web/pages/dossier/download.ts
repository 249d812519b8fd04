import writeXlsxFile from "write-excel-file/node";
import { formatPartialDate } from "../../../domain/partial-date.ts";
import type { Statement } from "../../../recognition/dossier/dossier.ts";
import { type Entry, outcomeOf } from "../../../recognition/dossier/entry.ts";
import { hecYearsOf } from "../../../recognition/dossier/hec-year.ts";
import { hecYearText } from "../../components/dossier-totals.tsx";
import { verdictInShort } from "../../components/verdict-sentence.tsx";
import { recordPath } from "../../links.ts";
import type { Messages } from "../../messages/en.ts";
import { rowsBehind } from "./statement.tsx";

type Column = keyof Messages["dossier"]["columns"];
const longestCell = 32_000;

/** What a spreadsheet would take for a formula (OWASP, CSV injection) is put behind an apostrophe, as Excel writes a text. */
export function harmless(text: string): string {
  return /^[\s\u00a0]*[=+\-@|%＝＋－＠\t\r]/u.test(text) ? `'${text}` : text;
}

/** A list as rows of texts with a header, one row a line. `origin`: the base of absolute addresses. */
export function tableOf({ entries }: Statement, t: Messages, origin: string): string[][] {
  const names = Object.keys(t.dossier.columns) as Column[];
  const rows = entries.map((entry) => {
    const cells = cellsOf(entry, t, origin);
    return names.map((name) =>
      harmless((cells[name] ?? "").replace(/[\0-\x08\x0b\x0c\x0e-\x1f]/g, " ").slice(0, longestCell)),
    );
  });
  return [names.map((name) => t.dossier.columns[name]), ...rows];
}

function cellsOf(entry: Entry, t: Messages, origin: string): Partial<Record<Column, string>> {
  const { work, journal, date, verdict, number, printed } = entry;
  const [row] = verdict === undefined ? [] : rowsBehind(verdict);
  const isSure = work?.sure === true || journal?.sure === true;
  const none = work === undefined && journal === undefined;
  return {
    number: String(number),
    reference: printed,
    outcome: t.dossier.outcomes[outcomeOf(entry)],
    answer: verdict === undefined ? "" : verdictInShort(verdict, t),
    category: verdict?.outcome === "recognised" ? (verdict.category ?? "") : "",
    date: date === undefined ? "" : formatPartialDate(date),
    dateOf: entry.dateOf === undefined ? "" : t.dossier.dateOf[entry.dateOf],
    hecYear: date === undefined ? "" : hecYearText(hecYearsOf(date), t),
    journal: journal?.title ?? "",
    issn: journal?.issns.join(", ") ?? "",
    journalBy: journal === undefined ? "" : t.dossier.by[journal.by],
    work: work?.title ?? "",
    workAddress: work === undefined ? "" : `${origin}${recordPath(work.kind, work.id)}`,
    certainty: none ? t.dossier.notMatched : isSure ? t.dossier.sure : t.dossier.notSure,
    from: row?.from ?? "",
    to: row?.to ?? "",
    source: row?.source ?? "",
  };
}

/** RFC 4180, in UTF-8 with a mark, which Excel needs. */
export function csvOf(rows: readonly (readonly string[])[]): string {
  const lines = rows.map((row) =>
    row.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(","),
  );
  return `\ufeff${lines.join("\r\n")}\r\n`;
}

/** A workbook of one sheet; every cell is a text. */
export function xlsxOf([header = [], ...rows]: readonly (readonly string[])[], sheet: string): Promise<Buffer> {
  const text = (value: string) => ({ value, type: String });
  const data = [
    header.map((value) => ({ ...text(value), fontWeight: "bold" as const })),
    ...rows.map((row) => row.map(text)),
  ];
  const widths = [6, 60, 18, 30, 9, 14, 16, 18, 36, 20, 22, 40, 30, 8, 12, 12, 40];
  return writeXlsxFile(data, {
    sheet: sheet.slice(0, 31),
    columns: widths.map((width) => ({ width })),
    stickyRowsCount: 1,
  }).toBuffer();
}
