import { plainText } from "../../../text/markup.ts";

/** What a list writes into one title. */
export interface TitleParts {
  readonly title: string;
  readonly other?: readonly string[];
  readonly former?: readonly string[];
}

/** A title on one line, without markup. */
export function cleanTitle(text: string): string {
  return plainText(text).replace(/\s+/gu, " ").trim();
}

/** Parallel titles in other languages stand behind ` = ` (ISBD). */
export function parallelTitles(text: string): TitleParts {
  const [title = "", ...other] = text.split(/\s=\s/).map((part) => part.trim());
  return title === "" ? { title: text } : { title, other };
}

const provider =
  /\s*\((?:[^()]*\bvia [^()]*|(?:ältere|aktuelle|neuere|frühere) Jahrgänge[^()]*|Archiv[^()]*|Open Access[^()]*)\)\s*$/i;
const formerly = /\s*\(\s*Formerly:?\s+([^()]*)\)\s*$/i;
/** An article that was put behind the title for the order of the list. */
const article = /^(.+), (The|An|A|La|Le|Les|Der|Die|Das|El|Los|Las|Il)$/;

/** EZB's titles: with the provider, former titles and a leading article behind. */
export function cutProvider(text: string): TitleParts {
  let title = text.replace(provider, "");
  const former = formerly.exec(title)?.[1]?.split(/\s*;\s*/) ?? [];
  title = title.replace(formerly, "").replace(provider, "").replace(article, "$2 $1");
  const { other = [], ...parallel } = parallelTitles(title);
  return { ...parallel, other, former: former.filter((one) => one !== "") };
}

/** `Former title (1993-2001)`: the years in which it bore it. */
export function cutYears(text: string): TitleParts {
  return { title: text.replace(/\s*\(\d{4}\s*[-–]\s*(?:\d{4})?\)\s*$/, "") };
}
