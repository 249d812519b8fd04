import type { Metadata } from "../../export/metadata/index.ts";
import { clip } from "../clip.ts";
import { styleSheets } from "../styles.ts";
import { useView } from "../view.ts";
import { JsonLd } from "./json-ld.tsx";

export interface HeadProperties {
  title: string;
  /** One or two sentences for search engines and previews. */
  description?: string | undefined;
  /** The page's permanent path; also for previews. */
  canonical?: string | undefined;
  noindex?: boolean | undefined;
  /** Open Graph's type of page. */
  type?: "website" | "article";
  /** What the page says of itself to programs; `page` is its own absolute address, where that is known. */
  metadata?: ((page: string | undefined) => Metadata) | undefined;
  /** The same record in other forms. */
  alternates?: readonly Alternate[] | undefined;
  /** Style sheets that only some pages have. */
  styles?: readonly string[];
  /** Something on the page goes on: a script brings it up to date. */
  refreshes?: boolean;
  /** Scripts that only some pages have. */
  scripts?: readonly string[];
}

export interface Alternate {
  readonly href: string;
  readonly type: string;
}

const longestDescription = 300;
const longestTitle = 200;

export function Head({
  title,
  description,
  canonical,
  noindex = false,
  type = "website",
  metadata,
  alternates = [],
  styles = [],
  refreshes = false,
  scripts = [],
}: HeadProperties) {
  const { t, asset, origin } = useView();
  const address = canonical === undefined || origin === "" ? undefined : origin + canonical;
  const summary = description === undefined ? undefined : clip(description, longestDescription);
  const short = clip(title, longestTitle);
  const embedded = metadata?.(address);
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{short}</title>
      {summary && <meta name="description" content={summary} />}
      {noindex && <meta name="robots" content="noindex" />}
      {address && <link rel="canonical" href={address} />}
      {alternates.map(({ href, type }) => (
        <link rel="alternate" type={type} href={href} />
      ))}
      <meta name="color-scheme" content="light dark" />
      <meta property="og:site_name" content={t.site.name} />
      <meta property="og:title" content={short} />
      <meta property="og:type" content={type} />
      {address && <meta property="og:url" content={address} />}
      {summary && <meta property="og:description" content={summary} />}
      {embedded?.tags.map(({ name, property, content, lang }) =>
        property ? <meta property={name} content={content} /> : <meta name={name} content={content} lang={lang} />,
      )}
      {embedded?.thing && <JsonLd of={embedded.thing} />}
      {[...styleSheets, ...styles].map((name) => (
        <link rel="stylesheet" href={asset(name)} />
      ))}
      <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
      <script src={asset("site.js")} type="module" />
      <script src={asset("suggest.js")} type="module" />
      {scripts.map((name) => (
        <script src={asset(name)} type="module" />
      ))}
      {refreshes && <script src={asset("refresh.js")} type="module" />}
    </head>
  );
}
