import { writeDecision } from "./decision-chain.ts";
import { idsOf, originOf } from "./ids.ts";
import type { RecordRow } from "./rows.ts";
import type { Tables } from "./tables.ts";
import type { Work } from "./work.ts";

export interface Own {
  readonly id: string;
  readonly origin: string;
  /** The record that has stood there before and is not live now. */
  readonly before?: RecordRow;
}

/** The id that a source record has of its own: what it was once minted, or the first of its ids that nothing ever used. */
export async function ownId(tables: Tables, sourceId: string, identifier: string): Promise<Own> {
  const origin = originOf(sourceId, identifier);
  for (const id of idsOf(origin)) {
    const before = await tables.records.get(id);
    if (before === undefined) return { id, origin };
    if (before.origin === origin && before.state !== "live") return { id, origin, before };
  }
  throw new Error(`no id left for ${identifier} of ${sourceId}`);
}

export interface Decided {
  readonly what: "mint" | "join" | "merge" | "unmerge" | "apart" | "part" | "redirect";
  readonly record: string;
  readonly other?: string;
  readonly by?: string;
  readonly reason: string;
  readonly subject: Readonly<Record<string, unknown>>;
}

/** Writes a decision down, for ever. Gives its id. */
export async function decide(work: Work, decided: Decided): Promise<number> {
  const { what, record, other = null, by = "rule", reason, subject } = decided;
  const row = { at: work.now, by, what, record, other, reason, subject: JSON.stringify(subject) };
  return writeDecision(work, row);
}

/** Lists a join that rules do not dare, once a pair, and never one that a person has decided against. */
export async function propose(work: Work, one: string, other: string, reason: string): Promise<void> {
  if (one === other || (await work.tables.decisions.apartOf(one)).includes(other)) return;
  const [left, right] = one < other ? [one, other] : [other, one];
  await work.tables.decisions.propose({ left, right, reason, at: work.now });
}
