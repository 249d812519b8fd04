import type { CslItem, CslType } from "../csl.ts";
import {
  editionText,
  firstDay,
  isBook,
  isPart,
  isSeveralPages,
  months,
  monthYear,
  numberText,
  pagesText,
  yearsOf,
} from "./facts.ts";
import { type NameStyle, namesText } from "./names.ts";
import { quoted, unquoted } from "./quotes.ts";
import { append, around, italic, join, nothing, plain, type Rich } from "./rich.ts";

const style: NameStyle = {
  inverted: "none",
  initials: ". ",
  and: "and",
  comma: "contextual",
  most: 7,
  first: 1,
  etAl: "italic",
};
const editorStyle: NameStyle = { ...style, most: Number.POSITIVE_INFINITY };

function labelled(names: CslItem["editor"], names2: NameStyle): Rich {
  return names === undefined ? [] : append(namesText(names, names2), plain(names.length > 1 ? ", Eds." : ", Ed."));
}

function people(item: CslItem): Rich {
  if (item.author) return namesText(item.author, style);
  if (item.editor) return labelled(item.editor, style);
  return item.translator ? append(namesText(item.translator, style), plain(", Trans.")) : nothing;
}

function date(item: CslItem): string {
  const { year, month, day } = firstDay(item);
  if (year === undefined) return "";
  if (item.type === "book" || item.type === "chapter" || item.type === "thesis") return yearsOf(item) ?? "";
  const isToTheDay = item.type !== "article-journal" && item.type !== "report" && item.type !== "paper-conference";
  if (!isToTheDay || month === undefined || day === undefined) return monthYear(item, months.short);
  return `${months.short[month - 1]} ${String(day).padStart(2, "0")}, ${year}`;
}

function access(item: CslItem): Rich {
  if (item.DOI !== undefined) return plain(`doi: ${item.DOI}.`);
  const medium = item.type === "motion_picture" ? "Online Video" : "Online";
  return item.URL === undefined ? nothing : plain(`[${medium}]. Available: ${item.URL}`);
}

/** IEEE Reference Guide, 2021. */
export function ieee(item: CslItem): Rich {
  const title =
    item.title === undefined
      ? nothing
      : isBook(item)
        ? italic(unquoted(item.title, "american"))
        : plain(quoted(item.title, "american"));
  const container = italic(item["container-title"] && unquoted(item["container-title"], "american"));
  const isBookLike = isBook(item) || item.type === "chapter";
  const volume = around("vol. ", plain(numberText(item.volume)));
  const locators = join(", ", [
    isBookLike || isPart(item) ? plain(editionText(item.edition, "ed.")) : nothing,
    volume,
    around("no. ", plain(numberText(item.issue))),
  ]);
  const pages = around(
    item.page !== undefined && isSeveralPages(item.page) ? "pp. " : "p. ",
    plain(pagesText(item.page, "full")),
  );
  const when = plain(date(item));
  const publisher = plain(item.publisher);
  const who = people(item);
  const all = (parts: readonly Rich[]): Rich => join(", ", [who, ...parts]);
  const editors = item.author ? labelled(item.editor, editorStyle) : nothing;
  const bodies: Readonly<Partial<Record<CslType, () => Rich>>> = {
    "article-journal": () => all([title, container, locators, pages, when]),
    "article-newspaper": () => all([title, container, locators, publisher, pages, when]),
    "paper-conference": () => all([title, around("in ", container), when, locators, pages]),
    report: () => all([title, publisher, when]),
    thesis: () => all([title, publisher, when]),
    motion_picture: () => all([title, around("(", when, ")")]),
    book: () => join(". ", [all([title, locators]), join(", ", [publisher, when, pages])]),
    chapter: () =>
      join(editors.length > 0 ? " " : ", ", [
        all([title, around("in ", container), locators, editors]),
        join(", ", [publisher, when, pages]),
      ]),
  };
  const other = () => join(". ", [all([title, container, locators]), join(", ", [publisher, pages, when])]);
  const body = (bodies[item.type] ?? other)();
  const link = access(item);
  const isJournal = item.type === "article-journal";
  return join(" ", [append(body, plain(isJournal && link.length > 0 ? "," : ".")), link]);
}
