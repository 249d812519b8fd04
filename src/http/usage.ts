import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { UsageMark, Use } from "../domain/usage.ts";

declare module "fastify" {
  interface FastifyReply {
    usage: UsageMark | undefined;
  }
}

/** Takes a use of the site: at once, and without throwing. */
export type CountUse = (use: Use) => void;

/** Says what an answer is to the statistics. Whether it counts is decided when it is sent. */
export function markUsage(reply: FastifyReply, mark: UsageMark): void {
  reply.usage = mark;
}

/**
 * Tells of each marked answer that was given with 200 or 304 (COUNTER R5, section 7: only these count), after it was sent. What a browser fetched
 * before anybody wanted it is no use (section 7.6).
 */
export function followUsage(app: FastifyInstance, count: CountUse | undefined, clock: () => Date): void {
  app.decorateReply("usage", undefined);
  if (count === undefined) return;
  app.addHook("onResponse", (request, reply, done) => {
    const { usage, statusCode } = reply;
    if (usage !== undefined && (statusCode === 200 || statusCode === 304) && isWanted(request)) {
      count({
        at: clock().getTime(),
        address: request.ip,
        agent: request.headers["user-agent"],
        mark: usage,
      });
    }
    done();
  });
}

function isWanted({ method, headers }: FastifyRequest): boolean {
  if (method !== "GET") return false;
  const purpose = headers["sec-purpose"] ?? headers["purpose"] ?? headers["x-moz"];
  return purpose === undefined || !/prefetch|prerender|preview/i.test(String(purpose));
}
