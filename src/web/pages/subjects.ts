import type { FastifyInstance } from "fastify";
import { facetPath } from "../links.ts";
import type { WebParts } from "../parts.ts";
import { facetListPage } from "./facet-list.tsx";

/** `/subjects` */
export function subjectsPage(app: FastifyInstance, parts: WebParts): void {
  facetListPage(app, parts, {
    path: "/subjects",
    facet: "subject",
    here: "subjects",
    words: ({ browse }) => ({ title: browse.subjects, lead: browse.subjectsLead, none: browse.noSubjects }),
    link: (subject) => facetPath("subject", subject),
  });
}
