import type { CatalogueRecord } from "../../catalogue/catalogue.ts";
import { doiUrl } from "../../domain/doi.ts";
import type { Reference } from "../../domain/record.ts";
import { clip } from "../clip.ts";
import { pathOf } from "../links.ts";
import { referenceText } from "../reference-text.ts";
import { textBytes } from "../room.ts";
import { useMessages } from "../view.ts";
import { ExternalLink } from "./external-link.tsx";

export const mostReferences = 40;
const longest = 300;
/** Bytes that the list may take where the page has room, and always; and what stands around each text. */
const most = 4400;
const least = 300;
const around = 150;

/** Bytes that the list takes at most. */
export function bytesOfReferences(of: readonly Reference[]): number {
  return Math.min(
    most,
    of.reduce(
      (sum, { doi, ...reference }) =>
        sum + Math.min(longest, referenceText(reference).length) + (doi?.length ?? 0) * 2 + around,
      0,
    ),
  );
}

interface Shown {
  readonly text: string;
  readonly doi: string | undefined;
  readonly record: CatalogueRecord | undefined;
}

function shownOf(
  references: readonly Reference[],
  records: ReadonlyMap<number, CatalogueRecord>,
  less: number,
): Shown[] {
  const shown: Shown[] = [];
  let left = Math.max(least, most - less);
  for (const [position, reference] of references.slice(0, mostReferences).entries()) {
    const record = records.get(position);
    const text = clip(referenceText(reference) || (record?.data.titles[0]?.value ?? ""), longest);
    left -= textBytes(text) + textBytes(reference.doi ?? "") * 2 + around;
    if (left < 0) break;
    shown.push({ text, doi: reference.doi, record });
  }
  return shown;
}

/** What the work cites, as its source prints it; what is in the index leads there. */
export function References({
  of,
  records,
  less = 0,
}: {
  of: readonly Reference[];
  /** Records of the index that are cited, by their references' positions. */
  records: ReadonlyMap<number, CatalogueRecord>;
  /** Bytes that the rest of the page needs of their room. */
  less?: number;
}) {
  const t = useMessages();
  if (of.length === 0) return null;
  const shown = shownOf(of, records, less);
  return (
    <section class="section" id="references">
      <h2>{t.record.references}</h2>
      <ol class="references">
        {shown.map(({ text, doi, record }) => (
          <li dir="auto">
            {record ? <a href={pathOf(record)}>{text || t.record.untitled}</a> : text}{" "}
            {doi && !record && <ExternalLink href={doiUrl(doi)}>{doi}</ExternalLink>}
          </li>
        ))}
      </ol>
      {of.length > shown.length && <p class="quiet">{t.record.referencesMore(of.length - shown.length)}</p>}
    </section>
  );
}
