import type { FastifyPluginAsync } from "fastify";
import { linkBase } from "../http/public-url.ts";
import { checkJournalRecognition } from "./check-journal-recognition.ts";
import type { ApiParts } from "./parts.ts";
import { addresses, apiBase } from "./v1/addresses.ts";
import { articleRoutes } from "./v1/articles.ts";
import { bookRoutes } from "./v1/books.ts";
import { citationRoutes } from "./v1/citations.ts";
import { dossierRoutes } from "./v1/dossiers.ts";
import { issueRoutes } from "./v1/issues.ts";
import { journalRoutes } from "./v1/journals.ts";
import { newsRoutes } from "./v1/news.ts";
import { describeApi, openApiRoute } from "./v1/openapi.ts";
import { recognitionRoutes } from "./v1/recognition.ts";
import { recognitionChangeRoutes } from "./v1/recognition-changes.ts";
import type { ApiServer, ResourceParts } from "./v1/resource.ts";
import { searchRoutes } from "./v1/search.ts";
import { sourceRoutes } from "./v1/sources.ts";
import { statisticsRoutes } from "./v1/statistics.ts";
import { videoRoutes } from "./v1/videos.ts";

export type { ApiParts } from "./parts.ts";

/** The API for programs: it only reads; JSON, described by OpenAPI at `/api/v1/openapi.json` (docs/api.md). */
export function apiRoutes({
  engine,
  catalogue,
  settings,
  dossiers,
  usage,
  clock = () => new Date(),
}: ApiParts): FastifyPluginAsync {
  const base = linkBase(settings);
  const parts: ResourceParts = {
    engine,
    catalogue,
    ...(dossiers === undefined ? {} : { dossiers }),
    ...(usage === undefined ? {} : { usage }),
    at: addresses(base),
    today: () => clock().toISOString().slice(0, 10),
    now: clock,
    schedule: settings,
  };
  return async (app) => {
    // The presenters' types are the schemas' types: written as they are.
    app.setSerializerCompiler(() => (body) => JSON.stringify(body));
    await describeApi(app, base);
    await app.register(
      async (scope) => {
        const server: ApiServer = scope.withTypeProvider();
        searchRoutes(server, parts);
        articleRoutes(server, parts);
        journalRoutes(server, parts);
        bookRoutes(server, parts);
        newsRoutes(server, parts);
        videoRoutes(server, parts);
        citationRoutes(server, parts);
        issueRoutes(server, parts);
        sourceRoutes(server, parts);
        statisticsRoutes(server, parts);
        recognitionRoutes(server, parts);
        dossierRoutes(server, parts);
        recognitionChangeRoutes(server, parts);
        await openApiRoute(scope, {});
      },
      { prefix: apiBase },
    );
    await app.register(async (scope) => checkJournalRecognition(scope, parts), { prefix: "/api" });
  };
}
