import type { FastifyInstance } from "fastify";
import type { CatalogueRecord } from "../../catalogue/catalogue.ts";
import { linkBase } from "../../http/public-url.ts";
import { pathOf } from "../links.ts";
import { en } from "../messages/en.ts";
import { newsAsked, newsPath } from "../news-asked.ts";
import { newsList } from "../news-list.ts";
import type { WebParts } from "../parts.ts";
import { safeHref } from "../safe-href.ts";
import { xml, xmlDocument } from "./xml.ts";

function entryOf({ id, data, createdAt, updatedAt, kind }: CatalogueRecord, base: string): string {
  const title = data.titles[0];
  const lang: Record<string, string> = title?.lang === undefined ? {} : { "xml:lang": title.lang };
  const page = safeHref(data.links.find(({ rel }) => rel === "landing")?.url);
  const outlet = data.kind === "news" ? data.outlet : "";
  const section = data.kind === "news" ? data.section : undefined;
  return xml("entry", lang, [
    xml("id", {}, `urn:definepk:news:${id}`),
    xml("title", {}, title?.value ?? en.record.untitled),
    xml("updated", {}, updatedAt),
    xml("published", {}, data.kind === "news" && isZoned(data.at) ? data.at : createdAt),
    xml("author", {}, [xml("name", {}, outlet)]),
    ...(page === undefined ? [] : [xml("link", { rel: "related", href: page })]),
    xml("link", { rel: "alternate", type: "text/html", href: base + pathOf({ id, kind }) }),
    ...(section === undefined ? [] : [xml("category", { term: section })]),
    ...data.abstracts.slice(0, 1).map(({ value }) => xml("summary", {}, value)),
  ]);
}

/** Atom wants a time with its zone (RFC 4287, 3.3). */
function isZoned(at: string | undefined): at is string {
  return at !== undefined && /(?:Z|[+-]\d\d:\d\d)$/.test(at);
}

/** `/feeds/news.atom` (RFC 4287), with the filters of `/news`; never the fictional sample. */
export function newsFeed(app: FastifyInstance, parts: WebParts): void {
  app.get<{ Querystring: Record<string, unknown> }>("/feeds/news.atom", async (request, reply) => {
    const base = linkBase(parts.settings);
    const asked = newsAsked(request.query);
    const { headlines } = await newsList(asked, 1, parts);
    const records = headlines.map(({ record }) => record).filter(({ sample }) => !sample);
    const about = [asked.outlet, asked.section, asked.q, asked.day].filter((part) => part !== undefined);
    const self = newsPath(asked, "/feeds/news.atom");
    const feed = xml("feed", { xmlns: "http://www.w3.org/2005/Atom", "xml:lang": en.lang }, [
      xml("id", {}, `urn:definepk:news${self.slice("/feeds/news.atom".length)}`),
      xml("title", {}, [en.site.name, en.news.title, ...about].join(" · ")),
      xml(
        "updated",
        {},
        records
          .map(({ updatedAt }) => updatedAt)
          .sort()
          .at(-1) ?? parts.clock().toISOString(),
      ),
      xml("author", {}, [xml("name", {}, en.site.name)]),
      xml("link", { rel: "self", type: "application/atom+xml", href: base + self }),
      xml("link", { rel: "alternate", type: "text/html", href: base + newsPath(asked) }),
      ...records.map((record) => entryOf(record, base)),
    ]);
    return reply
      .type("application/atom+xml; charset=utf-8")
      .header("cache-control", "public, max-age=600")
      .send(xmlDocument(feed));
  });
}
