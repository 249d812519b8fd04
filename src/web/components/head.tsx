import { clip } from "../clip.ts";
import { styleSheets } from "../styles.ts";
import { useView } from "../view.ts";

export interface HeadProperties {
  title: string;
  /** One or two sentences for search engines and previews. */
  description?: string | undefined;
  /** The page's permanent path; also for previews. */
  canonical?: string | undefined;
  noindex?: boolean | undefined;
  /** Open Graph's type of page. */
  type?: "website" | "article";
  /** Style sheets that only some pages have. */
  styles?: readonly string[];
  /** Something on the page goes on: a script brings it up to date. */
  refreshes?: boolean;
}

const longestDescription = 300;
const longestTitle = 200;

export function Head({
  title,
  description,
  canonical,
  noindex = false,
  type = "website",
  styles = [],
  refreshes = false,
}: HeadProperties) {
  const { t, asset, origin } = useView();
  const address = canonical === undefined || origin === "" ? undefined : origin + canonical;
  const summary = description === undefined ? undefined : clip(description, longestDescription);
  const short = clip(title, longestTitle);
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{short}</title>
      {summary && <meta name="description" content={summary} />}
      {noindex && <meta name="robots" content="noindex" />}
      {address && <link rel="canonical" href={address} />}
      <meta name="color-scheme" content="light dark" />
      <meta property="og:site_name" content={t.site.name} />
      <meta property="og:title" content={short} />
      <meta property="og:type" content={type} />
      {address && <meta property="og:url" content={address} />}
      {summary && <meta property="og:description" content={summary} />}
      {[...styleSheets, ...styles].map((name) => (
        <link rel="stylesheet" href={asset(name)} />
      ))}
      <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
      <script src={asset("site.js")} type="module" />
      <script src={asset("suggest.js")} type="module" />
      {refreshes && <script src={asset("refresh.js")} type="module" />}
    </head>
  );
}
