import type { SortName } from "../../search/fields.ts";
import type { SearchResult } from "../../search/result.ts";
import { type SearchState, toQueryString, withKind } from "../../search/state.ts";
import { useMessages } from "../view.ts";
import { keptFields } from "./search-box.tsx";

/** The id of that form, for what belongs to it elsewhere on the page. */
export const controlsForm = "controls";

/**
 * Tabs and order of a search as one form. Links repeat the query, each of them: for a whole title pasted in Urdu that would be more than the rest of
 * the page. A form holds it once.
 */
export function BriefControls({ result, sorts }: { result: SearchResult; sorts: readonly SortName[] }) {
  const t = useMessages();
  const { state, tabs } = result;
  // Where something was found, the boxes of the years beside the results belong to this form.
  const keepsYears = result.total === 0;
  const { years, ...plain } = state;
  // Filters are boxes of this form elsewhere on the page; kind and order are its own fields.
  const held: SearchState = {
    ...withKind(plain, undefined),
    filters: {},
    sort: "relevance",
    ...(keepsYears && years ? { years } : {}),
  };
  const kept = keptFields(toQueryString(held));
  return (
    <form class="brief" id={controlsForm} action="/search" method="get">
      {kept.map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <label>
        {t.facets.kind}
        <select name="kind">
          {tabs.map(({ kind, count }) => (
            <option value={kind ?? ""} selected={kind === state.kind}>
              {`${kind === undefined ? t.search.all : t.kinds[kind].title} (${t.number(count)})`}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t.search.sortBy}
        <select name="sort">
          {sorts.map((sort) => (
            <option value={sort} selected={sort === state.sort}>
              {t.search.sorts[sort]}
            </option>
          ))}
        </select>
      </label>
      <button class="button" type="submit">
        {t.search.apply}
      </button>
    </form>
  );
}

/** The way to the pages beside this one, as buttons of that form. */
export function BriefPages({ result: { state, pages } }: { result: SearchResult }) {
  const t = useMessages();
  if (pages <= 1) return null;
  const button = (page: number, text: string) => (
    <button class="button" type="submit" form={controlsForm} name="page" value={page}>
      {text}
    </button>
  );
  return (
    <nav class="pages" aria-label={t.search.pages}>
      {state.page > 1 && button(state.page - 1, t.search.previous)}
      {state.page < pages && button(state.page + 1, t.search.next)}
    </nav>
  );
}
