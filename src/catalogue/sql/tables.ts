import type { Tables } from "../tables.ts";
import { citationTable } from "./citation-table.ts";
import { decisionTable } from "./decision-table.ts";
import { issnLinkTable } from "./issn-link-table.ts";
import { journalTable } from "./journal-tables.ts";
import type { Dialect } from "./prepare.ts";
import { rawTable } from "./raw-table.ts";
import { recognitionTable } from "./recognition-table.ts";
import { issueTable, recordTable, tallyTable } from "./record-tables.ts";
import { sourceRecordTable } from "./source-record-table.ts";
import { quarantineTable, sourceTable } from "./source-tables.ts";
import { storyTable } from "./story-table.ts";

/** The rules' tables over one connection of a dialect. */
export function sqlTables(dialect: Dialect): Tables {
  return {
    sources: sourceTable(dialect),
    sourceRecords: sourceRecordTable(dialect),
    records: recordTable(dialect),
    journals: journalTable(dialect),
    issnLinks: issnLinkTable(dialect),
    citations: citationTable(dialect),
    stories: storyTable(dialect),
    issues: issueTable(dialect),
    tallies: tallyTable(dialect),
    recognition: recognitionTable(dialect),
    decisions: decisionTable(dialect),
    quarantine: quarantineTable(dialect),
    raw: rawTable(dialect),
  };
}
