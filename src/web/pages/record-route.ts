import type { FastifyInstance, FastifyReply } from "fastify";
import type { VNode } from "preact";
import type { CatalogueRecord } from "../../catalogue/catalogue.ts";
import type { Kind } from "../../domain/record.ts";
import { markUsage } from "../../http/usage.ts";
import { findRecord } from "../find-record.ts";
import { folders } from "../links.ts";
import type { WebParts } from "../parts.ts";
import { formatAccepted, sendRecord, splitFormat } from "../send-export.ts";
import { sendPage } from "../site.ts";
import { TombstonePage } from "./tombstone.tsx";

export interface Asked {
  readonly record: CatalogueRecord;
  readonly query: Readonly<Record<string, unknown>>;
}

type Render = (asked: Asked, reply: FastifyReply) => Promise<VNode>;

/** The route of one kind's records: a live one as a page, a merged one 301, one of another kind to where it is, a withdrawn one 410. An ending (`.bib`) or an Accept header asks for it in another format. */
export function recordRoute(app: FastifyInstance, parts: WebParts, kind: Kind, render: Render): void {
  app.get<{ Params: { id: string }; Querystring: Record<string, unknown> }>(
    `/${folders[kind]}/:id`,
    async (request, reply): Promise<FastifyReply> => {
      const { id, format } = splitFormat(request.params.id);
      const found = await findRecord(parts.catalogue, kind, id);
      switch (found.is) {
        case "elsewhere":
          return reply.redirect(format === undefined ? found.path : `${found.path}.${format}`, 301);
        case "withdrawn":
          void reply.code(410);
          return sendPage(reply, parts, TombstonePage({ tombstone: found.tombstone }));
        case "record": {
          void reply.header("vary", "accept, accept-encoding");
          const name = format ?? formatAccepted(request.headers.accept);
          if (name !== undefined) return await sendRecord(reply, parts, found.record, name);
          markUsage(reply, { is: "view", item: { id: found.record.id, journalId: found.record.journalId } });
          return sendPage(reply, parts, await render({ record: found.record, query: request.query }, reply));
        }
        default:
          return found satisfies never;
      }
    },
  );
}
