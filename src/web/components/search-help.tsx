import type { Explanation, SearchResult } from "../../search/result.ts";
import {
  type SearchState,
  toQueryString,
  withFilter,
  withKind,
  withoutFilters,
  withQuery,
} from "../../search/state.ts";
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

interface Offers {
  readonly of: readonly { readonly q: string; readonly total: number }[];
  readonly state: SearchState;
}

/** Queries as links, each with what it finds. */
function OfferedQueries({ of, state }: Offers) {
  const t = useMessages();
  return of.map(({ q, total }, index) => (
    <>
      {index > 0 && " · "}
      <a href={searchPath(withQuery(state, q))} rel="nofollow">
        <bdi>{q}</bdi>
      </a>{" "}
      <small>{t.search.results(total)}</small>
    </>
  ));
}

/** Another spelling that finds more. */
export function DidYouMean({ of, state }: Offers) {
  const t = useMessages();
  if (of.length === 0 || toQueryString(state).length > longestAddress) return null;
  return (
    <p class="notice">
      {t.search.meant} <OfferedQueries of={of} state={state} />
    </p>
  );
}

/** Nothing found, and what to do about it. */
export function NothingFound({ result }: { result: SearchResult }) {
  const { state, fewer = [], unfiltered, inAllKinds, withHidden } = result;
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
            {unfiltered !== undefined && <small> {t.search.results(unfiltered)}</small>}
          </li>
        )}
        {linked && state.kind !== undefined && (
          <li>
            <a href={searchPath(withKind(state, undefined))} rel="nofollow">
              {t.search.allKinds}
            </a>
            {inAllKinds !== undefined && <small> {t.search.results(inAllKinds)}</small>}
          </li>
        )}
        {linked && withHidden !== undefined && (
          <li>
            <a href={searchPath(withFilter(state, "type", "other"))} rel="nofollow">
              {t.search.withHidden}
            </a>
            <small> {t.search.results(withHidden)}</small>
          </li>
        )}
        {fewer.length === 0 || !linked ? (
          <li>{t.search.fewerWords}</li>
        ) : (
          <li>
            {t.search.fewer} <OfferedQueries of={fewer} state={state} />
          </li>
        )}
        <li>{t.search.spelling}</li>
        <li>
          <a href="/journals">{t.search.browse}</a>
        </li>
      </ul>
      <SearchHelp />
    </section>
  );
}
