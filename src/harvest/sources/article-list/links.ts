import type { Link } from "../../../domain/record.ts";
import type { Fields } from "./fields.ts";

const address = /^https?:\/\/\S{1,2000}$/i;
const pdf = /\.pdf(?:[?#]|$)/i;
/** Addresses that name one article: `…?articleId=…`, `…/article/view/12`. */
const ofArticle = /[?&#/](?:article_?id|aid)=|\/articles?\/(?:view\/)?[^/?#]+/i;

/** `url` is the article's page and `pdf` its file. A list does not say whose page a `link` is, and often it is the issue's: it is the article's only where the address shows it. */
export function linksOf(fields: Fields): Link[] {
  const links = new Map<string, Link>();
  const add = (rel: Link["rel"], url: string): void => {
    if (!address.test(url) || links.has(url)) return;
    const of = pdf.test(url) ? "pdf" : rel;
    links.set(url, of === "pdf" ? { rel: "pdf", url, format: "application/pdf" } : { rel: of, url });
  };
  for (const url of fields.raws("url")) add("landing", url);
  for (const url of fields.raws("pdf")) add("pdf", url);
  for (const url of fields.raws("link")) add(ofArticle.test(url) ? "landing" : "related", url);
  return [...links.values()].slice(0, 100);
}
