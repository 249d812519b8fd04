import type { FastifyInstance } from "fastify";
import type { CatalogueRecord } from "../../catalogue/catalogue.ts";
import { linkBase } from "../../http/public-url.ts";
import { pathOf } from "../links.ts";
import { en } from "../messages/en.ts";
import type { WebParts } from "../parts.ts";
import { findVideos, videosAsked, videosQuery } from "../videos-asked.ts";
import { xml, xmlDocument } from "./xml.ts";

const mostEntries = 50;
const longestSummary = 500;

/** A day as an instant, for a feed asks for one; undefined where only a year or month is known. */
function instantOf({ data }: CatalogueRecord): string | undefined {
  const day = data.published?.start ?? "";
  return /^\d{4}-\d{2}-\d{2}$/.test(day) ? `${day}T00:00:00Z` : undefined;
}

function entryOf(record: CatalogueRecord, base: string): string {
  const { data } = record;
  const published = instantOf(record);
  return xml("entry", {}, [
    xml("id", {}, `urn:definepk:record:${record.id}`),
    xml("title", {}, data.titles[0]?.value ?? en.record.untitled),
    ...(published === undefined ? [] : [xml("published", {}, published)]),
    xml("updated", {}, record.updatedAt),
    xml("link", { rel: "alternate", type: "text/html", href: base + pathOf(record) }),
    ...(data.kind === "video" && data.channel !== "" ? [xml("author", {}, [xml("name", {}, data.channel)])] : []),
    xml("summary", {}, (data.abstracts[0]?.value ?? "").slice(0, longestSummary)),
  ]);
}

/** `/feeds/videos.atom` (RFC 4287): the newest videos, of a channel, a length or a search; never the fictional sample. */
export function videosFeed(app: FastifyInstance, parts: WebParts): void {
  const { catalogue, settings, clock } = parts;
  app.get<{ Querystring: Record<string, unknown> }>("/feeds/videos.atom", async (request, reply) => {
    const base = linkBase(settings);
    const asked = { ...videosAsked(request.query), page: 1 };
    const { ids } = await findVideos(asked, mostEntries, parts.engine, "newest");
    const records = (await catalogue.records(ids)).filter(({ sample }) => !sample);
    const text = videosQuery(asked);
    const name = [asked.channel, asked.q].filter((part) => part !== "").join(" · ");
    const feed = xml("feed", { xmlns: "http://www.w3.org/2005/Atom", "xml:lang": en.lang }, [
      xml("id", {}, `urn:definepk:videos${text}`),
      xml("title", {}, name === "" ? en.video.videos : en.video.feedTitle(name)),
      xml("updated", {}, records[0]?.updatedAt ?? clock().toISOString()),
      xml("author", {}, [xml("name", {}, en.site.name)]),
      xml("link", { rel: "self", type: "application/atom+xml", href: `${base}/feeds/videos.atom${text}` }),
      xml("link", { rel: "alternate", type: "text/html", href: `${base}/videos${text}` }),
      ...records.map((record) => entryOf(record, base)),
    ]);
    return reply
      .type("application/atom+xml; charset=utf-8")
      .header("cache-control", "public, max-age=600")
      .send(xmlDocument(feed));
  });
}
