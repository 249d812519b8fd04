import type { SearchResult } from "../../search/result.ts";
import { toQueryString, withYears } from "../../search/state.ts";
import { useMessages } from "../view.ts";
import { keptFields } from "./search-box.tsx";
import { YearHistogram } from "./year-histogram.tsx";

/** The years of what was found as a picture, and two boxes to narrow them: of a form of their own, or of the one with the id `form`, which holds the search already. */
export function YearFilter({ result, form }: { result: SearchResult; form?: string | undefined }) {
  const t = useMessages();
  const { state, histogram } = result;
  if (histogram.length === 0 && state.years === undefined) return null;
  const kept = form === undefined ? keptFields(toQueryString(withYears(state, undefined))) : [];
  const boxes = (
    <>
      {(["from", "to"] as const).map((end) => (
        <label>
          {t.search[end]}
          <input
            name={`year_${end}`}
            form={form}
            value={state.years?.[end] ?? ""}
            inputMode="numeric"
            pattern="[0-9]{1,4}"
            maxLength={4}
            autocomplete="off"
          />
        </label>
      ))}
      <button class="button" type="submit" form={form}>
        {t.search.apply}
      </button>
    </>
  );
  return (
    <section class="facet years">
      <h3>{t.search.years}</h3>
      <YearHistogram data={histogram} label={t.search.histogram} counted={t.search.records} height={48} />
      {form === undefined ? (
        <form action="/search" method="get">
          {kept.map(([name, value]) => (
            <input type="hidden" name={name} value={value} />
          ))}
          {boxes}
        </form>
      ) : (
        <div class="boxes">{boxes}</div>
      )}
    </section>
  );
}
