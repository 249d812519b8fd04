import { doiUrl } from "../../domain/doi.ts";
import type { Reference } from "../../domain/record.ts";
import { clip } from "../clip.ts";
import { useMessages } from "../view.ts";
import { ExternalLink } from "./external-link.tsx";

const mostShown = 12;

/** What the work cites, as its source prints it. */
export function References({ of }: { of: readonly Reference[] }) {
  const t = useMessages();
  if (of.length === 0) return null;
  return (
    <section class="section" id="references">
      <h2>{t.record.references}</h2>
      <ol class="references">
        {of.slice(0, mostShown).map(({ printed, doi }) => (
          <li dir="auto">
            {printed && clip(printed, 300)} {doi && <ExternalLink href={doiUrl(doi)}>{doi}</ExternalLink>}
          </li>
        ))}
      </ol>
      {of.length > mostShown && <p class="quiet">{t.record.referencesMore(of.length - mostShown)}</p>}
    </section>
  );
}
