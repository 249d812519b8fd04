import type { SearchResult } from "../../search/result.ts";
import { toQueryString, withYears } from "../../search/state.ts";
import { useMessages } from "../view.ts";
import { keptFields } from "./search-box.tsx";
import { YearHistogram } from "./year-histogram.tsx";

/** The years of what was found as a picture, and two boxes to narrow them. */
export function YearFilter({ result }: { result: SearchResult }) {
  const t = useMessages();
  const { state, histogram } = result;
  if (histogram.length === 0 && state.years === undefined) return null;
  const kept = keptFields(toQueryString(withYears(state, undefined)));
  return (
    <section class="facet years">
      <h3>{t.search.years}</h3>
      <YearHistogram data={histogram} label={t.search.histogram} counted={t.search.records} height={48} />
      <form action="/search" method="get">
        {kept.map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        {(["from", "to"] as const).map((end) => (
          <label>
            {t.search[end]}
            <input
              name={`year_${end}`}
              value={state.years?.[end] ?? ""}
              inputMode="numeric"
              pattern="[0-9]{1,4}"
              maxLength={4}
              autocomplete="off"
            />
          </label>
        ))}
        <button class="button" type="submit">
          {t.search.apply}
        </button>
      </form>
    </section>
  );
}
