import type { FacetName } from "../../search/fields.ts";
import type { FacetValue, SearchResult } from "../../search/result.ts";
import { type SearchState, toggled } from "../../search/state.ts";
import { clip } from "../clip.ts";
import { facetValueText } from "../facet-words.ts";
import { searchPath } from "../links.ts";
import { useMessages } from "../view.ts";

/** In this order; the tabs stand for `kind`, the histogram for `year`. */
const shownFacets: readonly FacetName[] = [
  "category",
  "journal",
  "subject",
  "language",
  "publisher",
  "outlet",
  "type",
  "has",
];
const openValues = 5;
const longestLabel = 80;

interface Properties {
  result: SearchResult;
  /** How many values of each may be linked, and into how many bytes they must fit, so that the page stays small however long they are. */
  perFacet: number;
  bytesPerFacet: number;
}

function Value({ facet, value, state }: { facet: FacetName; value: FacetValue; state: SearchState }) {
  const t = useMessages();
  const text = facetValueText(facet, value.value, value.label, t);
  return (
    <li>
      <a
        href={searchPath(toggled(state, facet, value.value))}
        rel="nofollow"
        class={value.selected ? "choice on" : "choice"}
        aria-current={value.selected ? "true" : undefined}
      >
        <bdi>{clip(text, longestLabel)}</bdi>
        <span class="number">
          {t.number(value.count)}
          <i class="hidden"> {t.search.recordsWord(value.count)}</i>
        </span>
      </a>
    </li>
  );
}

/** Bytes that a link takes beside its address and its text, about. */
const bytesAround = 150;

/** The first values whose links fit into so many bytes: an address spells a letter of Urdu with six characters. */
function fitting(values: readonly FacetValue[], facet: FacetName, state: SearchState, bytes: number): FacetValue[] {
  let left = bytes;
  return values.filter((value) => {
    const address = searchPath(toggled(state, facet, value.value));
    left -= address.length + Math.min(value.label.length, longestLabel) * 2 + bytesAround;
    return left >= 0;
  });
}

/** The ways to narrow a search, as links: chosen values of one facet add, facets narrow each other. */
export function Facets({ result, perFacet, bytesPerFacet }: Properties) {
  const t = useMessages();
  const byName = new Map(result.facets.map((facet) => [facet.name, facet.values]));
  return (
    <>
      {shownFacets.map((name) => {
        const values = (byName.get(name) ?? []).filter((value) => value.count > 0 || value.selected);
        const shown = fitting(values.slice(0, perFacet), name, result.state, bytesPerFacet);
        // One value that all records share narrows nothing.
        if (shown.length === 0 || (shown.length === 1 && !shown[0]?.selected && shown[0]?.count === result.total))
          return null;
        const rest = shown.slice(openValues);
        const item = (value: FacetValue) => <Value facet={name} value={value} state={result.state} />;
        return (
          <section class="facet">
            <h3>{t.facets[name]}</h3>
            <ul>{shown.slice(0, openValues).map(item)}</ul>
            {rest.length > 0 && (
              <details>
                <summary>{t.search.more(rest.length)}</summary>
                <ul>{rest.map(item)}</ul>
              </details>
            )}
          </section>
        );
      })}
    </>
  );
}
