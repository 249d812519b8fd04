import helmet from "@fastify/helmet";
import type { FastifyInstance, FastifyReply } from "fastify";
import { isApiPath } from "./address.ts";
import { isSecure, type Settings } from "./public-url.ts";

const self = ["'self'"];
const none = ["'none'"];

/** No inline script or style, nothing of another site, no frames. An answer that holds a player may widen it for itself (`allowFrames`). */
const directives = {
  "default-src": none,
  "script-src": self,
  "style-src": self,
  "font-src": self,
  "img-src": self,
  "connect-src": self,
  "form-action": self,
  "base-uri": none,
  "frame-ancestors": none,
};

const permissions = [
  "accelerometer",
  "browsing-topics",
  "camera",
  "geolocation",
  "gyroscope",
  "microphone",
  "payment",
  "usb",
];

/**
 * Sets the security headers of every answer. What binds browsers to TLS is sent only where the public address has it: on a plain host of a local network it would lock
 * visitors out.
 */
export async function secure(app: FastifyInstance, settings: Settings): Promise<void> {
  const tls = isSecure(settings);
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: tls ? { ...directives, "upgrade-insecure-requests": [] } : directives,
    },
    strictTransportSecurity: tls ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    referrerPolicy: { policy: "strict-origin-when-cross-origin" },
    crossOriginEmbedderPolicy: false,
    xFrameOptions: { action: "deny" },
  });
  const policy = permissions.map((name) => `${name}=()`).join(", ");
  app.addHook("onRequest", async (request, reply) => {
    void reply.header("permissions-policy", policy).header("x-request-id", request.id);
    if (isApiPath(request.originalUrl)) {
      void reply
        .header("access-control-allow-origin", "*")
        .header("access-control-expose-headers", "etag, link, retry-after, x-request-id")
        .header("cross-origin-resource-policy", "cross-origin")
        .header("x-robots-tag", "noindex");
    }
  });
}

/** Lets this one answer hold frames of another site: for a player that its reader has asked for. */
export function allowFrames(reply: FastifyReply, origin: string): void {
  const policy = reply.raw.getHeader("content-security-policy");
  if (typeof policy === "string") void reply.header("content-security-policy", `${policy};frame-src ${origin}`);
}
