import { issueIdOf } from "../ids.ts";
import { issueFromStatements } from "../statements.ts";
import type { Findings, Parts } from "./parts.ts";
import { differ } from "./tallies.ts";

const parts = ["volume", "number", "year", "title", "doi"] as const;

/** Issues against what their live articles say. One without articles keeps its parts: its old address must lead on. */
export async function* checkIssues({ tables, scan, pace }: Parts): Findings {
  for await (const issue of scan.issues()) {
    await pace.step();
    const subject = issue.id;
    if (issueIdOf(issue.journal, issue.key) !== issue.id)
      yield { what: "issue's id is not that of its journal and key", subject };
    if ((await tables.records.get(issue.journal)) === undefined) yield { what: "issue's journal is missing", subject };
    const kept = await tables.tallies.of(`i:${issue.id}`);
    const counted = new Map((await scan.statementsOfIssue(issue.id)).map(({ value, n }) => [value, n]));
    for (const what of differ(kept, counted)) yield { what, subject };
    const made = issueFromStatements(kept);
    const same =
      made.articles === issue.articles &&
      (made.articles === 0 || parts.every((part) => (made[part] ?? null) === issue[part]));
    if (!same) yield { what: "issue is not what its articles say", subject };
  }
  for await (const id of scan.issuesWithoutRow()) yield { what: "issue is missing", subject: id };
}
