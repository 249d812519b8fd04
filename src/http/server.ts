import type { AddressInfo } from "node:net";
import type { FastifyInstance } from "fastify";
import type { Logger } from "pino";
import { ProblemError } from "../domain/result.ts";
import { limits } from "./limits.ts";
import { publicUrl, type Settings } from "./public-url.ts";

export interface RunningServer {
  /** Where visitors reach it: the public address if it is set, else http://localhost with the port that it got. */
  readonly url: string;
  /** Takes no new connections, lets requests under way finish, and after `stopTimeout` cuts off the rest. May be called again. */
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
  try {
    await app.listen({ host, port, listenTextResolver: (address) => `listening on ${address}` });
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
      stopped ??= stop(app, log, stopTimeout);
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

async function stop(app: FastifyInstance, log: Logger, timeout: number): Promise<void> {
  const cut = setTimeout(() => {
    log.warn("requests still under way were cut off");
    app.server.closeAllConnections();
  }, timeout);
  // Connections that become idle while others finish would hold the server open until their keep-alive ends.
  const sweep = setInterval(() => app.server.closeIdleConnections(), 100);
  try {
    await app.close();
  } finally {
    clearTimeout(cut);
    clearInterval(sweep);
  }
}
