import type { Explanation, SearchResult } from "../../search/result.ts";
import { type SearchState, toQueryString, withKind, withoutFilters, withQuery } from "../../search/state.ts";
import { searchPath } from "../links.ts";
import { useMessages } from "../view.ts";
import { filterCount } from "./active-filters.tsx";

/** Why the query was read as it was, a sentence each. */
export function Explanations({ of }: { of: readonly Explanation[] }) {
  const t = useMessages();
  if (of.length === 0) return null;
  return (
    <section class="notice" aria-label={t.search.howRead}>
      {of.slice(0, 5).map((one) => (
        <p>
          {t.search.explain({ ...one, subject: one.subject.slice(0, 80) })}
          {one.suggestion !== undefined && (
            <>
              {" "}
              {t.search.meant}{" "}
              <a href={searchPath({ q: one.suggestion.slice(0, 80) })} rel="nofollow">
                {one.suggestion.slice(0, 80)}
              </a>
              ?
            </>
          )}
        </p>
      ))}
    </section>
  );
}

/** How queries can be written, for whoever opens it. */
export function SearchHelp() {
  const t = useMessages();
  return (
    <details class="help">
      <summary>{t.search.help}</summary>
      <dl>
        {t.search.helpItems.map(([query, meaning]) => (
          <div>
            <dt>
              <a href={searchPath({ q: query })} rel="nofollow">
                <code>{query}</code>
              </a>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

/** Of a link that only repeats the search: its form can do the same. */
const longestAddress = 2000;

/** The queries of fewer words that do find something. */
function FewerWords({ of, state }: { of: NonNullable<SearchResult["fewer"]>; state: SearchState }) {
  const t = useMessages();
  return (
    <li>
      {t.search.fewer}{" "}
      {of.map(({ q, total }, index) => (
        <>
          {index > 0 && " · "}
          <a href={searchPath(withQuery(state, q))} rel="nofollow">
            <bdi>{q}</bdi>
          </a>{" "}
          <small>{t.search.results(total)}</small>
        </>
      ))}
    </li>
  );
}

/** Nothing found, and what to do about it. */
export function NothingFound({ result: { state, fewer = [] } }: { result: SearchResult }) {
  const t = useMessages();
  const linked = toQueryString(state).length <= longestAddress;
  return (
    <section class="nothing stack">
      <p class="lead">{t.search.nothing(state.q.slice(0, 200))}</p>
      <p>{t.search.nothingHelp}</p>
      <ul class="bullets">
        {linked && filterCount(state) > 0 && (
          <li>
            <a href={searchPath(withoutFilters(state))} rel="nofollow">
              {t.search.withoutFilters}
            </a>
          </li>
        )}
        {linked && state.kind !== undefined && (
          <li>
            <a href={searchPath(withKind(state, undefined))} rel="nofollow">
              {t.search.allKinds}
            </a>
          </li>
        )}
        {fewer.length === 0 || !linked ? <li>{t.search.fewerWords}</li> : <FewerWords of={fewer} state={state} />}
        <li>{t.search.spelling}</li>
        <li>
          <a href="/journals">{t.search.browse}</a>
        </li>
      </ul>
      <SearchHelp />
    </section>
  );
}
