import type { CslItem } from "../csl.ts";
import {
  editionText,
  firstDay,
  isPart,
  isPeriodical,
  isSeveralPages,
  linkOf,
  months,
  monthYear,
  numberText,
  pagesText,
  yearsOf,
} from "./facts.ts";
import { type NameStyle, namesText } from "./names.ts";
import { quoted, unquoted } from "./quotes.ts";
import { append, around, italic, join, plain, type Rich } from "./rich.ts";
import { titleCase } from "./title-case.ts";

const heading: NameStyle = {
  inverted: "first",
  dotted: true,
  and: "and",
  comma: "always",
  most: 3,
  first: 1,
  commaBeforeEtAl: true,
};
const within: NameStyle = { inverted: "none", and: "and", comma: "contextual", most: 3, first: 1 };

function people(item: CslItem): Rich {
  if (item.author) return namesText(item.author, heading);
  const labelled = (names: CslItem["editor"], word: string): Rich =>
    names === undefined ? [] : append(namesText(names, heading), plain(`, ${word}${names.length > 1 ? "s" : ""}`));
  const editors = labelled(item.editor, "editor");
  return editors.length > 0 ? editors : labelled(item.translator, "translator");
}

function title(item: CslItem): Rich {
  if (item.title === undefined) return [];
  return item["container-title"] === undefined
    ? italic(titleCase(unquoted(item.title, "american"), item.language))
    : plain(titleCase(quoted(item.title, "american"), item.language));
}

function others(item: CslItem): Rich {
  const isInWhole = item["container-title"] !== undefined;
  const by = (names: CslItem["editor"], verb: string): Rich =>
    names === undefined
      ? []
      : append(plain(isInWhole ? `${verb} ` : `${verb[0]?.toUpperCase()}${verb.slice(1)} `), namesText(names, within));
  const editors = item.author ? by(item.editor, "edited by") : [];
  return join(", ", [editors, item.author || item.editor ? by(item.translator, "translated by") : []]);
}

function date(item: CslItem): string {
  const { year, month, day } = firstDay(item);
  if (year === undefined) return "";
  if (item.type === "book" || item.type === "motion_picture" || isPart(item)) return yearsOf(item) ?? "";
  if (item.type === "article-journal" || month === undefined || day === undefined) return monthYear(item, months.mla);
  return `${day} ${months.mla[month - 1]} ${year}`;
}

/** MLA Handbook, 9th edition. */
export function mla(item: CslItem): Rich {
  const container = item["container-title"];
  const small = item.edition !== undefined || container !== undefined || others(item).length > 0;
  const pages = pagesText(item.page, "minimal-two");
  const who = people(item);
  const inside = join(", ", [
    italic(container && titleCase(unquoted(container, "american"), item.language)),
    others(item),
    plain(editionText(item.edition, "ed.")),
    small || !item.author ? around(small ? "vol. " : "Vol. ", plain(numberText(item.volume))) : [],
    around("no. ", plain(numberText(item.issue))),
    isPeriodical(item) ? [] : plain(item.publisher),
    plain(date(item)),
    around(item.page !== undefined && isSeveralPages(item.page) ? "pp. " : "p. ", plain(pages)),
    plain(linkOf(item)),
  ]);
  return append(join(". ", [who, title(item), inside]), plain("."));
}
