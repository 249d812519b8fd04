import { Parser } from "htmlparser2";
import type { Identifier } from "../../domain/identifier.ts";
import { parseIssn } from "../../domain/issn.ts";
import { plainText } from "../../text/markup.ts";
import { Decoder } from "../decode.ts";

/** What a page of a site says that helps to find the journals behind it. */
export interface PageFacts {
  /** Name and version of the software that made it, as its generator meta says. */
  readonly generator: string;
  readonly title?: string;
  /** The journal's name by the metas that search engines read. */
  readonly journal?: string;
  /** Absolute addresses it links to, each once, in order, without fragments. */
  readonly links: readonly string[];
  /** Absolute addresses of the feeds that it names as its own, each once, in order. */
  readonly feeds: readonly string[];
  /** As printed: those with a wrong check digit too. */
  readonly issns: readonly Identifier[];
}

const maxLinks = 3000;
const maxFeeds = 10;
const maxText = 200_000;
/** Metas that name the journal, and its ISSN: Highwire Press's, PRISM's, Dublin Core's. */
const journalMetas = ["citation_journal_title", "prism.publicationname", "dc.source"];
const issnMetas = ["citation_issn", "prism.issn", "prism.eissn", "dc.source.issn"];
/** An ISSN in running text has its name close before it, and perhaps its sister behind it. */
const namedIssn = /\b(?:[ep][ -]?)?issn\b.{0,40}?\b\d{4}[ \p{Pd}]{0,2}\d{3}[\dxXхХ](?![\da-z])(.{0,30})/giu;
const sister = /\b\d{4}\p{Pd}\d{3}[\dxX](?![\da-z]).{0,10}/u;

/** Reads an HTML page, however broken. `url` is where it came from. */
export function readPage(bytes: Uint8Array, url: string): PageFacts {
  const found = gather(textOf(bytes));
  const base = URL.parse(found.base, url)?.href ?? url;
  const links = absolute(found.hrefs, base);
  const title = plainText(found.title);
  const journal = plainText(first(found.metas, journalMetas) ?? "");
  return {
    generator: first(found.metas, ["generator"]) ?? "",
    ...(title === "" ? {} : { title }),
    ...(journal === "" ? {} : { journal }),
    links,
    feeds: absolute(found.feeds, base).slice(0, maxFeeds),
    issns: issnsIn(found),
  };
}

function absolute(hrefs: readonly string[], base: string): string[] {
  const links = new Set<string>();
  for (const href of hrefs) {
    const link = URL.parse(href.trim(), base);
    if (!link || (link.protocol !== "http:" && link.protocol !== "https:")) continue;
    link.hash = "";
    links.add(link.href);
  }
  return [...links];
}

interface Gathered {
  base: string;
  title: string;
  text: string;
  readonly hrefs: string[];
  readonly feeds: string[];
  /** By name in lower case. */
  readonly metas: [string, string][];
}

function gather(html: string): Gathered {
  const found: Gathered = { base: "", title: "", text: "", hrefs: [], feeds: [], metas: [] };
  let hidden = 0;
  let inTitle = false;
  const parser = new Parser({
    onopentag(name, attributes) {
      if (name === "script" || name === "style") hidden += 1;
      else if (name === "title") inTitle = found.title === "";
      else if (name === "base") found.base ||= attributes["href"] ?? "";
      else if (name === "meta" && found.metas.length < 1000) {
        found.metas.push([(attributes["name"] ?? "").toLowerCase(), attributes["content"] ?? ""]);
      }
      if (name === "link" && isFeedLink(attributes)) found.feeds.push(attributes["href"] ?? "");
      if (attributes["href"] !== undefined && name !== "base" && found.hrefs.length < maxLinks) {
        found.hrefs.push(attributes["href"]);
      }
      found.text += " ";
    },
    onclosetag(name) {
      if (name === "script" || name === "style") hidden = Math.max(0, hidden - 1);
      else if (name === "title") inTitle = false;
    },
    ontext(text) {
      if (inTitle) found.title = (found.title + text).slice(0, 1000);
      else if (hidden === 0 && found.text.length < maxText) found.text += text;
    },
  });
  parser.end(html);
  return found;
}

/** `<link rel="alternate" type="application/rss+xml">`; feeds of comments are of no interest. */
function isFeedLink({ rel = "", type = "", href = "", title = "" }: Readonly<Record<string, string>>): boolean {
  const isFeed = /^application\/(?:(?:rss|atom|rdf)\+xml|feed\+json)\s*(?:;|$)/i.test(type.trim());
  return isFeed && /\balternate\b/i.test(rel) && !/comments?/i.test(`${title} ${href}`);
}

function issnsIn({ metas, text }: Gathered): Identifier[] {
  const stated = metas.filter(([name]) => issnMetas.includes(name)).map(([, content]) => content);
  const folded = text.replace(/\s+/g, " ");
  const issns = new Map<string, Identifier>();
  const take = (text: string, onlyValid: boolean): void => {
    const issn = parseIssn(text);
    if (issn && (issn.valid || !onlyValid) && !issns.has(issn.value)) issns.set(issn.value, issn);
  };
  for (const one of stated.slice(0, 50)) take(one, false);
  for (const [match, behind = ""] of [...folded.matchAll(namedIssn)].slice(0, 50)) {
    take(match, false);
    // may be a range of years as well
    take(sister.exec(behind)?.[0] ?? "", true);
  }
  return [...issns.values()];
}

function first(metas: readonly [string, string][], names: readonly string[]): string | undefined {
  return names
    .map((wanted) => metas.find(([name, content]) => name === wanted && content.trim() !== "")?.[1])
    .find((content) => content !== undefined);
}

function textOf(bytes: Uint8Array): string {
  const decoder = new Decoder({ told: "nowhere" });
  return decoder.write(bytes) + decoder.end();
}
