import type { SearchResult } from "../../search/result.ts";
import { withKind } from "../../search/state.ts";
import { searchPath } from "../links.ts";
import { useMessages } from "../view.ts";

/** The kinds of records with how many of each were found; those with none are there, but quiet. */
export function KindTabs({ result: { tabs, state } }: { result: SearchResult }) {
  const t = useMessages();
  return (
    <nav class="tabs" aria-label={t.search.tabs}>
      <ul>
        {tabs.map(({ kind, count }) => {
          const here = kind === state.kind;
          const text = kind === undefined ? t.search.all : t.kinds[kind].title;
          const inside = (
            <>
              {text} <span class="number">{t.number(count)}</span>
            </>
          );
          return (
            <li>
              {count === 0 && !here ? (
                <span class="none">{inside}</span>
              ) : (
                <a href={searchPath(withKind(state, kind))} rel="nofollow" aria-current={here ? "page" : undefined}>
                  {inside}
                </a>
              )}
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
