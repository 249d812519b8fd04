import type { FacetName } from "../../search/fields.ts";
import type { FacetValue, SearchResult } from "../../search/result.ts";
import { toggled } from "../../search/state.ts";
import { facetValuesPath, searchPath } from "../links.ts";
import { useMessages } from "../view.ts";
import { FacetValueLinks, fitting } from "./facet-value-links.tsx";

/** In this order; the tabs stand for `kind`, the histogram for `year`. */
const shownFacets: readonly FacetName[] = [
  "category",
  "journal",
  "subject",
  "language",
  "publisher",
  "outlet",
  "section",
  "duration",
  "type",
  "has",
];
const openValues = 5;
/** The facets of which a search shows only the most frequent values; the others are looked for on a page of their own. */
const longFacets: ReadonlySet<FacetName> = new Set(["journal", "subject", "publisher", "outlet"]);
const counted = 10;

interface Properties {
  result: SearchResult;
  /** How many values of each may be linked, and into how many bytes they must fit, so that the page stays small however long they are. */
  perFacet: number;
  bytesPerFacet: number;
}

/** The ways to narrow a search, as links: chosen values of one facet add, facets narrow each other. */
export function Facets({ result, perFacet, bytesPerFacet }: Properties) {
  const t = useMessages();
  const byName = new Map(result.facets.map((facet) => [facet.name, facet.values]));
  return (
    <>
      {shownFacets.map((name) => {
        const values = (byName.get(name) ?? []).filter((value) => value.count > 0 || value.selected);
        const href = (value: string): string => searchPath(toggled(result.state, name, value));
        const shown = fitting(values.slice(0, perFacet), href, bytesPerFacet);
        // One value that all records share narrows nothing.
        if (shown.length === 0 || (shown.length === 1 && !shown[0]?.selected && shown[0]?.count === result.total))
          return null;
        const rest = shown.slice(openValues);
        const links = (some: readonly FacetValue[]) => (
          <FacetValueLinks facet={name} values={some} bytes={bytesPerFacet} href={href} className={undefined} />
        );
        return (
          <section class="facet">
            <h3>{t.facets[name]}</h3>
            {links(shown.slice(0, openValues))}
            {rest.length > 0 && (
              <details>
                <summary>{t.search.more(rest.length)}</summary>
                {links(rest)}
              </details>
            )}
            {longFacets.has(name) && values.length >= counted && (
              <a class="find" href={facetValuesPath(name, result.state)} rel="nofollow">
                {t.facetSearch.open}
                <i class="hidden"> {t.facets[name]}</i>
              </a>
            )}
          </section>
        );
      })}
    </>
  );
}
