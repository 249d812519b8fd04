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

/** A line that would be answered otherwise. */
export interface ChangedLine {
  readonly entry: Entry;
  readonly now: Verdict;
}

export interface CheckedStatement {
  /** Its checksum is the one that was issued. */
  readonly asIssued: boolean;
  /** Lines to which what this index had recorded by then gives another answer now: none, unless the store was tampered with or restored. */
  readonly contradicted: readonly ChangedLine[];
  /** Lines that would be answered otherwise by what is known at `asRecordedAt`. */
  readonly changed: readonly ChangedLine[];
}

/** Looks at a statement again: whether it is as issued, whether the index's own record of that moment gives the same, and what would be answered today. */
export async function checkStatement(statement: Statement, parts: JudgeParts): Promise<CheckedStatement> {
  const then = { ...parts, asRecordedAt: statement.recordedAt };
  return {
    asIssued: isAsIssued(statement),
    contradicted: await differing(statement, then),
    changed: await differing(statement, parts),
  };
}

async function differing({ entries }: Statement, parts: JudgeParts): Promise<ChangedLine[]> {
  const found: ChangedLine[] = [];
  for (const entry of entries) {
    const { journal, date, verdict } = entry;
    if (journal?.sure !== true || date === undefined || verdict === undefined) continue;
    const now = await answerFor(journal.id, date, parts);
    if (answerKey(now) !== answerKey(verdict)) found.push({ entry, now });
  }
  return found;
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
