import type { FastifyInstance } from "fastify";
import { asProblem } from "../../domain/result.ts";
import { type Suggested, suggestions } from "../../search/suggest.ts";
import { clip } from "../clip.ts";
import { facetPath, keywordPath, pathOf } from "../links.ts";
import { en } from "../messages/en.ts";
import type { WebParts } from "../parts.ts";

const longest = 200;
const longestText = 140;

function hrefOf(one: Suggested): string {
  if ("record" in one) return pathOf(one.record);
  return one.is === "keyword" ? keywordPath(one.text) : facetPath("author", one.text);
}

/** `/suggest?q=`: for the script behind the search box; without scripts there is none. An index that is being built suggests nothing. */
export function suggestPage(app: FastifyInstance, parts: WebParts): void {
  app.get<{ Querystring: Record<string, unknown> }>("/suggest", async (request, reply) => {
    const { q } = request.query;
    const text = typeof q === "string" ? q.slice(0, longest) : "";
    let found: Suggested[] = [];
    try {
      found = await suggestions(text, parts);
    } catch (error) {
      if (asProblem(error)?.code !== "busy") throw error;
    }
    const answer = found.map((one) => ({
      kind: en.search.suggestionKinds[one.is],
      text: clip(one.text, longestText),
      href: hrefOf(one),
    }));
    return reply.header("cache-control", "public, max-age=60").type("application/json").send(answer);
  });
}
