import { crc32 } from "node:zlib";
import type { DecisionRow } from "./rows.ts";
import type { Work } from "./work.ts";

export type NewDecision = Omit<DecisionRow, "id" | "chain">;

/** CRC-32 of a decision and of all before it: one that is altered, added or gone behind our back breaks the chain there. */
export function chainOf(before: number, row: NewDecision): number {
  const { at, by, what, record, other, reason, subject } = row;
  return crc32(JSON.stringify([at, by, what, record, other, reason, subject]), before);
}

/** Writes a decision down, for ever. Gives its id. */
export async function writeDecision(work: Work, row: NewDecision): Promise<number> {
  const { decisions } = work.tables;
  work.chain = chainOf(work.chain ?? (await decisions.lastChain()), row);
  return decisions.insert({ ...row, chain: work.chain });
}
