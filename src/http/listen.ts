import { lookup } from "node:dns/promises";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { FastifyInstance } from "fastify";
import { limits } from "./limits.ts";

/** The addresses to listen at for a host; for `localhost`, which browsers take for either, all of its own. */
export async function addressesOf(host: string): Promise<readonly [string, ...string[]]> {
  if (host !== "localhost") return [host];
  const found = await lookup(host, { all: true }).catch(() => []);
  const [first = host, ...others] = new Set(found.map(({ address }) => address));
  return [first, ...others];
}

/**
 * Listens at all addresses. Gives the servers, the application's own first. Throws what the system says where the first address cannot be had;
 * others are left out.
 */
export async function listen(
  app: FastifyInstance,
  [first, ...others]: readonly [string, ...string[]],
  port: number,
): Promise<Server[]> {
  await app.listen({ host: first, port, listenTextResolver: (address) => `listening on ${address}` });
  const servers = [app.server];
  for (const address of others) {
    const server = another(app);
    server.listen((app.server.address() as AddressInfo).port, address);
    const hasIt = await once(server, "listening").then(
      () => true,
      () => false,
    );
    if (hasIt) servers.push(server);
  }
  return servers;
}

/** A second door to the application, with the bounds of its own one. */
function another(app: FastifyInstance): Server {
  const { server } = app;
  const { keepAliveTimeout, requestTimeout, headersTimeout, timeout } = server;
  const bounds = {
    keepAliveTimeout,
    requestTimeout,
    headersTimeout,
    maxHeaderSize: limits.headerBytes,
    connectionsCheckingInterval: limits.checkInterval,
  };
  const other = createServer(bounds, (request, response) => app.routing(request, response));
  other.setTimeout(timeout);
  for (const listener of server.listeners("clientError")) other.on("clientError", listener as () => void);
  return other;
}
