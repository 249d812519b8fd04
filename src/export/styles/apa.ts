import type { CslItem, CslName } from "../csl.ts";
import {
  editionText,
  firstDay,
  isPeriodical,
  isSeveralPages,
  linkOf,
  months,
  numberText,
  pagesText,
  yearsOf,
} from "./facts.ts";
import { type NameStyle, namesText } from "./names.ts";
import { unquoted } from "./quotes.ts";
import { append, around, italic, join, plain, type Rich } from "./rich.ts";
import { titleCase } from "./title-case.ts";

const inverted: NameStyle = {
  inverted: "all",
  initials: ". ",
  and: "&",
  comma: "always",
  most: 21,
  first: 19,
  thenLast: true,
};
const direct: NameStyle = { ...inverted, inverted: "none", comma: "contextual" };

function withRole(names: readonly CslName[] = [], style: NameStyle, one: string, several: string): Rich {
  const label = names.length > 1 ? several : one;
  if (names.length === 0) return [];
  return append(namesText(names, style), plain(` (${label})`));
}

/** A date to the day where readers look for one: newspapers, videos, unpublished talks. */
function date(item: CslItem): string {
  const year = yearsOf(item);
  if (year === undefined) return "(n.d.)";
  const { month, day } = firstDay(item);
  const isTalk = item.type === "paper-conference" && !item.editor && !item.issue && !item.page && !item.volume;
  const toTheDay = item.type === "article-newspaper" || item.type === "motion_picture" || isTalk;
  if (!toTheDay || month === undefined) return `(${year})`;
  return `(${year}, ${months.long[month - 1]}${day === undefined ? "" : ` ${day}`})`;
}

function hasPeriodicalForm(item: CslItem): boolean {
  return isPeriodical(item) || (item.type === "paper-conference" && !item.editor);
}

/** `2nd ed., Vol. 3, Issue 2, pp. 1–2` */
function places(item: CslItem): Rich {
  const pages = pagesText(item.page, "expanded");
  return join(", ", [
    plain(editionText(item.edition, "ed.")),
    around("Vol. ", plain(numberText(item.volume))),
    around("Issue ", plain(numberText(item.issue))),
    around(item.page !== undefined && isSeveralPages(item.page) ? "pp. " : "p. ", plain(pages)),
  ]);
}

/** Editors and translators behind the title of a work that has authors: `(A. Khan, Ed.)`. */
function secondary(item: CslItem): Rich {
  const role = (names: readonly CslName[] | undefined, one: string, several: string): Rich =>
    names === undefined ? [] : append(namesText(names, direct), plain(`, ${names.length > 1 ? several : one}`));
  return join("; ", [role(item.author && item.editor, "Ed.", "Eds."), role(item.translator, "Trans.", "Trans.")]);
}

function title(item: CslItem): Rich {
  const text = item.title === undefined ? undefined : unquoted(item.title, "american");
  const name = item["container-title"] === undefined ? italic(text) : plain(text);
  if (hasPeriodicalForm(item)) return join(" ", [name, around("(", secondary(item), ")")]);
  if (item["container-title"] !== undefined) return name;
  const kind = item.type === "dataset" ? plain("[Data set]") : [];
  return join(" ", [name, around("(", join("; ", [secondary(item), places(item)]), ")"), kind]);
}

function container(item: CslItem): Rich {
  const name = item["container-title"];
  if (hasPeriodicalForm(item)) {
    const number =
      item.volume === undefined
        ? italic(numberText(item.issue))
        : append(italic(numberText(item.volume)), around("(", plain(numberText(item.issue)), ")"));
    return join(", ", [
      italic(name && titleCase(unquoted(name, "american"), item.language)),
      number,
      plain(pagesText(item.page, "expanded")),
    ]);
  }
  if (name === undefined) return [];
  const editors = join(", & ", [
    withRole(item.editor, direct, "Ed.", "Eds."),
    withRole(item.translator, direct, "Trans.", "Trans."),
  ]);
  const whole = join(", ", [item.author ? editors : [], italic(unquoted(name, "american"))]);
  return join(" ", [append(plain("In "), whole), around("(", places(item), ")")]);
}

function publisher(item: CslItem): Rich {
  if (isPeriodical(item)) return [];
  if (item.type === "thesis") return linkOf(item) === undefined ? plain(item.publisher) : [];
  return item.type === "paper-conference" && !item.editor ? [] : plain(item.publisher);
}

/** Publication Manual of the American Psychological Association, 7th edition. */
export function apa(item: CslItem): Rich {
  const people = item.author ? namesText(item.author, inverted) : withRole(item.editor, inverted, "Ed.", "Eds.");
  const [author, name] = people.length > 0 ? [people, title(item)] : [title(item), []];
  const body = join(". ", [author, plain(date(item)), name, container(item), publisher(item)]);
  return join(" ", [append(body, plain(".")), plain(linkOf(item))]);
}
