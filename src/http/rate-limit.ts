import rateLimit from "@fastify/rate-limit";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { ProblemError } from "../domain/result.ts";
import { pathOf } from "./address.ts";
import { limits } from "./limits.ts";

/** What browsers and crawlers ask for by themselves: a crawler that cannot read robots.txt would go on, or away. */
const uncounted = new Set(["/robots.txt", "/favicon.svg", "/favicon.ico"]);

/** Counts a request of no route; throws `too_many_requests`. */
export type CountRequest = (request: FastifyRequest, reply: FastifyReply) => Promise<void>;

/**
 * Bounds the requests a minute of one address (of IPv6: one /64 network). 0 = no bound. Register it before routes; a route is left out by
 * `config: { rateLimit: false }`.
 */
export async function limitRate(app: FastifyInstance, perMinute: number): Promise<CountRequest> {
  if (perMinute === 0) return async () => {};
  const silent = { "x-ratelimit-limit": false, "x-ratelimit-remaining": false, "x-ratelimit-reset": false };
  await app.register(rateLimit, {
    max: perMinute,
    timeWindow: 60_000,
    cache: limits.rememberedVisitors,
    allowList: (request) => uncounted.has(pathOf(request.originalUrl)),
    addHeaders: { ...silent, "retry-after": true },
    addHeadersOnExceeding: silent,
    errorResponseBuilder: (_request, { ttl }) => {
      const seconds = Math.ceil(ttl / 1000);
      return new ProblemError(
        "too_many_requests",
        `Too many requests from your address: ${perMinute} a minute are allowed. Please come again in ${seconds} seconds.`,
        { retryAfterSeconds: seconds },
      );
    },
  });
  const count = app.rateLimit();
  return async (request, reply) => {
    await count.call(app, request, reply);
  };
}
