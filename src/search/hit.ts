import type { CatalogueRecord } from "../catalogue/catalogue.ts";
import type { LocalText } from "../domain/text.ts";
import { Highlighter } from "./highlight.ts";
import type { QueryNode } from "./query.ts";
import type { Hit } from "./result.ts";

/** A record as a list of results shows it. `journalTitle`: of the journal that it is in, where the catalogue knows it. */
export function toHit(record: CatalogueRecord, query: QueryNode | null, journalTitle: string | undefined): Hit {
  const { data } = record;
  const inTitles = new Highlighter(query, "title");
  const inAbstracts = new Highlighter(query, "abstract");
  const title = best(data.titles, inTitles);
  const abstract = best(data.abstracts, inAbstracts);
  const journal = journalTitle ?? (data.kind === "article" ? data.container?.titles[0]?.value : undefined);
  return {
    record,
    title: title === undefined ? [] : inTitles.mark(title.value),
    ...(title?.lang === undefined ? {} : { titleLang: title.lang }),
    passage: abstract === undefined ? [] : inAbstracts.passage(abstract.value),
    ...(abstract?.lang === undefined ? {} : { passageLang: abstract.lang }),
    ...(journal === undefined ? {} : { journalTitle: journal }),
  };
}

/** Of a text in several languages the one that has most of what was looked for; else the first. */
function best(texts: readonly LocalText[], highlighter: Highlighter): LocalText | undefined {
  let found = texts[0];
  if (texts.length < 2) return found;
  let most = -1;
  for (const text of texts) {
    const count = highlighter.count(text.value);
    if (count > most) [found, most] = [text, count];
  }
  return found;
}
