import { promisify } from "node:util";
import { brotliCompress, brotliCompressSync, constants, gzip, gzipSync } from "node:zlib";
import type { FastifyInstance } from "fastify";
import { chooseEncoding, type Encoding, encodings } from "./encoding.ts";
import { limits } from "./limits.ts";

// Higher levels cost more time than they save on a page that is sent once.
const brotliOptions = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };
const gzipOptions = { level: 5 };
const inTurn = {
  br: (body: Buffer) => brotliCompressSync(body, brotliOptions),
  gzip: (body: Buffer) => gzipSync(body, gzipOptions),
} as const satisfies Record<Encoding, (body: Buffer) => Buffer>;
const aside = {
  br: (body: Buffer) => promisify(brotliCompress)(body, brotliOptions),
  gzip: (body: Buffer) => promisify(gzip)(body, gzipOptions),
} as const satisfies Record<Encoding, (body: Buffer) => Promise<Buffer>>;

const packable = /^(?:text\/|application\/(?:[\w.-]+\+)?(?:json|xml)|image\/svg\+xml)/i;

/**
 * Packs whole answers in one go. A page's length takes less time so than handing it to another thread, or through a stream as
 * @fastify/compress does, which is left what comes in pieces. Register it after what reads the body.
 */
export function packWhole(app: FastifyInstance): void {
  app.addHook("onSend", async (request, reply, payload) => {
    const whole = typeof payload === "string" || Buffer.isBuffer(payload);
    if (!whole || payload.length < limits.packedFrom || reply.hasHeader("content-encoding")) return payload;
    if (!packable.test(String(reply.getHeader("content-type")))) return payload;
    const vary = String(reply.getHeader("vary") ?? "");
    if (!/\*|accept-encoding/i.test(vary))
      void reply.header("vary", vary === "" ? "accept-encoding" : `${vary}, accept-encoding`);
    const encoding = chooseEncoding(request.headers["accept-encoding"], encodings);
    if (encoding === undefined) return payload;
    const body = Buffer.isBuffer(payload) ? payload : Buffer.from(payload);
    void reply.header("content-encoding", encoding).removeHeader("content-length");
    return body.length > limits.packedAside ? aside[encoding](body) : inTurn[encoding](body);
  });
}
