import type { CslItem } from "../csl.ts";
import { editionText, firstDay, isPart, linkOf, months, monthYear, numberText, pagesText, yearsOf } from "./facts.ts";
import { type NameStyle, namesText } from "./names.ts";
import { unquoted } from "./quotes.ts";
import { append, around, join, nothing, plain, type Rich, textOf } from "./rich.ts";

const style: NameStyle = {
  inverted: "all",
  separator: " ",
  initials: "",
  withoutHyphens: true,
  comma: "always",
  most: 7,
  first: 6,
};

function labelled(names: CslItem["editor"]): Rich {
  return names === undefined ? [] : append(namesText(names, style), plain(names.length > 1 ? ", editors" : ", editor"));
}

/** `2020 May 1`, as far as it is known. */
function date(item: CslItem): string {
  const { year, month, day } = firstDay(item);
  if (item.type !== "article-journal" && item.type !== "article-newspaper") {
    return item.type === "report" && month !== undefined && year !== undefined
      ? `${year} ${months.bare[month - 1]}`
      : (yearsOf(item) ?? "");
  }
  if (year === undefined) return "";
  if (month === undefined) return yearsOf(item) ?? "";
  if (day === undefined) return monthYear(item, months.bare).replace(/^(.*) (\d{4})$/, "$2 $1");
  return `${year} ${months.bare[month - 1]} ${day}`;
}

/** Of a periodical `2020;12(3):1–9`, of others `2020. p. 1–9`. */
function place(item: CslItem): Rich {
  const pages = pagesText(item.page, "minimal");
  if (item.type !== "article-journal" && item.type !== "article-newspaper")
    return join(". ", [plain(date(item)), item.type === "book" ? nothing : around("p. ", plain(pages))]);
  const number =
    item.type === "article-journal"
      ? append(plain(numberText(item.volume)), around("(", plain(numberText(item.issue)), ")"))
      : nothing;
  const where = append(number, around(":", plain(pages)));
  const when = plain(date(item));
  if (when.length === 0 || where.length === 0) return append(when, where);
  return append(append(when, plain(";")), where);
}

/** Citing Medicine (National Library of Medicine), 2nd edition, as ICMJE's journals use it. */
export function vancouver(item: CslItem): Rich {
  const link = linkOf(item);
  const internet = link === undefined ? "" : " [Internet]";
  const inWhole = isPart(item) || item.type === "article-journal" || item.type === "article-newspaper";
  const edition = plain(editionText(item.edition, "ed."));
  const name = item["container-title"];
  const isJournal = item.type === "article-journal";
  const container =
    name === undefined
      ? nothing
      : plain(unquoted(isJournal ? name.replaceAll(".", "") : name, "american") + (inWhole ? internet : ""));
  const title =
    item.title === undefined ? nothing : plain(unquoted(item.title, "american") + (inWhole ? "" : internet));
  const head = join(". ", [
    item.author ? namesText(item.author, style) : labelled(item.editor),
    title,
    inWhole ? nothing : edition,
  ]);
  const editors = item.author ? labelled(item.editor) : nothing;
  const whole = join(". ", [editors, container]);
  const publisher = isJournal || item.type === "article-newspaper" ? nothing : around("", plain(item.publisher), ";");
  const published = join(" ", [publisher, place(item)]);
  const inside = textOf(whole) === "" ? nothing : isPart(item) ? append(plain("In: "), whole) : whole;
  const body = join(". ", [head, inside, published]);
  const stopped = append(body, plain("."));
  return link === undefined ? stopped : append(append(stopped, plain(" Available from: ")), plain(link));
}
