import type { FastifyInstance } from "fastify";
import { keywordPath } from "../links.ts";
import type { WebParts } from "../parts.ts";
import { facetListPage } from "./facet-list.tsx";

/** `/keywords` */
export function keywordsPage(app: FastifyInstance, parts: WebParts): void {
  facetListPage(app, parts, {
    path: "/keywords",
    facet: "keyword",
    here: "keywords",
    words: ({ browse }) => ({ title: browse.keywords, lead: browse.keywordsLead, none: browse.noKeywords }),
    link: keywordPath,
  });
}
