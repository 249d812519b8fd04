import type { Server } from "node:http";
import { Server as NetServer } from "node:net";
import { setTimeout } from "node:timers/promises";
import type { FastifyInstance } from "fastify";

/** A server on its way to its end, asked to by `drain`. */
export interface Draining {
  /** Requests that are not answered yet. */
  underWay: number;
  begun: boolean;
}

declare module "fastify" {
  interface FastifyInstance {
    draining: Draining;
  }
}

/** Counts requests under way, and once draining has begun tells every client that its connection ends with the answer. */
export function followRequests(app: FastifyInstance): void {
  const draining: Draining = { underWay: 0, begun: false };
  app.decorate("draining", draining);
  app.addHook("onRequest", async (_request, reply) => {
    draining.underWay++;
    reply.raw.once("close", () => {
      draining.underWay--;
    });
    if (draining.begun) void reply.header("connection", "close");
  });
  app.addHook("onSend", async (_request, reply, payload) => {
    if (draining.begun) void reply.header("connection", "close");
    return payload;
  });
}

/**
 * Takes no new connections and answers what the open ones still ask, until none is left, `grace` ms are over with nothing under way, or the signal fires.
 * A connection closed at once would be reset under a request that is on its way already.
 */
export async function drain(
  { draining }: FastifyInstance,
  servers: readonly Server[],
  grace: number,
  signal: AbortSignal,
): Promise<void> {
  draining.begun = true;
  // The close of an HTTP server would close idle connections as well: here only the listening socket is closed.
  for (const server of servers) NetServer.prototype.close.call(server);
  const idleUntil = Date.now() + grace;
  while (!signal.aborted) {
    await setTimeout(20);
    if (draining.underWay > 0) continue;
    const open = await Promise.all(servers.map(openConnections));
    if (Date.now() >= idleUntil || open.every((count) => count === 0)) return;
  }
}

function openConnections(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.getConnections((error, count) => resolve(error ? 0 : count));
  });
}
