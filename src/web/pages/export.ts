import type { FastifyInstance } from "fastify";
import { ProblemError } from "../../domain/result.ts";
import { formatNames, isFormatName } from "../../export/formats.ts";
import { parseQuery } from "../../search/parse.ts";
import { toRequest } from "../../search/search.ts";
import { parseSearchState } from "../../search/state.ts";
import { en } from "../messages/en.ts";
import type { WebParts } from "../parts.ts";
import { sendRecords } from "../send-export.ts";

/** Of a search no more records are given out at once; whoever wants more has the API and OAI-PMH. */
export const mostExported = 1000;
/** As many as a page of the longest list has. */
const mostChosen = 200;

type Query = Readonly<Record<string, unknown>>;

/** The ids that were ticked, each once. */
function chosen(given: unknown): string[] {
  const list: unknown[] = Array.isArray(given) ? given : [given];
  return [...new Set(list.filter((one) => typeof one === "string" && one !== ""))] as string[];
}

async function found(query: Query, { engine }: WebParts): Promise<string[]> {
  const { state, problems } = parseSearchState(query);
  const [problem] = problems;
  if (problem) throw new ProblemError(problem.code, problem.message, problem.details);
  const { query: node, explanations } = parseQuery(state.q);
  if (explanations.some(({ code }) => code === "no_words")) return [];
  const request = toRequest({ ...state, page: 1 }, node);
  const { hits, complete } = await engine.search({ ...request, facets: {}, offset: 0, limit: mostExported });
  // a list with holes would look like a whole one
  if (!complete) throw new ProblemError("retry_later", en.cite.incomplete);
  return hits.map(({ id }) => id);
}

/** `/search/export?format=bib&q=…`: what a search finds, as a file; with `id`s those records alone, in the order given. */
export function exportPage(app: FastifyInstance, parts: WebParts): void {
  app.get<{ Querystring: Record<string, unknown> }>("/search/export", async (request, reply) => {
    const { format, id, ...search } = request.query;
    if (!isFormatName(format)) {
      throw new ProblemError("bad_request", en.cite.noFormat, { name: "format", allowed: formatNames });
    }
    const ids = id === undefined ? [] : chosen(id);
    if (id !== undefined && ids.length === 0)
      throw new ProblemError("bad_request", en.cite.nothingChosen, { name: "id" });
    if (ids.length > mostChosen) {
      throw new ProblemError("bad_request", en.cite.tooMany(mostChosen), { name: "id" });
    }
    const all = ids.length > 0 ? ids : await found(search, parts);
    return sendRecords(reply, parts, all, format, "definepk");
  });
}
