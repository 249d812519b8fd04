import type { CatalogueRecord } from "../catalogue/catalogue.ts";
import type { RecordData } from "../domain/record.ts";
import type { LocalText } from "../domain/text.ts";
import { contentsLines } from "./document.ts";
import { Highlighter } from "./highlight.ts";
import type { QueryNode } from "./query.ts";
import type { Hit } from "./result.ts";
import { spokenPassage } from "./spoken.ts";

/** The record that one is shown in: an article's journal, a chapter's book. */
export function containerId({ journalId, bookId }: CatalogueRecord): string | undefined {
  return journalId ?? bookId;
}

/** A record as a list of results shows it. `containerTitle`: of the journal or book that it is in, where the catalogue knows it. */
export function toHit(record: CatalogueRecord, query: QueryNode | null, containerTitle: string | undefined): Hit {
  const { data } = record;
  const inTitles = new Highlighter(query, "title");
  const inAbstracts = new Highlighter(query, "abstract");
  const title = best(data.titles, inTitles);
  const abstract = best(data.abstracts, inAbstracts);
  const inAbstract = query === null || abstract === undefined ? 0 : inAbstracts.count(abstract.value);
  const inFullText = new Highlighter(query, "fulltext");
  const spoken = query !== null && data.kind === "video" ? spokenPassage(data.captions ?? [], inFullText) : undefined;
  // what is said leads to its second: it is shown where it has more of what is looked for than the description
  const said = spoken !== undefined && spoken.words > inAbstract ? spoken : undefined;
  const inText = said?.segments ?? (query !== null && inAbstract === 0 ? textPassage(data, inFullText) : undefined);
  const stated = data.kind === "article" ? data.container : data.kind === "chapter" ? data.book : undefined;
  const container = containerTitle ?? stated?.titles[0]?.value;
  const lang = inText === undefined ? abstract?.lang : (said?.lang ?? data.languages[0]);
  return {
    record,
    title: title === undefined ? [] : inTitles.mark(title.value),
    ...(title?.lang === undefined ? {} : { titleLang: title.lang }),
    passage: inText ?? (abstract === undefined ? [] : inAbstracts.passage(abstract.value)),
    ...(lang === undefined ? {} : { passageLang: lang }),
    ...(said === undefined ? {} : { at: said.at }),
    ...(container === undefined ? {} : { journalTitle: container }),
  };
}

/** A long text is looked through in steps of so many characters, so many at most. */
const step = 90_000;
const mostSteps = 10;

/** Where a chapter's text, or a book's table of contents, has what was looked for. */
function textPassage(data: RecordData, highlighter: Highlighter): Hit["passage"] | undefined {
  const text =
    data.kind === "chapter"
      ? (data.text ?? "")
      : data.kind === "book"
        ? contentsLines(data.contents ?? []).join(" · ")
        : "";
  for (let at = 0; at < Math.min(text.length, step * mostSteps); at += step) {
    const part = text.slice(at, at + step);
    if (highlighter.count(part) > 0) return highlighter.passage(part);
  }
  return undefined;
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
