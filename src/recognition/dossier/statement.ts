import { createHash } from "node:crypto";
import type { Verdict } from "../../domain/verdict-type.ts";
import type { Statement } from "./dossier.ts";
import type { Entry } from "./entry.ts";
import { answerFor, type JudgeParts } from "./judge.ts";

/** Seals what is said of a list. */
export function sealed(content: Omit<Statement, "checksum">): Statement {
  const { recordedAt, format, entries } = content;
  return { recordedAt, format, entries, checksum: checksumOf(content) };
}

/** Whether a statement is still what was issued. */
export function isAsIssued(statement: Statement): boolean {
  return checksumOf(statement) === statement.checksum;
}

function checksumOf({ recordedAt, format, entries }: Omit<Statement, "checksum">): string {
  return createHash("sha256")
    .update(JSON.stringify([recordedAt, format, entries]))
    .digest("hex");
}

/** A line that would be answered otherwise by now. */
export interface ChangedLine {
  readonly entry: Entry;
  readonly now: Verdict;
}

export interface CheckedStatement {
  readonly asIssued: boolean;
  readonly changed: readonly ChangedLine[];
}

/** Looks at a statement again: whether it is as issued, and which of its answers would be others by what is known at `asRecordedAt`. */
export async function checkStatement(statement: Statement, parts: JudgeParts): Promise<CheckedStatement> {
  const changed: ChangedLine[] = [];
  for (const entry of statement.entries) {
    const { journal, date, verdict } = entry;
    if (journal?.sure !== true || date === undefined || verdict === undefined) continue;
    const now = await answerFor(journal.id, date, parts);
    if (answerKey(now) !== answerKey(verdict)) changed.push({ entry, now });
  }
  return { asIssued: isAsIssued(statement), changed };
}

/** What an answer says to its reader; other rows that say the same make no other answer. */
function answerKey(found: Verdict): string {
  if (found.outcome === "several")
    return found.answers
      .map(({ from, to, verdict }) => `${from} ${to} ${answerKey(verdict)}`)
      .sort()
      .join("; ");
  const rules = found.outcome === "recognised" ? [] : (found.rules ?? []);
  const category = found.outcome === "recognised" ? (found.category ?? "") : "";
  return [found.outcome, category, ...rules.map(({ rule }) => rule.name)].join(" ");
}
