import type { FastifyInstance } from "fastify";
import { linkBase } from "../../http/public-url.ts";
import { type RecentChange, recentChanges } from "../../recognition/recent-changes.ts";
import { dateText } from "../dates.ts";
import { pathOf } from "../links.ts";
import { en } from "../messages/en.ts";
import { askedOf, changesQuery, filterAsked } from "../pages/changes.tsx";
import type { WebParts } from "../parts.ts";
import { xml, xmlDocument } from "./xml.ts";

const mostEntries = 50;

function titleOf({ kind, row, before, journal }: RecentChange): string {
  const title = journal?.data.titles[0]?.value ?? row.journal.title;
  const category = row.category ?? (kind === "extended" ? before?.category : undefined);
  return `${title}: ${en.changes.what(kind, category, before?.category)}`;
}

function entryOf(change: RecentChange, base: string): string {
  const { row, journal } = change;
  const summary = [en.changes.window(dateText(row.from), dateText(row.to)), row.area, row.list, row.source];
  return xml("entry", {}, [
    xml("id", {}, `urn:definepk:recognition:${row.id}`),
    xml("title", {}, titleOf(change)),
    xml("updated", {}, row.recordedAt),
    ...(journal === undefined
      ? []
      : [xml("link", { rel: "alternate", type: "text/html", href: base + pathOf(journal) })]),
    xml("category", { term: change.kind, label: en.changes.kinds[change.kind] }),
    xml("summary", {}, summary.filter((part) => part !== undefined).join(" · ")),
  ]);
}

/** `/feeds/recognition.atom` (RFC 4287), with the filters of `/recognition/changes`; never the fictional sample. */
export function recognitionFeed(app: FastifyInstance, parts: WebParts): void {
  const { catalogue, settings, clock } = parts;
  app.get<{ Querystring: Record<string, unknown> }>("/feeds/recognition.atom", async (request, reply) => {
    const base = linkBase(settings);
    const { before: _before, ...query } = request.query;
    const filter = await filterAsked(query, catalogue, await catalogue.recognitionLists());
    const isSample = filter.journal?.sample === true;
    const { changes } = isSample
      ? { changes: [] }
      : await recentChanges(catalogue, askedOf(filter, mostEntries, false));
    const title = filter.journal?.data.titles[0]?.value;
    const text = changesQuery(filter);
    const feed = xml("feed", { xmlns: "http://www.w3.org/2005/Atom", "xml:lang": en.lang }, [
      xml("id", {}, `urn:definepk:recognition-changes${text}`),
      xml("title", {}, title === undefined ? en.changes.title : en.changes.of(title)),
      xml("subtitle", {}, en.changes.lead),
      xml("updated", {}, changes[0]?.row.recordedAt ?? clock().toISOString()),
      xml("author", {}, [xml("name", {}, en.site.name)]),
      xml("link", { rel: "self", type: "application/atom+xml", href: `${base}/feeds/recognition.atom${text}` }),
      xml("link", { rel: "alternate", type: "text/html", href: `${base}/recognition/changes${text}` }),
      ...changes.map((change) => entryOf(change, base)),
    ]);
    return reply
      .type("application/atom+xml; charset=utf-8")
      .header("cache-control", "public, max-age=600")
      .send(xmlDocument(feed));
  });
}
