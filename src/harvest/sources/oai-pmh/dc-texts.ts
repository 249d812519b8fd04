import type { LocalText } from "../../../domain/text.ts";
import { detectLanguage, localText } from "../../../text/language.ts";
import { plainText } from "../../../text/markup.ts";
import type { DcValue } from "./dc-fields.ts";

/** `[pt] Título`: a repository (MAXWELL, PUC-Rio) that writes the language into the text. */
const marked = /^\[(?<lang>[a-z]{2,3})\]\s*(?<text>\S[^]*)$/;
const longEnough = 200;

/** A statement's text and declared language, with a language written into the text taken out of it. */
export function unmarked(value: DcValue): DcValue {
  if (!value.text.startsWith("[")) return value;
  const found = marked.exec(value.text)?.groups;
  return found?.["lang"] === undefined || found["text"] === undefined
    ? value
    : { text: found["text"], lang: found["lang"] };
}

/** A name or the like in the language declared, else in the record's. */
export function localName(value: DcValue, text: string, recordLang: string | undefined): LocalText {
  return localText(text, value.lang ?? recordLang);
}

/**
 * Titles, the one in the record's own language first. Where no language is declared the first title is in the record's, the others are looked
 * at.
 */
export function titlesOf(values: readonly DcValue[], languages: readonly string[]): LocalText[] {
  const only = languages.length === 1 ? languages[0] : undefined;
  const titles = distinct(
    values.map(unmarked).map((value, index) => {
      // library catalogues end a title with the sign before the next statement
      const text = plainText(value.text).replace(/\s+[/:;]$/, "");
      return localText(text, value.lang ?? (index === 0 ? only : undefined));
    }),
  );
  const own = titles.find((title) => title.lang !== undefined && title.lang === languages[0]);
  return own === undefined ? titles : [own, ...titles.filter((title) => title !== own)];
}

/** Abstracts: where no language is declared, a long text tells its own better than the record does. */
export function abstractsOf(values: readonly DcValue[], languages: readonly string[]): LocalText[] {
  const only = languages.length === 1 ? languages[0] : undefined;
  return distinct(
    values.map(unmarked).map((value) => {
      const text = plainText(value.text);
      if (value.lang !== undefined) return localText(text, value.lang);
      const found = text.length >= longEnough ? detectLanguage(text) : undefined;
      return localText(text, found ?? only);
    }),
  );
}

function distinct(texts: readonly LocalText[]): LocalText[] {
  const seen = new Map<string, LocalText>();
  for (const text of texts) if (text.value !== "" && !seen.has(text.value)) seen.set(text.value, text);
  return [...seen.values()];
}
