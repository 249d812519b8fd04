import type { LocalText } from "../../../domain/text.ts";
import { localText } from "../../../text/language.ts";

/** Letters of the scripts that CLDR names by other codes than Unicode does. */
const combined: Readonly<Record<string, RegExp>> = {
  Hans: /\p{Script=Han}/u,
  Hant: /\p{Script=Han}/u,
  Jpan: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u,
  Kore: /[\p{Script=Hangul}\p{Script=Han}]/u,
};
const lettersOf = new Map<string, RegExp | undefined>();
const latin = /\p{Script=Latin}/u;

/** Letters of the script that a language is mostly written in (CLDR, likely subtags); undefined where none is known. */
function scriptOf(lang: string): RegExp | undefined {
  if (!lettersOf.has(lang)) lettersOf.set(lang, findScript(lang));
  return lettersOf.get(lang);
}

function findScript(lang: string): RegExp | undefined {
  try {
    const script = new Intl.Locale(lang).maximize().script;
    if (script === undefined) return undefined;
    return combined[script] ?? new RegExp(`\\p{Script=${script}}`, "u");
  } catch {
    return undefined;
  }
}

/** Whether a text has letters of the script that the language is mostly written in. */
export function isWrittenIn(text: string, lang: string): boolean {
  return scriptOf(lang)?.test(text) ?? false;
}

/** A text with the one of the record's languages that it can be in: of one, or of several the only one in its script. A romanised text says none, for its letters run the other way. */
export function textIn(value: string, languages: readonly string[]): LocalText {
  const fitting = languages.filter((lang) => isWrittenIn(value, lang));
  const [only] = fitting;
  if (only !== undefined && fitting.length === 1) return localText(value, only);
  const isRomanised = latin.test(value) && languages.length > 0 && fitting.length === 0;
  return isRomanised ? { value } : localText(value);
}

/** A text and the same in another script. Of the two only one is in a language; the other is its letters put into Latin ones, or out of them. */
export function textsIn(value: string, other: string | undefined, languages: readonly string[]): LocalText[] {
  const first = textIn(value, languages);
  const second = other === undefined ? [] : [isWrittenIn(other, "en") ? { value: other } : textIn(other, languages)];
  return [first, ...second].filter((text) => text.value !== "");
}
