import { createHash } from "node:crypto";
import type { FastifyInstance } from "fastify";

/** Whether an If-None-Match header names the tag, weakly compared (RFC 9110, 13.1.2). */
export function matches(header: string | undefined, tag: string): boolean {
  if (header === undefined) return false;
  const opaque = tag.replace(/^W\//, "");
  return header.trim() === "*" || header.split(",").some((one) => one.trim().replace(/^W\//, "") === opaque);
}

/**
 * Gives whole answers a weak tag of their body, and answers 304 where the visitor has it already. An answer that says nothing of caching is to be
 * asked for again each time, which with the tag costs a line.
 */
export function answerConditionally(app: FastifyInstance): void {
  app.addHook("onSend", async (request, reply, payload) => {
    if (!reply.hasHeader("cache-control"))
      void reply.header("cache-control", reply.statusCode < 400 ? "no-cache" : "no-store");
    const whole = typeof payload === "string" || Buffer.isBuffer(payload);
    const reading = request.method === "GET" || request.method === "HEAD";
    if (!whole || !reading || reply.statusCode !== 200 || reply.hasHeader("etag")) return payload;
    if (String(reply.getHeader("cache-control")).includes("no-store")) return payload;
    const tag = `W/"${createHash("sha1").update(payload).digest("base64url")}"`;
    void reply.header("etag", tag);
    if (!reply.hasHeader("vary")) void reply.header("vary", "accept-encoding");
    if (!matches(request.headers["if-none-match"], tag)) return payload;
    void reply.code(304);
    // A HEAD route takes the body away by itself, after measuring it.
    if (request.method === "HEAD") return payload;
    void reply.removeHeader("content-type").removeHeader("content-length");
    return null;
  });
}
