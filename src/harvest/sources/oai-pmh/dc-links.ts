import type { Link } from "../../../domain/record.ts";
import type { DcFields } from "./dc-fields.ts";
import { isWebAddress } from "./dc-identifiers.ts";

const pdf = /\.pdf(?:[?#].*)?$/i;
/** OJS: the page of one file of an article, `…/article/view/ID/GALLEY`. */
const galley = /\/article\/(?:view|download|viewFile)\/[^/?#]+\/[^/?#]+/i;
const siteRoot = /^https?:\/\/[^/]+\/?$/i;
const resolver = /^https?:\/\/(?:dx\.|www\.)?doi\.org\//i;
const pubmed = /^https?:\/\/(?:www\.)?(?:pubmed\.ncbi|ncbi\.nlm\.nih\.gov\/pubmed)/i;
const maxLinks = 100;

/**
 * Links of a record: the landing page is the first address of dc:identifier that is a page of its own (no file, no site's front page, no DOI resolver), else of dc:relation, as EPrints
 * has it; OJS's galleys and other files follow, with dc:format where there is one for each.
 */
export function linksOf(fields: DcFields): Link[] {
  const identifiers = fields.texts("identifier").filter(isWebAddress);
  const relations = fields.texts("relation").filter(isWebAddress);
  const landing = identifiers.find(isPage) ?? relations.find((url) => isPage(url) && !galley.test(url));
  const galleys = relations.filter((url) => galley.test(url));
  const formats = fields.texts("format");
  const links: Link[] = [];
  if (landing !== undefined) links.push({ rel: "landing", url: landing });
  for (const [index, url] of galleys.entries()) {
    const format = formats.length === galleys.length ? mediaType(formats[index]) : undefined;
    links.push({ rel: "galley", url, ...(format === undefined ? {} : { format }) });
  }
  for (const url of [...identifiers, ...relations]) {
    if (pdf.test(url) && !galleys.includes(url)) links.push({ rel: "pdf", url, format: "application/pdf" });
  }
  for (const url of relations) {
    if (url !== landing && !galleys.includes(url) && !pdf.test(url)) links.push({ rel: "related", url });
  }
  return links.slice(0, maxLinks);
}

function isPage(url: string): boolean {
  return !pdf.test(url) && !siteRoot.test(url) && !resolver.test(url) && !pubmed.test(url);
}

function mediaType(text: string | undefined): string | undefined {
  return text !== undefined && /^[\w.+-]+\/[\w.+-]+$/.test(text) ? text.toLowerCase() : undefined;
}
