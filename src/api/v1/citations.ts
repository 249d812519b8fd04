import { Type } from "typebox";
import { ProblemError } from "../../domain/result.ts";
import { containerId } from "../../search/hit.ts";
import { find } from "./find.ts";
import { presentSummary, recordLink, titleOf } from "./present.ts";
import { type ApiServer, IdParams, type ResourceParts, redirectTo, shortly } from "./resource.ts";
import { failures, moved } from "./schemas/error.ts";
import { CitationsSchema } from "./schemas/records.ts";
import { ref } from "./schemas/shared.ts";

const perPage = 100;

const Query = Type.Object({ page: Type.Optional(Type.Integer({ minimum: 1, maximum: 999_999 })) });

/** `/articles/{id}/citations` */
export function citationRoutes(app: ApiServer, { catalogue, at }: ResourceParts): void {
  const schema = {
    operationId: "articleCitations",
    summary: "Who cites an article",
    description: "Records of this index alone: what cites it elsewhere is not known here.",
    tags: ["articles"],
    params: IdParams,
    querystring: Query,
    response: { 200: ref(CitationsSchema), ...moved, ...failures },
  };
  app.get("/articles/:id/citations", { schema }, async (request, reply) => {
    const found = await find(catalogue, "article", request.params.id);
    if (found.is === "moved") return redirectTo(reply, found, at, "/citations");
    const { record } = found;
    const page = request.query.page ?? 1;
    const { total, ids } = await catalogue.citedBy(record.id, (page - 1) * perPage, perPage);
    const pages = Math.max(1, Math.ceil(total / perPage));
    if (page > pages) throw new ProblemError("page_beyond_end", `This list has ${pages} pages.`, { pages });
    const records = await catalogue.records(ids);
    const journals = await catalogue.records([...new Set(records.flatMap((record) => containerId(record) ?? []))]);
    const titles = new Map(journals.map(({ id, data }) => [id, titleOf(data)]));
    const self = at.citations(record.id);
    return reply.header("cache-control", shortly).send({
      article: recordLink(record, at),
      total,
      page,
      pages,
      records: records.map((one) => presentSummary(one, titles.get(containerId(one) ?? ""), at)),
      links: {
        self: page === 1 ? self : `${self}?page=${page}`,
        ...(page > 1 && { previous: page === 2 ? self : `${self}?page=${page - 1}` }),
        ...(page < pages && { next: `${self}?page=${page + 1}` }),
      },
    });
  });
}
