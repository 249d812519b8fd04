import type { CatalogueReader, CatalogueRecord } from "../../catalogue/catalogue.ts";
import type { ArticleData } from "../../domain/record.ts";
import { find } from "./find.ts";
import { presentArticle } from "./present.ts";
import { type ApiServer, IdParams, type ResourceParts, redirectTo, shortly } from "./resource.ts";
import { failures, moved } from "./schemas/error.ts";
import { ArticleSchema } from "./schemas/records.ts";
import { ref } from "./schemas/shared.ts";

/** Records that an article cites, is cited by and is related to. */
async function linkedRecords(id: string, catalogue: CatalogueReader) {
  const [references, citing, relations] = await Promise.all([
    catalogue.references(id),
    catalogue.citedBy(id, 0, 0),
    catalogue.related([id]),
  ]);
  const related = relations.get(id) ?? [];
  const ids = new Set([...references.values(), ...related.map(({ record }) => record)]);
  const records = new Map((await catalogue.records([...ids])).map((record) => [record.id, record]));
  const at = <T>(record: string, value: (found: CatalogueRecord) => T): T[] => {
    const found = records.get(record);
    return found === undefined ? [] : [value(found)];
  };
  return {
    cited: new Map([...references].flatMap(([position, one]) => at(one, (found) => [position, found] as const))),
    citedBy: citing.total,
    related: related.flatMap(({ type, record }) => at(record, (found) => ({ type, record: found }))),
  };
}

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
    const [journals, issue, known, provenance, linked] = await Promise.all([
      journalId === undefined ? [] : catalogue.records([journalId]),
      issueId === undefined ? undefined : catalogue.issue(issueId),
      journalId === undefined ? { rows: [], lists: [] } : catalogue.recognition(journalId),
      catalogue.provenance(record.id),
      linkedRecords(record.id, catalogue),
    ]);
    const surroundings = { journal: journals[0], issue, known, provenance, today: today(), ...linked };
    return reply.header("cache-control", shortly).send(presentArticle(record, surroundings, at));
  });
}
