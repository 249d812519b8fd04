import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { ErrorCode } from "../domain/errors.ts";
import { type Problem, ProblemError } from "../domain/result.ts";
import { wantsJson } from "./negotiate.ts";
import { answerTo, errorBody } from "./problem.ts";

/** A page for visitors; undefined = none, so JSON. `problem` is what a program would be told: its message may be shown. */
export type RenderError = (
  status: number,
  code: ErrorCode,
  request: FastifyRequest,
  problem: Problem,
) => string | undefined;

/** The address that requests with an unreadable path are led to inside, so that they meet the same headers, limits and log as all others. */
export const malformedRoute = "/-/malformed";

/** Answers anything thrown in a route, and unknown addresses: JSON in the one error shape, or a page. */
export function handleErrors(app: FastifyInstance, render: RenderError | undefined): void {
  app.setErrorHandler((error, request, reply) => answer(error, request, reply, render));
  app.setNotFoundHandler(async () => {
    throw new ProblemError("not_found", "There is nothing at this address.");
  });
  app.all(malformedRoute, async () => {
    throw new ProblemError("bad_request", "The address cannot be read: it is broken, or too long.");
  });
}

function answer(error: unknown, request: FastifyRequest, reply: FastifyReply, render: RenderError | undefined): void {
  const { status, problem } = answerTo(error);
  if (status >= 500) request.log.error({ err: error, route: request.routeOptions.url ?? "" }, "request failed");
  if (status === 503 && !reply.hasHeader("retry-after")) void reply.header("retry-after", "5");
  void reply.code(status).header("cache-control", "no-store").header("vary", "accept");
  const page = wantsJson(request) ? undefined : rendered(status, problem, request, render);
  if (page !== undefined) void reply.type("text/html; charset=utf-8").send(page);
  else void reply.type("application/json; charset=utf-8").serializer(JSON.stringify).send(errorBody(problem));
}

function rendered(
  status: number,
  problem: Problem,
  request: FastifyRequest,
  render: RenderError | undefined,
): string | undefined {
  try {
    return render?.(status, problem.code, request, problem);
  } catch (error) {
    request.log.error({ err: error }, "the error page failed");
    return undefined;
  }
}
