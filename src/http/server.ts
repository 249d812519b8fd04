import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { FastifyInstance } from "fastify";
import type { Logger } from "pino";
import { ProblemError } from "../domain/result.ts";
import { drain } from "./draining.ts";
import { limits } from "./limits.ts";
import { addressesOf, listen } from "./listen.ts";
import { publicUrl, type Settings } from "./public-url.ts";

export interface RunningServer {
  /** Where visitors reach it: the public address if it is set, else http://localhost with the port that it got. */
  readonly url: string;
  /** Takes no new connections, answers what the open ones still ask, and after `stopTimeout` cuts off the rest. May be called again. */
  stop(): Promise<void>;
}

/** Listens. Throws `bad_setting` where host or port cannot be had. `stopTimeout` in ms. */
export async function startServer(
  app: FastifyInstance,
  settings: Settings,
  log: Logger,
  stopTimeout: number = limits.stopTimeout,
): Promise<RunningServer> {
  const { host, port } = settings;
  let servers: Server[];
  try {
    servers = await listen(app, await addressesOf(host), port);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? "";
    const hint = reasons[code];
    if (hint === undefined) throw error;
    throw new ProblemError("bad_setting", `Cannot listen on ${host}, port ${port}: ${hint}.`, { code }, error);
  }
  let stopped: Promise<void> | undefined;
  return {
    url: publicUrl({ ...settings, port: (app.server.address() as AddressInfo).port }),
    stop: () => {
      stopped ??= stop(app, servers, log, stopTimeout);
      return stopped;
    },
  };
}

const reasons: Readonly<Record<string, string>> = {
  EADDRINUSE: "something else listens there already; choose another with DEFINEPK_PORT",
  EACCES: "the system does not allow it; choose a port above 1023 with DEFINEPK_PORT",
  EADDRNOTAVAIL: "this machine does not have that address; set DEFINEPK_HOST",
  ENOTFOUND: "there is no such host; set DEFINEPK_HOST",
};

async function stop(app: FastifyInstance, servers: readonly Server[], log: Logger, timeout: number): Promise<void> {
  const late = new AbortController();
  const cut = setTimeout(() => {
    log.warn("requests still under way were cut off");
    late.abort();
    for (const server of servers) server.closeAllConnections();
  }, timeout);
  try {
    await drain(app, servers, limits.idleGrace, late.signal);
    for (const server of servers) server.close();
    await app.close();
  } finally {
    clearTimeout(cut);
  }
}
