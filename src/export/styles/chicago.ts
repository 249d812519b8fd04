import type { CslItem } from "../csl.ts";
import {
  editionText,
  firstDay,
  isBook,
  isPart,
  linkOf,
  monthSpan,
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

const heading: NameStyle = { inverted: "first", and: "and", comma: "always", most: 11, first: 7 };
const within: NameStyle = { inverted: "none", and: "and", comma: "contextual", most: 11, first: 7 };

function people(item: CslItem): Rich {
  if (item.author) return namesText(item.author, heading);
  if (item.editor) return append(namesText(item.editor, heading), plain(item.editor.length > 1 ? ", eds." : ", ed."));
  return item.translator ? append(namesText(item.translator, heading), plain(", trans.")) : [];
}

function title(item: CslItem): Rich {
  if (item.title === undefined) return [];
  return isBook(item)
    ? italic(titleCase(unquoted(item.title, "american"), item.language))
    : plain(titleCase(quoted(item.title, "american"), item.language));
}

function editors(item: CslItem, verb: (word: string) => string): Rich[] {
  const by = (names: CslItem["editor"], word: string): Rich =>
    names === undefined ? [] : append(plain(`${verb(word)} by `), namesText(names, within));
  return [
    item.author ? by(item.editor, "edited") : [],
    item.author || item.editor ? by(item.translator, "translated") : [],
  ];
}

/** Volume, number and month of an article: ` 12 (3)`, `, no. 3 (May)`, `, May`. */
function locators(item: CslItem): Rich {
  const month = plain(monthSpan(item, months.long));
  const [volume, issue] = [numberText(item.volume), numberText(item.issue)];
  if (volume !== undefined)
    return append(plain(` ${volume}`), around(" (", issue === undefined ? month : plain(issue), ")"));
  return issue === undefined ? around(", ", month) : append(plain(`, no. ${issue}`), around(" (", month, ")"));
}

function day(item: CslItem): string {
  const { year, month, day } = firstDay(item);
  if (month === undefined || day === undefined) return monthYear(item, months.long);
  return `${months.long[month - 1]} ${day}, ${year}`;
}

function container(item: CslItem): Rich {
  const name = item["container-title"];
  const found = italic(name && titleCase(unquoted(name, "american"), item.language));
  return isPart(item) ? append(plain("In "), found) : found;
}

function tail(item: CslItem, isHeading: boolean): Rich {
  const name = isHeading ? [] : container(item);
  const pages = pagesText(item.page, "chicago");
  if (item.type === "article-journal") {
    const mark = item.volume === undefined && item.issue === undefined ? ", " : ": ";
    return append(append(name, locators(item)), around(mark, plain(pages)));
  }
  if (item.type === "article-newspaper")
    return append(append(name, around(", ", plain(day(item)))), around(", sec. ", plain(item.section)));
  if (isPart(item)) {
    const whole = join(", ", [name, ...editors(item, (word) => word), plain(editionText(item.edition, "ed."))]);
    const volume = numberText(item.volume);
    const place =
      pages === undefined
        ? around(". Vol. ", plain(volume))
        : plain(`, ${volume === undefined ? "" : `${volume}:`}${pages}`);
    return join(". ", [append(whole, place), plain(item.publisher)]);
  }
  return join(". ", [name, plain(editionText(item.edition, "ed")), plain(item.publisher)]);
}

/** The Chicago Manual of Style, 17th edition, author-date. */
export function chicago(item: CslItem): Rich {
  const who = people(item);
  const isPaper = who.length === 0 && item.type === "article-newspaper";
  const first = who.length > 0 ? who : isPaper && item["container-title"] ? container(item) : title(item);
  const isTitle = who.length === 0 && !(isPaper && item["container-title"]);
  const head = join(". ", [first, plain(yearsOf(item) ?? "n.d."), isTitle ? [] : title(item)]);
  const by = isPart(item) ? [] : editors(item, (word) => `${word[0]?.toUpperCase()}${word.slice(1)}`);
  const rest = tail(item, isPaper && !isTitle);
  const body = join(". ", [head, ...by]);
  const whole = rest[0]?.text.startsWith(",") ? append(body, rest) : join(". ", [body, rest]);
  return append(join(". ", [whole, plain(linkOf(item))]), plain("."));
}
