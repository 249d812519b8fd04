import { sorts } from "../../search/fields.ts";
import type { SearchResult } from "../../search/result.ts";
import { toQueryString, withKind, withPage, withSort } from "../../search/state.ts";
import { useMessages } from "../view.ts";
import { keptFields } from "./search-box.tsx";

const formId = "controls";

/**
 * Tabs and order of a search as one form. Links repeat the query, each of them: for a whole title pasted in Urdu that would be more than the rest of
 * the page. A form holds it once.
 */
export function BriefControls({ result }: { result: SearchResult }) {
  const t = useMessages();
  const { state, tabs } = result;
  const kept = keptFields(toQueryString(withSort(withKind(withPage(state, 1), undefined), "relevance")));
  return (
    <form class="brief" id={formId} action="/search" method="get">
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
    <button class="button" type="submit" form={formId} name="page" value={page}>
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
