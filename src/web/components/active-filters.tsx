import { type SearchResult } from "../../search/result.ts";
import {
  filterFacets,
  type SearchState,
  toQueryString,
  withoutFilter,
  withoutFilters,
  withYears,
} from "../../search/state.ts";
import { facetValueText } from "../facet-words.ts";
import { searchPath } from "../links.ts";
import { useMessages } from "../view.ts";

/** How many filters narrow a search, its tab apart. */
export function filterCount({ filters, years }: SearchState): number {
  const chosen = Object.values(filters).reduce((sum, values) => sum + (values?.length ?? 0), 0);
  return chosen + (years === undefined ? 0 : 1);
}

/** Each chip's link repeats all the others: together they may not fill the page. */
const mostBytes = 6000;

/** What narrows this search, each with a link that takes it away. */
export function ActiveFilters({ result }: { result: SearchResult }) {
  const t = useMessages();
  const { state } = result;
  if (filterCount(state) === 0) return null;
  const labels = new Map(
    result.facets.flatMap(({ name, values }) => values.map((one) => [`${name} ${one.value}`, one.label] as const)),
  );
  const chips = filterFacets.flatMap((facet) =>
    (state.filters[facet] ?? []).map((value) => ({
      name: t.facets[facet],
      text: facetValueText(facet, value, labels.get(`${facet} ${value}`) ?? value, t),
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
