import { doiUrl } from "../../domain/doi.ts";
import type { CommonData, Link } from "../../domain/record.ts";
import type { Messages } from "../messages/en.ts";
import { hostOf, safeHref } from "../safe-href.ts";
import { useMessages } from "../view.ts";
import { ExternalLink } from "./external-link.tsx";

/** Best first: the page that readers of the journal see, then what it links to. */
const order: readonly Link["rel"][] = ["pdf", "galley", "landing"];

/** The links by which the work can be read, safe ones only, one a purpose. */
export function readingLinks(links: readonly Link[]): Link[] {
  return order.flatMap((rel) => {
    const link = links.find((one) => one.rel === rel && hostOf(safeHref(one.url) ?? "") !== undefined);
    return link ? [link] : [];
  });
}

function label(link: Link, t: Messages): string {
  const host = hostOf(link.url) ?? "";
  if (link.rel === "pdf" || link.format === "application/pdf") return t.record.pdfAt(host);
  return t.record.readAt(host);
}

/** Where the full text can be read: at its journal's own site, or where its DOI leads. */
export function FullText({ data }: { data: CommonData }) {
  const t = useMessages();
  const stated = readingLinks(data.links).slice(0, 2);
  const doi = data.identifiers.find(({ scheme, valid }) => scheme === "doi" && valid);
  const links = stated.length === 0 && doi ? [{ rel: "landing" as const, url: doiUrl(doi.value) }] : stated;
  return (
    <section class="section" id="full-text">
      <h2>{t.record.fullText}</h2>
      {links.length === 0 && <p class="quiet">{t.record.noFullText}</p>}
      <p class="buttons">
        {links.map((link, index) => (
          <ExternalLink href={link.url} class={index === 0 ? "button main" : "button"}>
            {label(link, t)}
          </ExternalLink>
        ))}
      </p>
    </section>
  );
}
