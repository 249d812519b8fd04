import { useMessages } from "../view.ts";

interface Properties {
  query: string;
  /** Fields of the present search that a new query keeps. */
  keep?: readonly (readonly [string, string])[];
  large?: boolean;
}

/** The search box: a plain form, so it works without scripts. */
export function SearchBox({ query, keep = [], large = false }: Properties) {
  const t = useMessages();
  const id = large ? "q-large" : "q";
  return (
    <search class={large ? "search large" : "search"}>
      <form action="/search" method="get">
        <label class="hidden" for={id}>
          {t.search.label}
        </label>
        <input
          type="search"
          id={id}
          name="q"
          value={query}
          placeholder={t.search.placeholder}
          dir="auto"
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          maxLength={1000}
        />
        {keep.map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <button type="submit">
          <svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true">
            <circle cx="7.5" cy="7.5" r="5.5" fill="none" stroke="currentColor" stroke-width="2" />
            <path d="m12 12 4.5 4.5" stroke="currentColor" stroke-width="2" stroke-linecap="round" />
          </svg>
          <span class={large ? undefined : "hidden"}>{t.search.button}</span>
        </button>
      </form>
    </search>
  );
}

/** The fields of a search as a form keeps them in hidden boxes: all but the page. */
export function keptFields(queryString: string): [string, string][] {
  return [...new URLSearchParams(queryString)].filter(([name]) => name !== "page");
}
