import type { FastifyReply } from "fastify";
import type { VNode } from "preact";
import { publicUrl } from "../http/public-url.ts";
import { renderHtml } from "./html.tsx";
import { en } from "./messages/en.ts";
import type { WebParts } from "./parts.ts";
import type { View } from "./view.ts";

/** The base of absolute addresses; none where the port is the system's choice, so that nobody knows it beforehand. */
function originOf(settings: WebParts["settings"]): string {
  return settings.publicUrl === "" && settings.port === 0 ? "" : publicUrl(settings);
}

/** The view of a page made now. */
export function viewOf(parts: Pick<WebParts, "assets" | "settings"> & Partial<Pick<WebParts, "clock">>): View {
  const now = parts.clock?.() ?? new Date();
  return {
    t: en,
    asset: (name) => parts.assets.url(name),
    origin: originOf(parts.settings),
    today: now.toISOString().slice(0, 10),
  };
}

/** Answers with a page. */
export function sendPage(reply: FastifyReply, parts: WebParts, page: VNode): FastifyReply {
  return reply.type("text/html; charset=utf-8").send(renderHtml(viewOf(parts), page));
}
