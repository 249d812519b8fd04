import type { FastifyInstance } from "fastify";
import { asProblem } from "../../domain/result.ts";
import { journalsLike } from "../../recognition/find-journal.ts";
import { type Suggested, suggestions } from "../../search/suggest.ts";
import { clip } from "../clip.ts";
import { facetPath, keywordPath, pathOf } from "../links.ts";
import { en } from "../messages/en.ts";
import type { WebParts } from "../parts.ts";

const longest = 200;
const longestText = 140;
const shortest = 2;
const mostJournals = 8;

function hrefOf(one: Suggested): string {
  if ("record" in one) return pathOf(one.record);
  return one.is === "keyword" ? keywordPath(one.text) : facetPath("author", one.text);
}

interface Told {
  readonly kind: string;
  readonly text: string;
  readonly href: string;
  /** What the box is filled with, where the script is not to go anywhere. */
  readonly value?: string;
}

async function anything(text: string, parts: WebParts): Promise<Told[]> {
  const found = await suggestions(text, parts);
  return found.map((one) => ({
    kind: en.search.suggestionKinds[one.is],
    text: clip(one.text, longestText),
    href: hrefOf(one),
  }));
}

/** Journals alone, with what a box for one is filled with: the title, and an ISSN that tells it from others of that title. */
async function journals(text: string, parts: WebParts): Promise<Told[]> {
  if (Array.from(text.trim()).length < shortest) return [];
  const found = await journalsLike(text, parts);
  return found.slice(0, mostJournals).map((record) => {
    const title = clip(record.data.titles[0]?.value ?? en.record.untitled, longestText);
    const issn = record.data.identifiers.find(({ scheme, valid }) => scheme === "issn" && valid)?.value;
    const value = issn === undefined ? title : `${title} · ${issn}`;
    return { kind: issn ?? en.search.suggestionKinds.journal, text: title, href: pathOf(record), value };
  });
}

/** `/suggest?q=`, with `&kind=journal` for journals alone: for the scripts behind boxes; without scripts there is none. An index that is being built suggests nothing. */
export function suggestPage(app: FastifyInstance, parts: WebParts): void {
  app.get<{ Querystring: Record<string, unknown> }>("/suggest", async (request, reply) => {
    const { q, kind } = request.query;
    const text = typeof q === "string" ? q.slice(0, longest) : "";
    let answer: Told[] = [];
    try {
      answer = await (kind === "journal" ? journals : anything)(text, parts);
    } catch (error) {
      if (asProblem(error)?.code !== "busy") throw error;
    }
    return reply.header("cache-control", "public, max-age=60").type("application/json").send(answer);
  });
}
