import type { FastifyReply } from "fastify";
import type { VNode } from "preact";
import { renderHtml } from "./html.tsx";
import { en } from "./messages/en.ts";
import type { WebParts } from "./parts.ts";
import type { View } from "./view.ts";

/** The view of a page made now. */
export function viewOf(parts: Pick<WebParts, "assets" | "settings"> & Partial<Pick<WebParts, "clock">>): View {
  const now = parts.clock?.() ?? new Date();
  return {
    t: en,
    asset: (name) => parts.assets.url(name),
    origin: parts.settings.publicUrl.replace(/\/+$/, ""),
    today: now.toISOString().slice(0, 10),
  };
}

/** Answers with a page. */
export function sendPage(reply: FastifyReply, parts: WebParts, page: VNode): FastifyReply {
  return reply.type("text/html; charset=utf-8").send(renderHtml(viewOf(parts), page));
}
