import { followCitations } from "./citations/follow.ts";
import { followLinks } from "./issn-links.ts";
import { settleDerived } from "./named.ts";
import { resolveTitle } from "./recognition-rows.ts";
import { reconsider } from "./reconsider.ts";
import { issueFromStatements } from "./statements.ts";
import { followStories } from "./stories/follow.ts";
import type { Work } from "./work.ts";

async function settleIssue(work: Work, id: string): Promise<void> {
  const { issues, tallies } = work.tables;
  const before = await issues.get(id);
  const told = work.issues.get(id) ?? before;
  if (told === undefined) return;
  const { articles, volume, number, year, title, doi } = issueFromStatements(await tallies.of(`i:${id}`));
  const { journal, key } = told;
  const parts =
    articles > 0 || before === undefined
      ? { volume: volume ?? null, number: number ?? null, year: year ?? null, title: title ?? null, doi: doi ?? null }
      : before;
  // Without articles the row stays: an old address of an issue must lead on after journals are merged.
  await issues.put({ ...parts, id, journal, key, articles });
}

function first<T>(set: ReadonlySet<T>): T | undefined {
  for (const value of set) return value;
  return undefined;
}

/** Ends a transaction: what is counted over many records is written once. */
export async function settle(work: Work): Promise<void> {
  await work.writeCounts();
  await followLinks(work);
  // One that is settled may set others to be settled (again): each time fewer keys are left to hand on.
  for (let journal = first(work.journals); journal !== undefined; journal = first(work.journals)) {
    work.journals.delete(journal);
    await settleDerived(work, journal);
  }
  for (const key of work.titles) await resolveTitle(work, key);
  await reconsider(work);
  for (let journal = first(work.journals); journal !== undefined; journal = first(work.journals)) {
    work.journals.delete(journal);
    await settleDerived(work, journal);
  }
  const issues = new Set([...work.issues.keys(), ...work.changedIssues]);
  await work.writeCounts();
  for (const issue of issues) await settleIssue(work, issue);
  for (const journal of work.judged) {
    const row = await work.tables.records.get(journal);
    if (row?.state !== "live") continue;
    const version = await work.nextVersion();
    await work.tables.records.setVersion(journal, version, version);
  }
  await followCitations(work);
  await followStories(work);
}
