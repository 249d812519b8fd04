import swagger from "@fastify/swagger";
import type { FastifyInstance, FastifyPluginAsync } from "fastify";
import { DossierLineSchema, DossierSchema } from "./schemas/dossier.ts";
import { ErrorSchema } from "./schemas/error.ts";
import {
  AppliedRuleSchema,
  RecognitionListSchema,
  RecognitionRowSchema,
  RecognitionSchema,
  SingleVerdictSchema,
  VerdictSchema,
} from "./schemas/recognition.ts";
import { RecognitionChangeSchema, RecognitionChangesSchema } from "./schemas/recognition-changes.ts";
import { RecognitionAnswerSchema, RecognitionBatchSchema } from "./schemas/recognition-check.ts";
import * as records from "./schemas/records.ts";
import { FacetSchema, HitSchema, SearchResultSchema, SegmentSchema } from "./schemas/search.ts";
import * as shared from "./schemas/shared.ts";
import { SourceListSchema, SourceRunSchema, SourceSchema, SourceWithRunsSchema } from "./schemas/sources.ts";
import { UsageCountsSchema, UsageSchema } from "./schemas/statistics.ts";

/** Every schema with a name, each after those that it uses. */
export const components = [
  shared.LocalTextSchema,
  shared.PartialDateSchema,
  shared.IdentifierSchema,
  shared.ContributorSchema,
  shared.SubjectSchema,
  shared.LicenceSchema,
  shared.LinkSchema,
  shared.RelationSchema,
  shared.ProvenanceSchema,
  RecognitionRowSchema,
  RecognitionListSchema,
  AppliedRuleSchema,
  SingleVerdictSchema,
  VerdictSchema,
  RecognitionSchema,
  DossierLineSchema,
  DossierSchema,
  records.JournalLinkSchema,
  records.RecordLinkSchema,
  records.ReferenceSchema,
  records.IssueLinkSchema,
  records.ArticleSchema,
  records.JournalSchema,
  records.BookLinkSchema,
  records.ContentsLineSchema,
  records.BookSchema,
  records.ChapterSchema,
  records.HeadlineSchema,
  records.WordCourseSchema,
  records.CaptionsSchema,
  records.VideoSchema,
  records.IssueSchema,
  records.SummarySchema,
  records.JournalIssuesSchema,
  records.PageLinksSchema,
  records.IssueContentsSchema,
  records.CitationsSchema,
  SegmentSchema,
  HitSchema,
  FacetSchema,
  SearchResultSchema,
  SourceRunSchema,
  SourceSchema,
  SourceWithRunsSchema,
  SourceListSchema,
  ErrorSchema,
  RecognitionAnswerSchema,
  RecognitionBatchSchema,
  RecognitionChangeSchema,
  RecognitionChangesSchema,
  UsageCountsSchema,
  UsageSchema,
];

const description = `The index as JSON: the same data as its pages. Only reading; no key is needed.

Fields that are not known are absent; lists are always there, if empty. Errors have one shape. Any site's scripts may read this API. Answers carry an ETag: send it back in
If-None-Match. Requests are limited per address; a 429 says in Retry-After when to come again.`;

/** Names the schemas and collects the routes that are registered after it. */
export async function describeApi(app: FastifyInstance, base: string): Promise<void> {
  for (const schema of components) app.addSchema(schema);
  await app.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      info: { title: "DefinePK API", version: "1", description },
      servers: [{ url: base === "" ? "/" : base }],
      tags: [
        { name: "search" },
        { name: "articles" },
        { name: "journals" },
        { name: "books" },
        { name: "news" },
        { name: "videos" },
        { name: "recognition" },
        { name: "sources" },
        { name: "statistics" },
      ],
    },
    refResolver: { buildLocalReference: (json) => shared.nameOf(json) },
  });
}

/** `/openapi.json` */
export const openApiRoute: FastifyPluginAsync = async (app) => {
  app.get("/openapi.json", { schema: { hide: true } }, async (_request, reply) =>
    reply.header("cache-control", "public, max-age=3600").send(app.swagger()),
  );
};
