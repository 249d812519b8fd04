import { facets } from "../../search/fields.ts";
import { type SearchResult } from "../../search/result.ts";
import {
  filterFacets,
  type SearchState,
  toQueryString,
  withoutFilter,
  withoutFilters,
  withYears,
} from "../../search/state.ts";
import { clip } from "../clip.ts";
import { facetValueText } from "../facet-words.ts";
import { searchPath } from "../links.ts";
import { useMessages } from "../view.ts";
import { controlsForm } from "./brief-controls.tsx";

/** How many filters narrow a search, its tab apart. */
export function filterCount({ filters, years }: SearchState): number {
  const chosen = Object.values(filters).reduce((sum, values) => sum + (values?.length ?? 0), 0);
  return chosen + (years === undefined ? 0 : 1);
}

/** Each chip's link repeats all the others: together they may not fill the page. */
const mostBytes = 6000;
const longestText = 80;

/**
 * What narrows a long search, as boxes of the form that holds it: to be unticked. A link for each would repeat all the others.
 */
export function BriefFilters({ result }: { result: SearchResult }) {
  const t = useMessages();
  const { state } = result;
  const labels = labelsOf(result);
  const chosen = filterFacets.flatMap((facet) => (state.filters[facet] ?? []).map((value) => ({ facet, value })));
  if (chosen.length === 0) return null;
  return (
    <section class="chips" aria-label={t.search.activeFilters}>
      <ul>
        {chosen.map(({ facet, value }) => {
          const text = clip(facetValueText(facet, value, labels.get(`${facet} ${value}`) ?? value, t), longestText);
          return (
            <li>
              <label>
                <input type="checkbox" form={controlsForm} name={facets[facet].param} value={value} checked />
                <small>{t.facets[facet]}</small> <bdi>{text}</bdi>
              </label>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function labelsOf({ facets: counted }: SearchResult): Map<string, string> {
  return new Map(
    counted.flatMap(({ name, values }) => values.map((one) => [`${name} ${one.value}`, one.label] as const)),
  );
}

/** What narrows this search, each with a link that takes it away. */
export function ActiveFilters({ result }: { result: SearchResult }) {
  const t = useMessages();
  const { state } = result;
  if (filterCount(state) === 0) return null;
  const labels = labelsOf(result);
  const chips = filterFacets.flatMap((facet) =>
    (state.filters[facet] ?? []).map((value) => ({
      name: t.facets[facet],
      text: clip(facetValueText(facet, value, labels.get(`${facet} ${value}`) ?? value, t), longestText),
      href: searchPath(withoutFilter(state, facet, value)),
    })),
  );
  if (state.years) {
    const { from, to } = state.years;
    chips.push({
      name: t.search.years,
      text: t.search.yearSpan(from, to),
      href: searchPath(withYears(state, undefined)),
    });
  }
  return (
    <section class="chips" aria-label={t.search.activeFilters}>
      <ul>
        {chips.slice(0, Math.ceil(mostBytes / (toQueryString(state).length + 200))).map(({ name, text, href }) => (
          <li>
            <a href={href} rel="nofollow" aria-label={t.search.remove(name, text)}>
              <small>{name}</small> <bdi>{text}</bdi> <span aria-hidden="true">×</span>
            </a>
          </li>
        ))}
        <li>
          <a class="clear" href={searchPath(withoutFilters(state))} rel="nofollow">
            {t.search.clear}
          </a>
        </li>
      </ul>
    </section>
  );
}
