import { type FastifyError, type FastifyReply, type FastifyRequest, LogController } from "fastify";

/**
 * One line a request: method, route, status, time. Neither the visitor's address nor the query nor the path as asked is written, for they say who reads what;
 * the request's id ties the line to an error's.
 */
export class RequestLog extends LogController {
  override incomingRequest(): void {
    // told when it is over
  }

  override requestCompleted(error: Error | null | undefined, request: FastifyRequest, reply: FastifyReply): void {
    const line = {
      method: request.method,
      route: request.routeOptions.url ?? "",
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime * 10) / 10,
    };
    if (error) reply.log.error({ ...line, err: error }, "request failed");
    else reply.log.info(line, "request");
  }

  override routeNotFound(): void {
    // its line says 404
  }

  override defaultErrorLog(error: Error, _request: FastifyRequest, reply: FastifyReply): void {
    if (reply.statusCode >= 500) reply.log.error({ err: error }, "request failed");
  }

  override writeHeadError(error: Error, _request: FastifyRequest, reply: FastifyReply): void {
    reply.log.warn({ err: error }, "headers could not be written");
  }

  override streamError(error: FastifyError, _request: FastifyRequest, reply: FastifyReply): void {
    if (error.code === "ERR_STREAM_PREMATURE_CLOSE") reply.log.debug("the visitor left before the end");
    else reply.log.warn({ err: error }, "the answer broke off");
  }
}
