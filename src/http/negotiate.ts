import type { FastifyRequest } from "fastify";
import { isApiPath } from "./address.ts";

/** The weight that an Accept header gives a media type by its most specific range (RFC 9110, 12.5.1); 0 = not acceptable. */
export function weightOf(accept: string, type: string): number {
  const ranges = [type, `${type.slice(0, type.indexOf("/"))}/*`, "*/*"];
  let best = { rank: ranges.length, weight: 0 };
  for (const part of accept.toLowerCase().split(",", 50)) {
    const [range = "", ...parameters] = part.split(";").map((piece) => piece.trim());
    const rank = ranges.indexOf(range);
    if (rank === -1 || rank >= best.rank) continue;
    const q = parameters.find((parameter) => parameter.startsWith("q="));
    const weight = q === undefined ? 1 : Number(q.slice(2));
    best = { rank, weight: Number.isFinite(weight) ? weight : 0 };
  }
  return best.weight;
}

/** Whether an error is told as JSON: always to programs' addresses, else only to who asks for it rather than for HTML. */
export function wantsJson(request: Pick<FastifyRequest, "originalUrl" | "headers">): boolean {
  if (isApiPath(request.originalUrl)) return true;
  const accept = request.headers.accept;
  return accept !== undefined && weightOf(accept, "application/json") > weightOf(accept, "text/html");
}
