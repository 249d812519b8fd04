import { formatNames } from "../../export/formats.ts";
import type { SearchResult } from "../../search/result.ts";
import { toQueryString } from "../../search/state.ts";
import { useMessages } from "../view.ts";
import { controlsForm } from "./brief-controls.tsx";
import { keptFields } from "./search-box.tsx";

const form = "export";
const path = "/search/export";
/** What a box takes of a page, in bytes. */
export const choiceBytes = 115;

/** A box that puts a record of a list into what is given out. */
export function Choice({ id, place }: { id: string; place: number }) {
  const t = useMessages();
  return <input type="checkbox" name="id" value={id} form={form} aria-label={t.cite.choose(place)} />;
}

/** What a search found as files: the ticked records, else the first ones found. A long search is held by another form, which is used then. */
export function ExportForm({ result, most, isLong }: { result: SearchResult; most: number; isLong: boolean }) {
  const t = useMessages();
  const { total, state } = result;
  const what = total > most ? t.cite.exportFirst(most, total) : t.cite.exportAll(total);
  const buttons = formatNames.map((name) => (
    <button
      class="button"
      name="format"
      value={name}
      form={isLong ? controlsForm : undefined}
      formaction={isLong ? path : undefined}
    >
      {t.cite.formats[name]}
    </button>
  ));
  const text = <p class="quiet">{isLong ? t.cite.exportWhole(what) : t.cite.exportTicked(what)}</p>;
  if (isLong) {
    return (
      <section class="export" aria-label={t.cite.export}>
        {text}
        <p class="buttons">{buttons}</p>
      </section>
    );
  }
  return (
    <form class="export" id={form} action={path} method="get" aria-label={t.cite.export}>
      {keptFields(toQueryString({ ...state, page: 1 })).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      {text}
      <p class="buttons">{buttons}</p>
    </form>
  );
}
