import type { ContentsEntry, Pages } from "../../../domain/record.ts";
import { plainText } from "../../../text/markup.ts";
import { type DataField, type MarcRecord, withoutIsbd, withoutNameStop } from "./fields.ts";
import { linkedFieldsOf } from "./linked.ts";
import { textsIn } from "./script.ts";

/** More lines than any book has. */
const most = 2000;
const between = /\s+-{2,}\s+|\s+-{2,}$|^-{2,}\s+|(?<=\p{L})-{2,}(?=\p{Lu})|\s—\s/u;
const word =
  "v|vol|volume|ch|chap|chapter|pt|part|bd|band|bk|book|t|tome|tomo|teil|theil|stück|heft|abt|no|nr|section|lecture|جلد|باب|حصہ";
const ordinal = "(?:\\d+|[ivxlc]+)\\b";
/** `v. 1`, `ch. IV`, `Theil 5, Abt. 1`, `(3)`, `12.` before a title. */
const number = new RegExp(
  `^(?<number>(?:${word})\\.?\\s*${ordinal}(?:,\\s(?:${word})\\.?\\s*${ordinal})?|\\d{1,3}(?=[.)]\\s)|\\(${ordinal}\\))[.:)]?\\s+(?=\\S)`,
  "iu",
);
/** Where a union catalogue goes on with year and extent of a volume (ISBD, areas 4 and 5): `. - 1787. - XIV, 346 S.` */
const area = /\s*(?:\.\.\.|\.)\s-\s/;
const yearOrExtent = /^\d{4}\b|[\dIVXLC]\s(?:S|p|Bl|Bd)\.?(?:\W|$)/;
/** Longer is no line of a table of contents; in characters. */
const longest = 2000;
const pages = /[\s,(]*\(?\bpp?\.\s*(?<printed>(?<first>[\divxlc]+)(?:\s*[-–]\s*(?<last>[\divxlc]+))?)\)?[.\s]*$/i;
/** Letters that do not file stand in `$g` by themselves in records of old: `$gThe $tday after tomorrow`. */
const article = /^(?:an?|the|der|die|das|le|la|les|l'|el|los|las)$/i;

/** A line before its text is told apart. */
interface Line {
  number: string[];
  title: string;
  authors: string[];
  after: string;
}

/**
 * The table of contents of field 505, plain (`$a Title / Author -- Title`) or enhanced (`$g ch. 1. $t Title / $r Author --`), several
 * fields as one; with the same in another script where a linked field 880 has as many lines. Undefined where there is none.
 */
export function contentsOf(record: MarcRecord, languages: readonly string[]): readonly ContentsEntry[] | undefined {
  const entries = linkedFieldsOf(record, languages, "505").flatMap(({ field, other }) => {
    const lines = linesOf(field);
    const others = other === undefined ? [] : linesOf(other);
    return lines.map((line, index) =>
      entryOf(line, lines.length === others.length ? others[index] : undefined, languages),
    );
  });
  const titled = entries.filter((entry) => entry.titles.length > 0).slice(0, most);
  return titled.length === 0 ? undefined : titled;
}

function linesOf(field: DataField): Line[] {
  return field.subfields.some(({ code }) => code === "t") ? enhanced(field) : plain(field);
}

function plain(field: DataField): Line[] {
  const text = field.subfields
    .filter(({ code }) => "agr".includes(code))
    .map(({ value }) => value)
    .join(" ");
  const dashed = text.split(between);
  // songs and short pieces are set apart by semicolons alone
  const parts = dashed.length > 1 ? dashed : text.split(";").length > 3 ? text.split(/;\s+/) : dashed;
  return parts.map((part) => {
    const [described = "", ...areas] = part.trim().slice(0, longest).split(area);
    const line = areas.some((one) => yearOrExtent.test(one)) ? described : part.trim().slice(0, longest);
    const atEnd = pages.exec(line);
    const [title = "", ...authors] = line.slice(0, atEnd?.index).split(/\s+\/\s+/);
    const found = number.exec(title);
    return {
      number: found === null ? [] : [found.groups?.["number"] ?? ""],
      title: found === null ? title : title.slice(found[0].length),
      authors,
      after: atEnd?.[0] ?? "",
    };
  });
}

function enhanced(field: DataField): Line[] {
  const lines: Line[] = [];
  let line: Line = { number: [], title: "", authors: [], after: "" };
  const end = (): void => {
    lines.push(line);
    line = { number: [], title: "", authors: [], after: "" };
  };
  for (const { code, value } of field.subfields) {
    const text = value.slice(0, longest).replace(/\s?-{2,}$/, "");
    if (code === "t") {
      if (line.title !== "") end();
      const articles = line.number.filter((one) => article.test(one));
      line.number = line.number.filter((one) => !article.test(one));
      line.title = [...articles, text].join(" ");
    } else if (code === "r") line.authors.push(text);
    else if (code === "g" || code === "a") {
      if (line.title === "") line.number.push(text);
      else if (pages.test(` ${text}`)) line.after = text;
      else {
        end();
        line.number.push(text);
      }
    }
    if (value.endsWith("--") && line.title !== "") end();
  }
  end();
  return lines;
}

function entryOf(line: Line, other: Line | undefined, languages: readonly string[]): ContentsEntry {
  const found = pages.exec(line.after === "" ? line.title : ` ${line.after}`);
  const title = clean(line.after === "" && found !== null ? line.title.slice(0, found.index) : line.title);
  const titles = textsIn(title, other === undefined ? undefined : clean(other.title), languages);
  const printed = line.number.map((one) => plainText(one).replace(/[.:,]$/, "")).filter((one) => one !== "");
  const authors = line.authors.map((one) => withoutNameStop(plainText(one))).filter((one) => one !== "");
  return {
    titles,
    ...(printed.length === 0 ? {} : { number: printed.join(" ") }),
    ...(authors.length === 0 ? {} : { authors }),
    ...(found === null ? {} : { pages: pagesOf(found) }),
  };
}

function pagesOf({ groups }: RegExpExecArray): Pages {
  const { printed = "", first = "", last } = groups ?? {};
  return { printed, first, ...(last === undefined ? {} : { last }) };
}

function clean(text: string): string {
  return plainText(withoutIsbd(plainText(text)).replace(/\s*\/?\.$/, (end) => (end.includes("/") ? "" : end)));
}
