import type { Generated } from "kysely";
import type {
  CitationRow,
  DecisionRow,
  DocumentRow,
  HeadlineRow,
  IssueRow,
  ProposalRow,
  QuarantineRow,
  RecognitionListRow,
  RecognitionRowRow,
  RecognitionRuleRow,
  RecordRow,
  RunRow,
  SourceRecordRow,
  SourceRow,
} from "../rows.ts";

type WithGenerated<T, K extends keyof T> = Omit<T, K> & { readonly [N in K]: Generated<T[N]> };

/** The tables as Kysely sees them. */
export interface Schema {
  meta: { name: string; value: string };
  source: WithGenerated<SourceRow, "key" | "records" | "checkpoint">;
  run: WithGenerated<RunRow, "id">;
  document: WithGenerated<DocumentRow, "key">;
  chunk: { key: Generated<number>; hash: Uint8Array; size: number; bytes: Uint8Array };
  document_chunk: { document: number; start: number; chunk: number };
  source_record: WithGenerated<SourceRecordRow, "key">;
  record: RecordRow & { readonly key: Generated<number> };
  identifier: { scheme: string; value: string; record: string };
  journal_key: { claim: Generated<number>; source: number; key: string; journal: number };
  journal_title: { key: string; record: string };
  issn_link: { issn: string; block: number; linking: string };
  citation: CitationRow;
  headline: HeadlineRow;
  headline_key: { bucket: number; key: number; record: number };
  issue: IssueRow;
  tally: { owner: string; value: string; n: number };
  recognition_row: RecognitionRowRow;
  recognition_list: WithGenerated<RecognitionListRow, "id">;
  recognition_rule: WithGenerated<RecognitionRuleRow, "id">;
  decision: WithGenerated<DecisionRow, "id">;
  proposal: WithGenerated<ProposalRow, "id">;
  apart: { left: string; right: string };
  quarantine: WithGenerated<QuarantineRow, "id">;
}
