import type { RecordData } from "../domain/record.ts";
import type { IssnLinks, Mapped } from "./ingest-types.ts";
import { removeLinks } from "./issn-links.ts";
import { countNamed, namedBy } from "./named.ts";
import { withdrawRow } from "./recognition-rows.ts";
import { withdrawRule } from "./recognition-rules.ts";
import { noteGone } from "./reconsider.ts";
import type { SourceRecordRow, SourceRow } from "./rows.ts";
import type { Work } from "./work.ts";

/** Takes back what a live source record said beside its record: its journal, its recognition row or rule, its ISSN links. */
export async function retract(work: Work, source: SourceRow, row: SourceRecordRow): Promise<void> {
  work.countSource(source.key, -1);
  noteGone(work, row);
  if (row.data === null) return;
  const named = namedBy(JSON.parse(row.data) as Mapped | RecordData);
  if (row.journal !== null && named !== undefined) countNamed(work, row.journal, named, -1);
  if (row.kind === "recognition") await withdrawRow(work, source.id, row.identifier);
  if (row.kind === "recognition-rule") await withdrawRule(work, source.id, row.identifier);
  if (row.kind === "issn-links") await removeLinks(work, row.key, JSON.parse(row.data) as IssnLinks);
}
