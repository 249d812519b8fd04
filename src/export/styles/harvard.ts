import type { CslItem } from "../csl.ts";
import {
  editionText,
  firstDay,
  isPart,
  isSeveralPages,
  linkOf,
  months,
  numberText,
  pagesText,
  yearsOf,
} from "./facts.ts";
import { type NameStyle, namesText } from "./names.ts";
import { quoted, unquoted } from "./quotes.ts";
import { append, around, italic, join, plain, type Rich } from "./rich.ts";
import { titleCase } from "./title-case.ts";

const heading: NameStyle = {
  inverted: "all",
  initials: ".",
  and: "and",
  comma: "never",
  most: 4,
  first: 1,
  etAl: "italic",
};
const within: NameStyle = { ...heading, inverted: "none", comma: "contextual" };

const withTitleInItalics = new Set<CslItem["type"]>(["book", "motion_picture", "report", "thesis"]);

function title(item: CslItem): Rich {
  if (item.title === undefined) return [];
  if (!withTitleInItalics.has(item.type)) return plain(quoted(item.title, "british"));
  const edition = plain(editionText(item.edition, "edn"));
  return join(". ", [italic(unquoted(item.title, "british")), edition], false);
}

function labelled(names: CslItem["editor"], style: NameStyle, one: string, several: string): Rich {
  if (names === undefined) return [];
  return append(namesText(names, style), plain(` (${names.length > 1 ? several : one})`));
}

function people(item: CslItem): Rich {
  if (item.author) return namesText(item.author, heading);
  return item.editor
    ? labelled(item.editor, heading, "ed.", "eds")
    : labelled(item.translator, heading, "trans.", "trans.");
}

/** Editors and translators of a whole work that has authors: `Edited by A. Khan`. */
function secondary(item: CslItem): Rich {
  if (isPart(item)) return [];
  const by = (names: CslItem["editor"], verb: string): Rich =>
    names === undefined ? [] : append(plain(`${verb} by `), namesText(names, within));
  return join(
    ". ",
    [item.author ? by(item.editor, "Edited") : [], item.author || item.editor ? by(item.translator, "Translated") : []],
    false,
  );
}

function date({ issued, type, ...item }: CslItem): string {
  if (type !== "article-newspaper" || issued === undefined) return "";
  const { month, day } = firstDay({ issued, type, ...item });
  return month === undefined ? "" : [day, months.long[month - 1]].filter((part) => part !== undefined).join(" ");
}

/** Cite Them Right, Harvard, 11th edition. */
export function harvard(item: CslItem): Rich {
  const isPaper = item.type === "article-newspaper";
  const who = people(item);
  const container = item["container-title"];
  const isContainerFirst = who.length === 0 && isPaper && container !== undefined;
  const first =
    who.length > 0
      ? who
      : isContainerFirst
        ? italic(titleCase(unquoted(container, "british"), item.language))
        : title(item);
  const isTitleFirst = who.length === 0 && !isContainerFirst;
  const whole = join(
    " ",
    [
      isPart(item) ? plain("in") : [],
      isPart(item) && item.author
        ? join(", ", [
            labelled(item.editor, within, "ed.", "eds"),
            labelled(item.translator, within, "trans.", "trans."),
          ])
        : [],
      isContainerFirst ? [] : italic(container && unquoted(container, "british")),
    ],
    false,
  );
  const head = join(
    " ",
    [first, plain(`(${yearsOf(item) ?? "no date"})`), join(", ", [isTitleFirst ? [] : title(item), whole], false)],
    false,
  );
  const publisher = item.type === "article-journal" || isPaper ? [] : plain(item.publisher);
  const number =
    item.type === "article-journal"
      ? append(plain(numberText(item.volume)), around("(", plain(numberText(item.issue)), ")"))
      : [];
  const pages = item.type === "dataset" || item.type === "thesis" ? undefined : pagesText(item.page, "full");
  const label = item.page !== undefined && isSeveralPages(item.page) ? "pp. " : "p. ";
  const body = join(
    ", ",
    [join(". ", [head, secondary(item), publisher], false), number, plain(date(item)), around(label, plain(pages))],
    false,
  );
  return append(join(". ", [body, around("Available at: ", plain(linkOf(item)))], false), plain("."), false);
}
