import { Type } from "typebox";
import { ProblemError } from "../../domain/result.ts";
import { type PublicSource, publicRun, publicSource } from "../../jobs/public-source.ts";
import { reportOf, reportsOf } from "../../jobs/source-report.ts";
import type { Addresses } from "./addresses.ts";
import type { ApiServer, ResourceParts } from "./resource.ts";
import { failures } from "./schemas/error.ts";
import { ref } from "./schemas/shared.ts";
import { type SourceJson, SourceListSchema, SourceWithRunsSchema } from "./schemas/sources.ts";

const perPage = 100;
const shownRuns = 20;
/** A run that goes on changes every second. */
const briefly = "public, max-age=5";

const SourceParams = Type.Object({ id: Type.String({ description: "The source's id" }) });
const SourcesQuery = Type.Object({ page: Type.Optional(Type.Integer({ minimum: 1, maximum: 999_999 })) });

function present(shown: PublicSource, at: Addresses): SourceJson {
  const { running: _, ...source } = shown;
  return {
    ...source,
    url: at.sourcePage(source.id),
    resource: at.source(source.id),
    reasons: [...source.reasons],
    issns: [...source.issns],
  };
}

/** `/sources` and `/sources/{id}` */
export function sourceRoutes(app: ApiServer, { catalogue, at, schedule, now }: ResourceParts): void {
  const list = {
    operationId: "sources",
    summary: "Where records come from",
    description: "What each source gave, how its last run ended, and when it is due.",
    tags: ["sources"],
    querystring: SourcesQuery,
    response: { 200: ref(SourceListSchema), ...failures },
  };
  app.get("/sources", { schema: list }, async (request, reply) => {
    const sources = await catalogue.sources();
    const page = request.query.page ?? 1;
    const pages = Math.max(1, Math.ceil(sources.length / perPage));
    if (page > pages) throw new ProblemError("page_beyond_end", `There are ${pages} pages of sources.`, { pages });
    const shown = sources.slice((page - 1) * perPage, page * perPage);
    const reports = await reportsOf(catalogue, shown, schedule, now().getTime());
    const address = (n: number): string => at.list("sources", n === 1 ? "" : `page=${n}`);
    return reply.header("cache-control", briefly).send({
      total: sources.length,
      page,
      pages,
      sources: reports.map((report) => present(publicSource(report), at)),
      links: {
        self: address(page),
        ...(page > 1 && { previous: address(page - 1) }),
        ...(page < pages && { next: address(page + 1) }),
      },
    });
  });

  const one = {
    operationId: "source",
    summary: "One source with its last runs",
    tags: ["sources"],
    params: SourceParams,
    response: { 200: ref(SourceWithRunsSchema), ...failures },
  };
  app.get("/sources/:id", { schema: one }, async (request, reply) => {
    const source = await catalogue.source(request.params.id);
    if (!source) throw new ProblemError("not_found", "There is no source with this id.");
    const report = await reportOf(catalogue, source, schedule, now().getTime());
    const runs = await catalogue.runs(source.id, { limit: shownRuns });
    return reply
      .header("cache-control", briefly)
      .send({ ...present(publicSource(report), at), runs: runs.map((run) => publicRun(run, report.url)) });
  });
}
