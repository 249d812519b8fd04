import { randomBytes } from "node:crypto";
import type { Server } from "node:http";
import { constants } from "node:zlib";
import compress from "@fastify/compress";
import Fastify, { type FastifyInstance, type FastifyPluginAsync, type FastifyReply } from "fastify";
import type { Logger } from "pino";
import { isMalformed, parseQueryString } from "./address.ts";
import { leadToOneAddress } from "./canonical.ts";
import { answerConditionally } from "./conditional.ts";
import { followRequests } from "./draining.ts";
import { handleErrors, malformedRoute, type RenderError } from "./errors.ts";
import { type Ready, reportHealth } from "./health.ts";
import { limits } from "./limits.ts";
import { RequestLog } from "./log.ts";
import { answerMethods } from "./methods.ts";
import { measure } from "./metrics.ts";
import { packWhole } from "./pack.ts";
import { answerTo, errorBody } from "./problem.ts";
import type { Settings } from "./public-url.ts";
import { limitRate } from "./rate-limit.ts";
import { refuse } from "./refuse.ts";
import { tableOfRoutes } from "./route-table.ts";
import { secure } from "./security.ts";
import { type CountUse, followUsage } from "./usage.ts";

export interface AppOptions {
  readonly settings: Settings;
  readonly log: Logger;
  /** Web, API and assets. */
  readonly routes: readonly FastifyPluginAsync[];
  /** A page for visitors who meet an error; without it they get JSON. */
  readonly renderError?: RenderError;
  readonly ready: Ready;
  /** Takes what is used of the site; without it nothing is counted. */
  readonly countUse?: CountUse;
  /** Of uses; the system's if absent. */
  readonly clock?: () => Date;
}

/** The HTTP application with all that its routes share; not listening yet (server.ts). Throws `bad_setting`. */
export async function createApp(options: AppOptions): Promise<FastifyInstance> {
  const { settings, log } = options;
  const app: FastifyInstance = Fastify<Server>({
    loggerInstance: log,
    logController: new RequestLog(),
    genReqId: () => randomBytes(9).toString("base64url"),
    bodyLimit: limits.bodyBytes,
    connectionTimeout: limits.connectionTimeout,
    keepAliveTimeout: limits.keepAliveTimeout,
    requestTimeout: limits.requestTimeout,
    handlerTimeout: limits.handlerTimeout,
    http: {
      maxHeaderSize: limits.headerBytes,
      headersTimeout: limits.headersTimeout,
      connectionsCheckingInterval: limits.checkInterval,
    },
    // One hop: the last address in X-Forwarded-For is the proxy's own word, those before it are the visitor's.
    trustProxy: settings.trustProxy ? (_address, hop) => hop === 0 : false,
    // Requests on kept connections are still answered while the server stops; it closes them after that.
    return503OnClosing: false,
    routerOptions: { maxParamLength: limits.pathPartLength, querystringParser: parseQueryString },
    rewriteUrl: (request) => (isMalformed(request.url ?? "/") ? malformedRoute : (request.url ?? "/")),
    frameworkErrors: (error, _request, reply) => {
      const { status, problem } = answerTo(error);
      const plain = reply as FastifyReply;
      void plain.code(status).header("x-content-type-options", "nosniff").send(errorBody(problem));
    },
    clientErrorHandler: refuse,
  });
  followRequests(app);
  await secure(app, settings);
  const limit = await limitRate(app, settings.rateLimitPerMinute);
  const table = tableOfRoutes(app);
  leadToOneAddress(app, table, limit);
  answerMethods(app, table, limit);
  answerConditionally(app);
  packWhole(app);
  await app.register(compress, {
    encodings: ["br", "gzip"],
    threshold: limits.packedFrom,
    globalDecompression: false,
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
  });
  measure(app, settings.metrics);
  followUsage(app, options.countUse, options.clock ?? (() => new Date()));
  handleErrors(app, options.renderError);
  reportHealth(app, options.ready);
  for (const plugin of options.routes) await app.register(plugin);
  await app.ready();
  return app;
}
