import { type Static, Type } from "typebox";
import { PageLinksSchema } from "./records.ts";
import { Address, Instant, ref, words } from "./shared.ts";

const Tally = Type.Record(Type.String(), Type.Integer(), {
  description: "read, created, updated, unchanged, merged, deleted, quarantined: how many records",
});

export const SourceRunSchema = Type.Object(
  {
    kind: words(["harvest", "import"]),
    state: words(["running", "done", "incomplete", "failed", "stopped"]),
    startedAt: Instant,
    endedAt: Type.Optional(Instant),
    tally: Tally,
    progress: Type.Optional(
      Type.Object(
        {
          at: Instant,
          pages: Type.Integer({ description: "Answers of the server taken so far" }),
          listSize: Type.Optional(Type.Integer({ description: "Records that the server says its list has" })),
          wait: Type.Optional(Type.Object({ until: Instant, why: Type.String() })),
        },
        { description: "Of a run that goes on" },
      ),
    ),
    message: Type.Optional(Type.String({ description: "What went wrong, or what is to be known" })),
    retryAt: Type.Optional(Type.String({ description: "ISO 8601 instant, UTC: when the server asked to come back" })),
  },
  { $id: "SourceRun", description: "One harvest or import of a source" },
);

const fields = {
  id: Type.String(),
  url: Address,
  resource: Type.String({ description: "Address of this source in this API" }),
  name: Type.String(),
  format: Type.String(),
  metadata: Type.Optional(Type.String({ description: "Metadata format asked for, of OAI-PMH" })),
  status: words(["enabled", "disabled", "unchecked", "not passed", "files", "sample"], "enabled: harvested when due"),
  address: Type.Optional(Type.String({ description: "Where it is harvested, without what is behind a question mark" })),
  site: Type.Optional(Type.String()),
  issns: Type.Array(Type.String()),
  notice: Type.Optional(Type.String({ description: "What must be said of the licence of these facts" })),
  records: Type.Integer({ description: "Live records that it gives" }),
  quarantined: Type.Integer({ description: "Records that could not be taken" }),
  reasons: Type.Array(Type.Object({ code: Type.String(), count: Type.Integer() }), {
    description: "Why they could not be taken, most frequent first",
  }),
  intervalHours: Type.Optional(Type.Integer({ description: "Between two harvests" })),
  due: Type.Optional(
    Type.Object({
      at: Instant,
      reason: words(["first", "schedule", "stopped", "failed", "retry later", "running"]),
      failures: Type.Integer({ description: "Since the last success" }),
    }),
  ),
  problem: Type.Optional(Type.String({ description: "What went wrong last and was not made good since" })),
  lastRun: Type.Optional(ref(SourceRunSchema)),
};

export const SourceSchema = Type.Object(fields, { $id: "Source", description: "Where records come from" });

export const SourceWithRunsSchema = Type.Object(
  { ...fields, runs: Type.Array(ref(SourceRunSchema), { description: "Newest first, 20 at most" }) },
  { $id: "SourceWithRuns" },
);

export const SourceListSchema = Type.Object(
  {
    total: Type.Integer(),
    page: Type.Integer(),
    pages: Type.Integer(),
    sources: Type.Array(ref(SourceSchema), { description: "By id, 100 at a time" }),
    links: ref(PageLinksSchema),
  },
  { $id: "SourceList" },
);

export type SourceJson = Static<typeof SourceSchema>;
