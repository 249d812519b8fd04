import { bibtexOf } from "./bibtex.ts";
import { cslOf } from "./csl.ts";
import { csvHeader, csvRow } from "./csv.ts";
import { endNoteOf, risOf } from "./tagged.ts";
import type { Work } from "./work.ts";

/** A format in which records are given out: what stands before, between and after them. */
export interface ExportFormat {
  /** With charset. */
  readonly type: string;
  /** Media types by which it is asked for in an Accept header; the first is its own. */
  readonly accepts: readonly string[];
  readonly start: string;
  readonly between: string;
  readonly end: string;
  readonly record: (work: Work) => string;
}

/** By the ending of a file's name. */
export const exportFormats = {
  bib: {
    type: "application/x-bibtex; charset=utf-8",
    accepts: ["application/x-bibtex", "text/x-bibtex"],
    start: "",
    between: "\n",
    end: "",
    record: bibtexOf,
  },
  ris: {
    type: "application/x-research-info-systems; charset=utf-8",
    accepts: ["application/x-research-info-systems"],
    start: "",
    between: "",
    end: "",
    record: risOf,
  },
  json: {
    type: "application/vnd.citationstyles.csl+json; charset=utf-8",
    accepts: ["application/vnd.citationstyles.csl+json", "application/json"],
    start: "[",
    between: ",\n",
    end: "]\n",
    record: (work) => JSON.stringify(cslOf(work)),
  },
  enw: {
    type: "application/x-endnote-refer; charset=utf-8",
    accepts: ["application/x-endnote-refer"],
    start: "",
    between: "",
    end: "",
    record: endNoteOf,
  },
  csv: {
    type: "text/csv; charset=utf-8; header=present",
    accepts: ["text/csv"],
    start: csvHeader,
    between: "",
    end: "",
    record: csvRow,
  },
} as const satisfies Record<string, ExportFormat>;

export type FormatName = keyof typeof exportFormats;
export const formatNames = Object.keys(exportFormats) as FormatName[];

export function isFormatName(text: unknown): text is FormatName {
  return typeof text === "string" && Object.hasOwn(exportFormats, text);
}

/** Records as one file. */
export function exportText(name: FormatName, works: readonly Work[]): string {
  const { start, between, end, record }: ExportFormat = exportFormats[name];
  return start + works.map((work) => record(work)).join(between) + end;
}
