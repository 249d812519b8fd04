import { type Static, Type } from "typebox";
import { changeKinds } from "../../domain/recognition-change.ts";
import { ProblemError } from "../../domain/result.ts";
import { type RecentChange, recentChanges } from "../../recognition/recent-changes.ts";
import type { Addresses } from "./addresses.ts";
import { presentRow } from "./present-recognition.ts";
import { type ApiServer, type ResourceParts, shortly } from "./resource.ts";
import { failures } from "./schemas/error.ts";
import { RecognitionChangesSchema } from "./schemas/recognition-changes.ts";
import { ref, words } from "./schemas/shared.ts";

const mostChanges = 100;

const ChangesQuery = Type.Object({
  journal: Type.Optional(Type.String({ description: "Id of a journal" })),
  list: Type.Optional(Type.String({ description: "Name of a list" })),
  kind: Type.Optional(words(changeKinds, "Without it, all but `unchanged` and `claimed`")),
  before: Type.Optional(
    Type.String({
      pattern: "^\\d{4}-[\\dT:.-]+Z [0-9a-z]{1,40}$",
      description: "Go on behind the change of this cursor",
    }),
  ),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: mostChanges, default: 50 })),
});

function present({ kind, row, before, journal, cursor }: RecentChange, at: Addresses) {
  return {
    kind,
    journal: {
      title: journal?.data.titles[0]?.value ?? row.journal.title,
      ...(journal && { id: journal.id, url: at.page("journal", journal.id) }),
    },
    row: presentRow(row),
    ...(before && { before: presentRow(before) }),
    cursor,
  };
}

/** `/recognition/changes` */
export function recognitionChangeRoutes(app: ApiServer, { catalogue, at }: ResourceParts): void {
  const schema = {
    operationId: "recognitionChanges",
    summary: "Who was added, moved up or down, extended or lost",
    description:
      "Rows in order of the time at which this index learned of them, the newest first, each with what it changed of what was known then. The fictional sample is left out.",
    tags: ["recognition"],
    querystring: ChangesQuery,
    response: { 200: ref(RecognitionChangesSchema), ...failures },
  };
  app.get("/recognition/changes", { schema }, async (request, reply) => {
    const { journal, list, kind, before, limit = 50 } = request.query;
    const found = journal === undefined ? undefined : await catalogue.lookup(journal);
    const moved = found?.state === "redirect" ? await catalogue.lookup(found.id) : found;
    if (journal !== undefined && (moved?.state !== "live" || moved.record.kind !== "journal"))
      throw new ProblemError("not_found", "There is no journal with this id.");
    const { changes, next } = await recentChanges(catalogue, {
      limit,
      ...(moved?.state === "live" && { journalId: moved.record.id }),
      ...(list !== undefined && { list }),
      ...(kind !== undefined && { kind }),
      ...(before !== undefined && { before }),
    });
    const address = (cursor: string | undefined): string => {
      const query = { journal, list, kind, before: cursor, limit: request.query.limit?.toString() };
      const said = Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
      return at.list("recognition/changes", new URLSearchParams(said).toString());
    };
    const answer: Static<typeof RecognitionChangesSchema> = {
      changes: changes.map((change) => present(change, at)),
      links: { self: address(before), ...(next !== undefined && { next: address(next) }) },
    };
    return reply.header("cache-control", shortly).send(answer);
  });
}
