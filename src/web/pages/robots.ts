import type { FastifyInstance } from "fastify";

/** Crawlers are led to records and journals; searches have no end, and the API is for programs. */
const robots = `User-agent: *
Disallow: /search
Disallow: /keywords/
Disallow: /recognition?
Disallow: /recognition/changes?
Disallow: /news/words?
Disallow: /*.bib$
Disallow: /*.ris$
Disallow: /*.json$
Disallow: /*.enw$
Disallow: /*.csv$
Disallow: /feeds/
Disallow: /recognition/dossier/
Disallow: /api/
`;

/** `/robots.txt` */
export function robotsPage(app: FastifyInstance): void {
  app.get("/robots.txt", async (_request, reply) =>
    reply.type("text/plain; charset=utf-8").header("cache-control", "public, max-age=3600").send(robots),
  );
}
