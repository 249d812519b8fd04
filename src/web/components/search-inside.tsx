import { recordPath } from "../links.ts";
import { useMessages } from "../view.ts";

/** The box that searches the chapters of one book: a plain form, so it works without scripts. */
export function SearchInside({ book, q = "" }: { book: string; q?: string }) {
  const t = useMessages();
  return (
    <search>
      <form class="filter inside" action={recordPath("book", book)} method="get">
        <label for="inside">{t.book.searchInside}</label>
        <input type="search" id="inside" name="q" value={q} dir="auto" maxLength={500} autocomplete="off" />
        <button class="button" type="submit">
          {t.book.searchButton}
        </button>
      </form>
    </search>
  );
}
