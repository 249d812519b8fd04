import type { FastifyInstance, FastifyRequest } from "fastify";
import { collectDefaultMetrics, Histogram, Registry } from "prom-client";
import { ProblemError } from "../domain/result.ts";
import type { Settings } from "../settings/settings.ts";

const buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/**
 * Counts and times requests by route pattern and status, and gives them with the process's own figures at `/metrics`, in a registry of this app alone. To those who may
 * not read it, there is nothing at this address.
 */
export function measure(app: FastifyInstance, readers: Settings["metrics"]): void {
  if (readers === "off") return;
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const durations = new Histogram({
    name: "http_request_duration_seconds",
    help: "Time from request to the end of its answer",
    labelNames: ["method", "route", "status"],
    buckets,
    registers: [registry],
  });
  app.addHook("onResponse", async (request, reply) => {
    const route = request.routeOptions.url ?? "none";
    durations.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000);
  });
  app.get("/metrics", { config: { rateLimit: false }, logLevel: "warn" }, async (request, reply) => {
    if (readers === "loopback" && !isFromHere(request))
      throw new ProblemError("not_found", "There is nothing at this address.");
    return reply
      .type(registry.contentType)
      .header("cache-control", "no-store")
      .send(await registry.metrics());
  });
}

/** From this machine, and not through a proxy on it that passes others on. */
function isFromHere(request: FastifyRequest): boolean {
  const address = request.raw.socket.remoteAddress ?? "";
  const passedOn = ["x-forwarded-for", "forwarded", "x-real-ip", "via"].some(
    (name) => request.headers[name] !== undefined,
  );
  return !passedOn && /^(127\.|::1$|::ffff:127\.)/.test(address);
}
