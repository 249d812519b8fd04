import type { CatalogueRecord } from "../../catalogue/catalogue.ts";
import type { ArticleData } from "../../domain/record.ts";
import { find } from "./find.ts";
import { presentArticle } from "./present.ts";
import { type ApiServer, IdParams, type ResourceParts, redirectTo, shortly } from "./resource.ts";
import { failures, moved } from "./schemas/error.ts";
import { ArticleSchema } from "./schemas/records.ts";
import { ref } from "./schemas/shared.ts";

/** `/articles/{id}` */
export function articleRoutes(app: ApiServer, { catalogue, at, today }: ResourceParts): void {
  const schema = {
    operationId: "article",
    summary: "One article",
    description:
      "With its journal's recognition history and the verdict for the article's own date, and where each field came from. A merged record answers 301, a withdrawn one 410.",
    tags: ["articles"],
    params: IdParams,
    response: { 200: ref(ArticleSchema), ...moved, ...failures },
  };
  app.get("/articles/:id", { schema }, async (request, reply) => {
    const found = await find(catalogue, "article", request.params.id);
    if (found.is === "moved") return redirectTo(reply, found, at);
    const record = found.record as CatalogueRecord & { data: ArticleData };
    const { journalId, issueId } = record;
    const [journals, issue, known, provenance] = await Promise.all([
      journalId === undefined ? [] : catalogue.records([journalId]),
      issueId === undefined ? undefined : catalogue.issue(issueId),
      journalId === undefined ? { rows: [], lists: [] } : catalogue.recognition(journalId),
      catalogue.provenance(record.id),
    ]);
    const surroundings = { journal: journals[0], issue, known, provenance, today: today() };
    return reply.header("cache-control", shortly).send(presentArticle(record, surroundings, at));
  });
}
