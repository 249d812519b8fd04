import { createHash } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A feed on loopback that answers conditional requests (RFC 9110, 13). */
export interface FakeFeed {
  readonly url: string;
  /** Statuses that it gave, in order. */
  readonly answers: number[];
  /** What it serves from now on; `cut` = only so many bytes of it, and then the connection breaks. */
  serve(body: string, cut?: number): void;
  close(): Promise<void>;
}

export async function startFakeFeed(first: string): Promise<FakeFeed> {
  let body = first;
  let cut: number | undefined;
  let modified = Date.UTC(2026, 4, 12);
  const answers: number[] = [];
  const server = createServer((request, response) => {
    const etag = `"${createHash("sha256").update(body).digest("hex").slice(0, 12)}"`;
    const headers = { etag, "last-modified": new Date(modified).toUTCString() };
    const same = request.headers["if-none-match"] === etag;
    answers.push(same ? 304 : 200);
    if (same) {
      response.writeHead(304, headers).end();
      return;
    }
    response.writeHead(200, { ...headers, "content-type": "application/rss+xml" });
    if (cut === undefined) response.end(body);
    else response.write(Buffer.from(body).subarray(0, cut), () => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/feed`,
    answers,
    serve(next, at) {
      body = next;
      cut = at;
      modified += 3_600_000;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
