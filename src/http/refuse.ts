import type { Socket } from "node:net";
import { isApiPath } from "./address.ts";
import { limits } from "./limits.ts";
import { weightOf } from "./negotiate.ts";
import { errorBody } from "./problem.ts";

const refusals: Readonly<Record<string, readonly [status: string, message: string]>> = {
  ERR_HTTP_REQUEST_TIMEOUT: ["408 Request Timeout", "The request took too long to arrive."],
  HPE_HEADER_OVERFLOW: [
    "431 Request Header Fields Too Large",
    "The address or the headers are too long. Please search for fewer words.",
  ],
};

const headers = [
  "content-security-policy: default-src 'none'; frame-ancestors 'none'",
  "x-content-type-options: nosniff",
  "x-frame-options: DENY",
  "referrer-policy: strict-origin-when-cross-origin",
  "cache-control: no-store",
  "vary: accept",
  "connection: close",
];

/** Answers what is not HTTP, or too long, or comes too slowly, on the bare connection: the server has no request of it. */
export function refuse(error: Error & { code: string; rawPacket?: unknown }, socket: Socket): void {
  // The rest of a request that is refused already.
  if (socket.writableEnded) return;
  if (error.code === "ECONNRESET" || !socket.writable) {
    socket.destroy();
    return;
  }
  const [status, message] = refusals[error.code] ?? ["400 Bad Request", "The request cannot be read."];
  const asPage = error.code in refusals && wantsPage(error.rawPacket);
  const body = asPage
    ? `<!doctype html>\n<html lang="en"><meta charset="utf-8"><title>${status}</title><h1>${status}</h1><p>${message}</p><p><a href="/search">Search</a></p></html>\n`
    : JSON.stringify(errorBody({ code: "bad_request", message }));
  const head = [
    `HTTP/1.1 ${status}`,
    `content-type: ${asPage ? "text/html" : "application/json"}; charset=utf-8`,
    `content-length: ${Buffer.byteLength(body)}`,
    ...headers,
  ];
  socket.end(`${head.join("\r\n")}\r\n\r\n${body}`);
  // Closed with bytes unread, the connection would be reset and the answer lost: what still comes is let pass for a while.
  setTimeout(() => socket.destroy(), limits.refusedLinger).unref();
}

/** By what can be seen of the request in the last bytes that were read; a browser's Accept header may not have come yet. */
function wantsPage(seen: unknown): boolean {
  const text = Buffer.isBuffer(seen) ? seen.toString("latin1") : "";
  const [, target] = /^[A-Z]+ (\S+)/.exec(text) ?? [];
  if (target !== undefined && isApiPath(target)) return false;
  const [, accept] = /\r\naccept:([^\r\n]*)/i.exec(text) ?? [];
  return accept === undefined || weightOf(accept, "text/html") >= weightOf(accept, "application/json");
}
