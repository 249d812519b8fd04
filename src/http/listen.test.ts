import { once } from "node:events";
import { type AddressInfo, connect } from "node:net";
import { platform } from "node:os";
import { text } from "node:stream/consumers";
import pino from "pino";
import { expect, it } from "vitest";
import { loadSettings } from "../settings/settings.ts";
import { createApp } from "./app.ts";
import { drain } from "./draining.ts";
import { addressesOf, listen } from "./listen.ts";

const loopback = ["127.0.0.1", "127.0.0.2"] as const;

// Only there has every machine a second loopback address of this kind.
it.skipIf(platform() !== "linux")("answers, refuses and stops alike at all addresses", async () => {
  const page = async (): Promise<string> => "here";
  const app = await createApp({
    settings: loadSettings({}),
    log: pino({ level: "silent" }),
    routes: [async (scope) => void scope.get("/page", page)],
    ready: async () => ({}),
  });
  const servers = await listen(app, loopback, 0);
  try {
    expect(servers.map((server) => (server.address() as AddressInfo).address)).toEqual(loopback);
    const { port } = app.server.address() as AddressInfo;
    const [own, other] = servers;
    const bounds = ["keepAliveTimeout", "requestTimeout", "headersTimeout", "timeout", "maxHeadersCount"] as const;
    for (const bound of bounds) expect([bound, other?.[bound]]).toEqual([bound, own?.[bound]]);
    const idle = loopback.map((address) => connect(port, address));
    for (const socket of idle) {
      socket.setEncoding("latin1").write("GET /page HTTP/1.1\r\nhost: x\r\n\r\n");
      expect(await once(socket, "data")).toEqual([expect.stringMatching(/^HTTP\/1\.1 200 [^]*here$/)]);
    }
    for (const address of loopback) {
      const socket = connect(port, address);
      socket.write(`GET /${"x".repeat(200_000)} HTTP/1.1\r\n\r\n`);
      expect(await text(socket)).toMatch(/^HTTP\/1\.1 431 [^]*content-security-policy/);
    }
    const drained = drain(app, servers, 1_000, new AbortController().signal);
    for (const socket of idle) {
      socket.write("GET /page HTTP/1.1\r\nhost: x\r\n\r\n");
      expect(await once(socket, "data")).toEqual([expect.stringMatching(/^HTTP\/1\.1 200 [^]*connection: close/)]);
    }
    await drained;
    for (const address of loopback)
      await expect(once(connect(port, address), "connect")).rejects.toMatchObject({ code: "ECONNREFUSED" });
  } finally {
    for (const server of servers) server.closeAllConnections();
    await app.close();
  }
});

it("takes a host as it is, and all that localhost may mean", async () => {
  expect(await addressesOf("0.0.0.0")).toEqual(["0.0.0.0"]);
  expect(await addressesOf("localhost")).toEqual(expect.arrayContaining([expect.stringMatching(/^(127\.|::1)/)]));
});
