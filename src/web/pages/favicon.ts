import type { FastifyInstance } from "fastify";

/** The site's sign at the size of a tab: the star filled, since thin lines would be lost. */
const icon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path fill="#0a5a3c" d="M4.5 4.5h23v23h-23z"/><path fill="#0a5a3c" d="M16-.3 32.3 16 16 32.3-.3 16z"/><path fill="none" stroke="#f6f3e8" stroke-width="2" d="M16 11v12M9.5 10.5c2.5-1 5-.7 6.5.7 1.5-1.4 4-1.7 6.5-.7v11c-2.5-1-5-.7-6.5.7-1.5-1.4-4-1.7-6.5-.7z"/></svg>';

/** `/favicon.svg`, and what browsers ask for without being told. */
export function faviconPage(app: FastifyInstance): void {
  for (const path of ["/favicon.svg", "/favicon.ico"]) {
    app.get(path, async (_request, reply) =>
      reply.type("image/svg+xml; charset=utf-8").header("cache-control", "public, max-age=604800").send(icon),
    );
  }
}
