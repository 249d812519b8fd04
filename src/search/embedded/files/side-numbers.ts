import { writeColumn } from "./columns.ts";
import { keyHash } from "./key-hash.ts";
import type { SectionWriter } from "./sections.ts";

/** What stands in the column of groups; 0 = in none. */
export function groupHash(group: string | undefined): number {
  return group === undefined ? 0 : keyHash(group);
}

/** Writes the side columns that are numbers: how often each document is read, and the hash of its group; the latter only where one is in any. */
export function writeSideNumbers(sections: SectionWriter, reads: ArrayLike<number>, groups: ArrayLike<number>): void {
  writeColumn(sections, "reads", reads);
  const all = Float64Array.from(groups);
  if (all.some((group) => group !== 0)) sections.section("group", all);
}
