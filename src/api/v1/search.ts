import type { FastifyReply } from "fastify";
import { Type } from "typebox";
import { type Kind, kinds } from "../../domain/record.ts";
import { ProblemError } from "../../domain/result.ts";
import { categoryValues, durations, facets, possessions, sorts } from "../../search/fields.ts";
import { isBeyondEnd, runSearch } from "../../search/search.ts";
import { filterFacets, parseSearchState, perPageChoices, withKind, withPage } from "../../search/state.ts";
import { type ListPlace, presentSearch } from "./present-search.ts";
import { type ApiServer, type ResourceParts, shortly } from "./resource.ts";
import { failures } from "./schemas/error.ts";
import { SearchResultSchema } from "./schemas/search.ts";
import { ref, words } from "./schemas/shared.ts";

const filterHelp: Readonly<Partial<Record<(typeof filterFacets)[number], string>>> = {
  year: "A year, such as 2024",
  category: `HEC category at the record's own date: ${categoryValues.join(", ")}`,
  duration: `How long a video is: ${durations.join(", ")}`,
  has: `What the record has: ${possessions.join(", ")}`,
  journal: "A journal's id",
  book: "A book's id: its chapters",
  language: "A language, as code or English name",
};

/** The same parameters as the site's search page. Only described here: parseSearchState reads and checks them, for both. */
function parameters(fixed: boolean) {
  const filters = filterFacets.map((name) => {
    const description = `${filterHelp[name] ?? `Filter by ${name}`}. May be repeated: any of the values`;
    return [facets[name].param, Type.Optional(Type.Array(Type.String(), { description }))] as const;
  });
  return Type.Object({
    q: Type.Optional(Type.String({ description: "The query, in the site's query language" })),
    ...(!fixed && { kind: Type.Optional(words(kinds, "Only this kind")) }),
    ...Object.fromEntries(filters),
    years: Type.Optional(Type.String({ description: "Years of publication: 2015, 2015-2020, 2015- or -2020" })),
    sort: Type.Optional(words(sorts)),
    per_page: Type.Optional(words(perPageChoices.map(String), "Hits on a page; 20 if absent")),
    page: Type.Optional(
      Type.Integer({ minimum: 1, description: "For the first 10,000 hits; `links.next` goes on beyond them" }),
    ),
    after: Type.Optional(Type.String({ description: "Where a list goes on: taken from `links.next`" })),
  });
}

/** `/search`, and `/articles`, `/journals`, `/books`, `/chapters`, `/news` and `/videos` as searches of one kind. */
export function searchRoutes(app: ApiServer, parts: ResourceParts): void {
  const lists = [
    { name: "search", tag: "search", summary: "Search over all kinds of records" },
    { name: "articles", kind: "article", tag: "articles", summary: "Articles: a search of this kind" },
    { name: "journals", kind: "journal", tag: "journals", summary: "Journals: a search of this kind" },
    { name: "books", kind: "book", tag: "books", summary: "Books: a search of this kind" },
    { name: "chapters", kind: "chapter", tag: "books", summary: "Chapters of books: a search of this kind" },
    { name: "news", kind: "news", tag: "news", summary: "Headlines, one a story: a search of this kind" },
    { name: "videos", kind: "video", tag: "videos", summary: "Videos: a search of this kind" },
  ] as const;
  for (const list of lists) {
    const kind = "kind" in list ? list.kind : undefined;
    const place = { name: list.name, fixed: kind !== undefined };
    const schema = {
      operationId: list.name,
      summary: list.summary,
      description:
        "Facets with exact counts, hits by kind and by year, and the addresses of the pages before and after. A filter that there is not, or a value that its filter cannot have, is refused with 400; a journal, subject, keyword, publisher or source that is not in the index finds nothing.",
      tags: [list.tag],
      querystring: parameters(place.fixed),
      response: { 200: ref(SearchResultSchema), ...failures },
    };
    // The one reader of these parameters is parseSearchState: checked here as well, there would be two rules.
    const validatorCompiler = () => () => true;
    app.get(`/${list.name}`, { schema, validatorCompiler }, async (request, reply) =>
      answerSearch(request.query as Record<string, unknown>, reply, parts, place, kind),
    );
  }
}

async function answerSearch(
  query: Readonly<Record<string, unknown>>,
  reply: FastifyReply,
  { engine, catalogue, at }: ResourceParts,
  place: ListPlace,
  kind: Kind | undefined,
): Promise<FastifyReply> {
  if (kind !== undefined && query["kind"] !== undefined) {
    throw new ProblemError("unknown_filter", `The kind is fixed at this address; use /api/v1/search for others.`, {
      name: "kind",
    });
  }
  const { state: asked, problems } = parseSearchState(query);
  const [first] = problems;
  if (first)
    throw new ProblemError(first.code, first.message, {
      problems: problems.map(({ code, message, details }) => ({ code, message, ...details })),
    });
  const state = kind === undefined ? asked : withPage(withKind(asked, kind), asked.page);
  const result = await runSearch(state, { engine, catalogue });
  if (isBeyondEnd(result)) {
    throw new ProblemError("page_beyond_end", `This search has ${result.pages} pages.`, { pages: result.pages });
  }
  return reply.header("cache-control", shortly).send(presentSearch(result, place, at));
}
