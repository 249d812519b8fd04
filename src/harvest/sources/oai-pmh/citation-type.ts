import type { IssueStatement, Pages } from "../../../domain/record.ts";

/** What a citation of a journal article says. */
export interface Citation {
  readonly journal?: string;
  readonly issue?: IssueStatement;
  readonly pages?: Pages;
  /** Names an issue by volume or number, so that it is a citation and no chance text. */
  readonly certain: boolean;
}
