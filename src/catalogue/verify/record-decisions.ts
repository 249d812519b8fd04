import { idsOf, originOf } from "../ids.ts";
import type { DecisionRow, RecordRow } from "../rows.ts";
import type { Tables } from "../tables.ts";
import { type Findings, json, type Parts } from "./parts.ts";

interface Named {
  readonly source: string;
  readonly identifier: string;
}

/** Source records that a decision puts into a record. */
function putBy(decision: DecisionRow, record: string): readonly Named[] {
  const subject = json(decision.subject) as Partial<Named & { moved: readonly Named[] }> | undefined;
  const own = subject?.source === undefined || subject.identifier === undefined ? [] : [subject as Named];
  if (decision.what === "mint" || decision.what === "join") return decision.record === record ? own : [];
  const moved = subject?.moved ?? [];
  if (decision.what === "merge") return decision.record === record ? moved : [];
  return decision.what === "unmerge" && decision.other === record ? moved : [];
}

/** A record against the decisions about it: who minted it, what put each member there, why it is gone or leads on. */
export async function* checkDecided({ tables }: Parts, row: RecordRow): Findings {
  const subject = row.id;
  const decisions = await tables.decisions.of(row.id);
  const mint = decisions.find((one) => one.id === row.minted);
  if (mint?.what !== "mint" || mint.record !== row.id) yield { what: "no decision minted its id", subject };
  else {
    const [first] = putBy(mint, row.id);
    const origin = originOf(first?.source ?? "", first?.identifier ?? "");
    if (origin !== row.origin || !idsOf(origin).includes(row.id))
      yield { what: "its id is not that of what it was minted for", subject };
    if (mint.at !== row.created_at) yield { what: "was not made when its id was minted", subject };
  }
  const put = new Set(
    decisions.flatMap((one) => putBy(one, row.id)).map(({ source, identifier }) => `${source}\0${identifier}`),
  );
  for (const member of await tables.sourceRecords.membersOf(row.id)) {
    if (put.has(`${member.source_id}\0${member.identifier}`)) continue;
    yield { what: `no decision put ${member.identifier} of ${member.source_id} into it`, subject };
  }
  const last = decisions
    .filter(({ what, record }) => record === row.id && (what === "withdraw" || what === "restore"))
    .at(-1);
  if (row.state === "live" && last?.what === "withdraw") yield { what: "is live, but was withdrawn", subject };
  if (row.state === "tombstone" && (last?.what !== "withdraw" || last.at !== row.withdrawn_at)) {
    yield { what: "is a tombstone, but no decision withdrew it then", subject };
  }
  if (row.state === "redirect") yield* checkRedirect(tables, row);
}

async function* checkRedirect(tables: Tables, row: RecordRow): Findings {
  const target = row.into === null ? undefined : await tables.records.get(row.into);
  if (target === undefined || target.state === "redirect") {
    yield { what: "redirects to nowhere", subject: row.id };
    return;
  }
  if (!(await becomes(tables, row.id)).has(target.id)) {
    yield { what: `redirects to ${target.id}, which no decision says`, subject: row.id };
  }
}

const mostSteps = 10_000;

async function reach(
  tables: Tables,
  from: string,
  step: (decision: DecisionRow, at: string) => string | null,
): Promise<Set<string>> {
  const reached = new Set([from]);
  for (const at of reached) {
    if (reached.size > mostSteps) break;
    for (const decision of await tables.decisions.of(at)) {
      const next = decision.what === "merge" || decision.what === "redirect" ? step(decision, at) : null;
      if (next !== null) reached.add(next);
    }
  }
  return reached;
}

/** A record and all that decisions ever made of it. */
export function becomes(tables: Tables, record: string): Promise<Set<string>> {
  return reach(tables, record, (decision, at) => (decision.other === at ? decision.record : null));
}

/** A record and all that decisions ever put into it. */
export function holds(tables: Tables, record: string): Promise<Set<string>> {
  return reach(tables, record, (decision, at) => (decision.record === at ? decision.other : null));
}
