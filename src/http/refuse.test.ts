import { once } from "node:events";
import { type AddressInfo, connect, createServer } from "node:net";
import { text } from "node:stream/consumers";
import { expect, it } from "vitest";
import { refuse } from "./refuse.ts";

/** What a client gets whose request is refused after `seen` was read of it. */
async function refused(code: string, seen: string): Promise<string> {
  const error = Object.assign(new Error(code), { code, rawPacket: Buffer.from(seen) });
  const server = createServer((socket) => refuse(error, socket)).listen(0, "127.0.0.1");
  await once(server, "listening");
  const client = connect((server.address() as AddressInfo).port, "127.0.0.1");
  try {
    return await text(client);
  } finally {
    client.destroy();
    server.close();
  }
}

const overflow = "HPE_HEADER_OVERFLOW";

it.each([
  [overflow, "GET /search?q=x HTTP/1.1\r\nAccept: text/html,*/*;q=0.8\r\n", "text/html"],
  [overflow, "GET /search?q=x HTTP/1.1\r\nAccept: application/json\r\n", "application/json"],
  [overflow, "GET /search?q=xxxxx", "text/html"],
  [overflow, "xxxxxxxxxx", "text/html"],
  [overflow, "GET /api/v1/search?q=xxxxx", "application/json"],
  ["ERR_HTTP_REQUEST_TIMEOUT", "", "text/html"],
  ["HPE_INVALID_METHOD", "\x16\x03\x01", "application/json"],
])("answers %s after %j with %s", async (code, seen, type) => {
  const answer = await refused(code, seen);
  expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /);
  const [head = "", body = ""] = answer.split("\r\n\r\n");
  expect(head).toContain(`content-type: ${type}; charset=utf-8`);
  for (const header of ["default-src 'none'", "nosniff", "no-store", "x-frame-options: DENY"])
    expect(head).toContain(header);
  if (type === "text/html") expect(body).toMatch(/^<!doctype html>.*<h1>4\d\d /s);
  else expect(JSON.parse(body).error).toMatchObject({ code: "bad_request", message: expect.stringMatching(/\.$/) });
});
