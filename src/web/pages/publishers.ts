import type { FastifyInstance } from "fastify";
import { facetPath } from "../links.ts";
import type { WebParts } from "../parts.ts";
import { facetListPage } from "./facet-list.tsx";

/** `/publishers` */
export function publishersPage(app: FastifyInstance, parts: WebParts): void {
  facetListPage(app, parts, {
    path: "/publishers",
    facet: "publisher",
    here: "publishers",
    words: ({ browse }) => ({ title: browse.publishers, lead: browse.publishersLead, none: browse.noPublishers }),
    link: (publisher) => facetPath("publisher", publisher),
  });
}
