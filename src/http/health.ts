import type { FastifyInstance } from "fastify";
import { limits } from "./limits.ts";

/** Asks whether each part can do its work; gives the names of the parts. */
export type Ready = () => Promise<Record<string, boolean>>;

const quiet = { config: { rateLimit: false }, logLevel: "warn" } as const;

/** `/health`: the process answers. `/ready`: all its parts can work (503 where one cannot, or none answers in time). */
export function reportHealth(app: FastifyInstance, ready: Ready): void {
  app.get("/health", quiet, async (_request, reply) =>
    reply.header("cache-control", "no-store").send({ status: "ok" }),
  );
  app.get("/ready", quiet, async (request, reply) => {
    const parts = await inTime(ready(), limits.readyTimeout).catch((error: unknown) => {
      request.log.warn({ err: error }, "not ready");
      return undefined;
    });
    const isReady = parts !== undefined && Object.values(parts).every(Boolean);
    return reply
      .code(isReady ? 200 : 503)
      .header("cache-control", "no-store")
      .send({ status: isReady ? "ready" : "not ready", parts: parts ?? {} });
  });
}

async function inTime<T>(promise: Promise<T>, ms: number): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`no answer in ${ms} ms`)), ms);
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
