import { chainOf } from "../decision-chain.ts";
import type { ListSubject } from "../recognition-lists.ts";
import type { DecisionRow, RecognitionListRow } from "../rows.ts";
import { type Findings, isInstant, json, type Parts } from "./parts.ts";
import { becomes, holds } from "./record-decisions.ts";

/** Decisions in their order: none altered, none gone. */
export async function* checkChain({ scan, pace }: Pick<Parts, "scan" | "pace">): Findings {
  let chain = 0;
  for await (const decision of scan.decisions()) {
    await pace.step();
    if (chainOf(chain, decision) !== decision.chain) {
      yield { what: "it, or one before it, was altered or is gone", subject: `decision ${decision.id}` };
    }
    chain = decision.chain;
  }
}

/** What decisions are about: records that are there, kept apart where they were taken apart, and the lists that they state. */
export async function* checkDecisions({ tables, scan, pace }: Parts): Findings {
  const lists = new Lists();
  for await (const decision of scan.decisions()) {
    await pace.step();
    const subject = `decision ${decision.id}`;
    if (!isInstant(decision.at)) yield { what: "has no time", subject };
    if (decision.what === "list" || decision.what === "unlist") {
      lists.note(decision.at, json(decision.subject) as ListSubject | undefined);
      continue;
    }
    for (const id of [decision.record, decision.other]) {
      if (id !== null && (await tables.records.get(id)) === undefined)
        yield { what: `is about ${id}, which is not there`, subject };
    }
    const { what, other } = decision;
    if (
      (what === "unmerge" || what === "apart") &&
      other !== null &&
      !(await isApart(tables, { ...decision, other }))
    ) {
      yield { what: "took apart what rules may join again", subject };
    }
  }
  for await (const row of scan.recognitionLists()) {
    const subject = `recognition list ${row.name} of ${row.source}`;
    const source = await tables.sources.byId(row.source);
    if (row.withdrawn_at === null && source === undefined) yield { what: "its source is missing", subject };
    if (source !== undefined && source.sample !== row.sample)
      yield { what: "is of the sample, or not, unlike its source", subject };
    if (!lists.has(row)) yield { what: "is not what its operator said, or not when", subject };
  }
  for (const key of lists.missing()) yield { what: "is missing", subject: `recognition list ${key}` };
}

/** The statements that decisions make of lists: what each source says of each, from when and until when. */
class Lists {
  readonly #said = new Set<string>();
  readonly #standing = new Map<string, { value: string; at: string }>();

  note(at: string, subject: ListSubject | undefined): void {
    if (subject === undefined) return;
    for (const [key, { value, at: since }] of this.#standing) {
      const [source, name] = JSON.parse(key) as [string, string];
      if (source !== subject.source || (subject.list !== undefined && subject.list.name !== name)) continue;
      this.#said.add(keyOf(source, name, value, since, at));
      this.#standing.delete(key);
    }
    const { list, source } = subject;
    if (list !== undefined)
      this.#standing.set(JSON.stringify([source, list.name]), { value: JSON.stringify(list), at });
  }

  /** Whether the row is one of them; each is one row. */
  has({ source, name, value, recorded_at: since, withdrawn_at: until }: RecognitionListRow): boolean {
    if (until !== null) return this.#said.delete(keyOf(source, name, value, since, until));
    const key = JSON.stringify([source, name]);
    const said = this.#standing.get(key);
    return said?.value === value && said.at === since && this.#standing.delete(key);
  }

  missing(): string[] {
    return [...this.#said, ...this.#standing.keys()];
  }
}

function keyOf(...parts: readonly string[]): string {
  return JSON.stringify(parts);
}

/** Whether records that a person took apart are kept apart, or are one again by a later decision. */
async function isApart(
  tables: Parts["tables"],
  { id: since, record, other }: DecisionRow & { other: string },
): Promise<boolean> {
  if ((await nowAt(tables, record)) === (await nowAt(tables, other))) return true;
  const [left, right] = [await becomes(tables, record), await becomes(tables, other)];
  for (const id of left) {
    for (const apart of await tables.decisions.apartOf(id)) if (right.has(apart)) return true;
    for (const later of await tables.decisions.of(id)) {
      const joins = later.what === "merge" && later.id > since && later.other !== null;
      if (joins && (right.has(later.record) || right.has(later.other ?? ""))) return true;
    }
  }
  return false;
}

async function nowAt(tables: Parts["tables"], id: string): Promise<string> {
  const row = await tables.records.get(id);
  return row?.into ?? id;
}

/** Proposed joins, and pairs that a person took apart: both between two records that are there. */
export async function* checkPairs({ tables, scan, pace }: Parts): Findings {
  const gone = async (id: string): Promise<boolean> => (await tables.records.get(id)) === undefined;
  for await (const { id, left, right, at, reason } of scan.proposals()) {
    await pace.step();
    const subject = `proposal ${id}`;
    if (left >= right || (await gone(left)) || (await gone(right)))
      yield { what: "is of records that are not there", subject };
    if (!isInstant(at) || reason === "") yield { what: "says neither when nor why", subject };
  }
  for await (const { left, right } of scan.aparts()) {
    const subject = `${left} and ${right}, taken apart`;
    if (left >= right || (await gone(left)) || (await gone(right))) yield { what: "are not both there", subject };
    else if (!(await wereTakenApart(tables, left, right))) yield { what: "no decision took them apart", subject };
  }
}

async function wereTakenApart(tables: Parts["tables"], left: string, right: string): Promise<boolean> {
  const [ours, theirs] = [await holds(tables, left), await holds(tables, right)];
  for (const id of ours) {
    for (const { what, record, other } of await tables.decisions.of(id)) {
      if ((what !== "unmerge" && what !== "apart") || other === null) continue;
      if ((ours.has(record) && theirs.has(other)) || (ours.has(other) && theirs.has(record))) return true;
    }
  }
  return false;
}
