import type { Kind } from "../../domain/record.ts";
import type { Proposal, ProposalStore, ProposalsAsked } from "../writer.ts";
import { type Dialect, prepare } from "./prepare.ts";

function proposalQueries(dialect: Dialect) {
  const { db } = dialect;
  // What was withdrawn meanwhile has nothing to settle; it is there again when it comes back.
  const base = db
    .selectFrom("proposal as p")
    .innerJoin("record as l", "l.id", "p.left")
    .innerJoin("record as r", "r.id", "p.right")
    .select(["p.id", "l.kind", "p.left", "p.right", "p.reason", "p.at"])
    .where("l.state", "=", "live")
    .where("r.state", "=", "live");
  return {
    all: prepare(dialect, (p: { after: number; limit: number }) =>
      base.where("p.id", ">", p.after).orderBy("p.id").limit(p.limit),
    ),
    ofKind: prepare(dialect, (p: { kind: Kind; after: number; limit: number }) =>
      base.where("l.kind", "=", p.kind).where("p.id", ">", p.after).orderBy("p.id").limit(p.limit),
    ),
    one: prepare(dialect, (p: { id: number }) => base.where("p.id", "=", p.id)),
  };
}

/** Reads proposed joins over one connection of a dialect. */
export class SqlProposalReader implements ProposalStore {
  readonly #queries: ReturnType<typeof proposalQueries>;

  constructor(dialect: Dialect) {
    this.#queries = proposalQueries(dialect);
  }

  async proposals(limit: number, { after = 0, kind }: ProposalsAsked = {}): Promise<Proposal[]> {
    return kind === undefined
      ? await this.#queries.all.all({ after, limit })
      : await this.#queries.ofKind.all({ kind, after, limit });
  }

  async proposal(id: number): Promise<Proposal | undefined> {
    return await this.#queries.one.get({ id });
  }
}
