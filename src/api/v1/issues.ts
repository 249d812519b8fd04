import { Type } from "typebox";
import { ProblemError } from "../../domain/result.ts";
import { find } from "./find.ts";
import { journalLink, presentIssue, presentSummary, titleOf } from "./present.ts";
import { type ApiServer, IdParams, type ResourceParts, redirectTo, shortly } from "./resource.ts";
import { failures, moved } from "./schemas/error.ts";
import { IssueContentsSchema, JournalIssuesSchema } from "./schemas/records.ts";
import { ref } from "./schemas/shared.ts";

const perPage = 100;

const IssueParams = Type.Object({
  id: Type.String({ description: "The journal's id" }),
  issueId: Type.String({ description: "The issue's id" }),
});
const IssueQuery = Type.Object({ page: Type.Optional(Type.Integer({ minimum: 1, maximum: 999_999 })) });

/** `/journals/{id}/issues` and `/journals/{id}/issues/{issueId}` */
export function issueRoutes(app: ApiServer, { catalogue, at }: ResourceParts): void {
  const list = {
    operationId: "journalIssues",
    summary: "A journal's issues",
    tags: ["journals"],
    params: IdParams,
    response: { 200: ref(JournalIssuesSchema), ...moved, ...failures },
  };
  app.get("/journals/:id/issues", { schema: list }, async (request, reply) => {
    const found = await find(catalogue, "journal", request.params.id);
    if (found.is === "moved") return redirectTo(reply, found, at, "/issues");
    const issues = await catalogue.issues(found.record.id);
    const body = { journal: journalLink(found.record, at), issues: issues.map((issue) => presentIssue(issue, at)) };
    return reply.header("cache-control", shortly).send(body);
  });

  const contents = {
    operationId: "issueContents",
    summary: "The articles of one issue",
    description: "Answers 301 where the issue belongs to another journal by now.",
    tags: ["journals"],
    params: IssueParams,
    querystring: IssueQuery,
    response: { 200: ref(IssueContentsSchema), ...moved, ...failures },
  };
  app.get("/journals/:id/issues/:issueId", { schema: contents }, async (request, reply) => {
    const { params, query } = request;
    const issue = await catalogue.issue(params.issueId);
    const found = await find(catalogue, "journal", issue?.journalId ?? params.id);
    if (issue === undefined) throw new ProblemError("not_found", "This journal has no issue with this id.", params);
    if (found.is === "moved" || found.record.id !== params.id) {
      const id = found.is === "moved" ? found.id : found.record.id;
      return redirectTo(reply, { is: "moved", kind: "journal", id }, at, `/issues/${encodeURIComponent(issue.id)}`);
    }
    const ids = await catalogue.articlesOfIssue(issue.id);
    const page = query.page ?? 1;
    const pages = Math.max(1, Math.ceil(ids.length / perPage));
    if (page > pages)
      throw new ProblemError("page_beyond_end", `This issue has ${pages} pages of articles here.`, { pages });
    const records = await catalogue.records(ids.slice((page - 1) * perPage, page * perPage));
    const self = at.contents(params.id, issue.id);
    return reply.header("cache-control", shortly).send({
      journal: journalLink(found.record, at),
      issue: presentIssue(issue, at),
      page,
      pages,
      articles: records.map((record) => presentSummary(record, titleOf(found.record.data), at)),
      links: {
        self: page === 1 ? self : `${self}?page=${page}`,
        ...(page > 1 && { previous: page === 2 ? self : `${self}?page=${page - 1}` }),
        ...(page < pages && { next: `${self}?page=${page + 1}` }),
      },
    });
  });
}
