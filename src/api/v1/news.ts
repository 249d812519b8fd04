import { Type } from "typebox";
import type { CatalogueRecord, Provenance } from "../../catalogue/catalogue.ts";
import type { NewsData } from "../../domain/record.ts";
import { wordCourse } from "../../search/word-course.ts";
import type { Addresses } from "./addresses.ts";
import { find } from "./find.ts";
import { common, recordLink } from "./present.ts";
import { type ApiServer, IdParams, type ResourceParts, redirectTo, shortly } from "./resource.ts";
import { failures, moved } from "./schemas/error.ts";
import { type HeadlineJson, HeadlineSchema, WordCourseSchema } from "./schemas/records.ts";
import { ref } from "./schemas/shared.ts";

const mostOfStory = 300;
const longestQuery = 200;

/** `/news/{id}` and `/news-words` */
export function newsRoutes(app: ApiServer, { catalogue, engine, at }: ResourceParts): void {
  const headline = {
    operationId: "headline",
    summary: "One headline",
    description: "With the other headlines of its story. A merged record answers 301, a withdrawn one 410.",
    tags: ["news"],
    params: IdParams,
    response: { 200: ref(HeadlineSchema), ...moved, ...failures },
  };
  app.get("/news/:id", { schema: headline }, async (request, reply) => {
    const found = await find(catalogue, "news", request.params.id);
    if (found.is === "moved") return redirectTo(reply, found, at);
    const record = found.record as CatalogueRecord & { data: NewsData };
    const [provenance, stories] = await Promise.all([
      catalogue.provenance(record.id),
      catalogue.storiesOf([record.id]),
    ]);
    const story = stories.get(record.id);
    const members = story === undefined ? [] : await catalogue.headlinesOfStory(story, mostOfStory);
    const others = members.filter((id) => id !== record.id);
    return reply.header("cache-control", shortly).send(presentHeadline(record, { provenance, others }, at));
  });
  const words = {
    operationId: "newsWords",
    summary: "How often words stand in headlines over time",
    tags: ["news"],
    querystring: Type.Object({
      q: Type.String({ maxLength: longestQuery, description: "In the site's query language" }),
    }),
    response: { 200: ref(WordCourseSchema), ...failures },
  };
  app.get("/news-words", { schema: words }, async (request, reply) => {
    const { q } = request.query;
    const { unit, bins, total } = await wordCourse({ q, filters: {} }, { engine, catalogue });
    return reply.header("cache-control", shortly).send({ q, unit, total, times: bins.map((bin) => ({ ...bin })) });
  });
}

function presentHeadline(
  record: CatalogueRecord & { readonly data: NewsData },
  { provenance, others }: { readonly provenance: readonly Provenance[]; readonly others: readonly string[] },
  at: Addresses,
): HeadlineJson {
  const { outlet, section, at: moment } = record.data;
  return {
    kind: "news",
    ...common(record, provenance, at),
    outlet,
    ...(section !== undefined && { section }),
    ...(moment !== undefined && { at: moment }),
    story: others.map((id) => recordLink({ id, kind: "news" }, at)),
  };
}
