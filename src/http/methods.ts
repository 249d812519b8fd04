import type { FastifyInstance } from "fastify";
import { ProblemError } from "../domain/result.ts";
import { isApiPath, pathOf } from "./address.ts";
import type { CountRequest } from "./rate-limit.ts";
import type { RouteTable } from "./route-table.ts";

/** For a day browsers need not ask again; they shorten it as they like. */
const preflightAge = "86400";

/**
 * Answers what is asked of an address by a method that it does not have: 405 with those that it has, and for the API a browser's question before
 * a script's request (Fetch standard, CORS preflight): scripts of any site may read, and ask conditionally. `limit` counts the visitor's requests.
 */
export function answerMethods(app: FastifyInstance, routes: RouteTable, limit: CountRequest): void {
  app.addHook("onRequest", async (request, reply) => {
    if (!request.is404) return;
    if (request.method === "OPTIONS" && isApiPath(request.originalUrl)) {
      const there = routes.methodsAt(pathOf(request.originalUrl));
      return reply
        .code(204)
        .header("access-control-allow-methods", there.length === 0 ? "GET, HEAD" : there.join(", "))
        .header("access-control-allow-headers", "if-none-match, accept, content-type")
        .header("access-control-max-age", preflightAge)
        .header("cache-control", `public, max-age=${preflightAge}`)
        .send();
    }
    await limit(request, reply);
    const methods = routes.methodsAt(pathOf(request.originalUrl));
    if (methods.length === 0) return;
    void reply.header("allow", methods.join(", "));
    throw new ProblemError("method_not_allowed", `This address does not answer ${request.method}.`, {
      allowed: methods,
    });
  });
}
