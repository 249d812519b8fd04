import type { FastifyInstance } from "fastify";
import { pathOf } from "./address.ts";
import type { CountRequest } from "./rate-limit.ts";
import type { RouteTable } from "./route-table.ts";

/** A record's or issue's id as someone wrote it in capitals: at least ten of our id's letters and digits (src/catalogue/ids.ts), and a digit among them. */
const shoutedId = /^(?=.*\d)(?=.*[A-Z])[\da-z]{10,26}$/i;
const folders = /^(?:\/api\/v\d+)?\/(?:articles|journals|books|chapters|news|videos)\/[^/]+(?:\/issues(?:\/[^/]+)?)?$/;

/**
 * Leads a reader from an address with slashes at its end, or with a record's id in capitals, to the one that the page has, its query kept. Only where a
 * route of ours is there: an address such as `//other.example/` leads nowhere.
 */
export function leadToOneAddress(app: FastifyInstance, routes: RouteTable, limit: CountRequest): void {
  app.addHook("onRequest", async (request, reply) => {
    if (request.method !== "GET" && request.method !== "HEAD") return;
    const path = pathOf(request.originalUrl);
    const without = path.replace(/\/+$/, "");
    const to = folders.test(without) ? lowerIds(without) : without;
    if (to === path || !/^\/[^/\\]/.test(to)) return;
    if ((without !== path && routes.methodsAt(path).length > 0) || !routes.methodsAt(to).includes("GET")) return;
    await limit(request, reply);
    const query = request.originalUrl.indexOf("?");
    const location = ascii(query === -1 ? to : to + request.originalUrl.slice(query));
    return reply.header("cache-control", "public, max-age=3600").redirect(location, 301);
  });
}

function lowerIds(path: string): string {
  return path
    .split("/")
    .map((part) => (shoutedId.test(part) ? part.toLowerCase() : part))
    .join("/");
}

/** What a client sent unescaped is escaped: a header holds only ASCII. */
function ascii(address: string): string {
  return address.toWellFormed().replace(/[^\x21-\x7e]+/g, encodeURIComponent);
}
