import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import type { eld as Eld } from "eld/small";
import { parseLanguage } from "../domain/language.ts";
import { once } from "../domain/once.ts";
import type { LocalText } from "../domain/text.ts";

const arabicScript = /\p{Script=Arabic}/gu;
const letters = /\p{L}/gu;
const anyArabic = /\p{Script=Arabic}/u;
const anyLetter = /\p{L}/u;
/** Letters that only one of the languages written in Arabic script has. */
const sindhi = /[ٻڀٺٽٿڃڄڇڏڊڌڍڙڦڪڳڱڻ]/gu;
const pashto = /[ټډړږښګڼۍېځڅ]/gu;
const urdu = /[ٹڈڑںےھۂۃۓہ]/gu;
/** Small words of Urdu that Persian and Arabic don't have. */
const urduWords = /(?<!\p{L})(?:کا|کی|کے|کو|نے|سے|ہے|ہیں|میں|اور|پر|تھا|تھی|تھے|گیا|والے|والی|ایک)(?!\p{L})/gu;
const persian = /[پچژگکی]/gu;
/**
 * Loading eld's tables takes 0.3 s, and most commands never need them: on first use. The package exports itself to `import` alone, which
 * cannot wait inside a synchronous function, so its address is resolved as `import` would and required.
 */
const eld = once(
  () => (createRequire(import.meta.url)(fileURLToPath(import.meta.resolve("eld/small"))) as { eld: typeof Eld }).eld,
);

/** Enough text for eld to tell from, in letters. */
const enough = 24;
const sample = 4000;

/**
 * The language of a text: letters that only Urdu, Sindhi or Pashto have, then eld for what is long enough to tell. `undefined` rather
 * than a guess. BCP 47 primary subtag.
 */
export function detectLanguage(text: string): string | undefined {
  const part = text.slice(0, sample);
  const all = part.match(letters)?.length ?? 0;
  const arabic = part.match(arabicScript)?.length ?? 0;
  if (all === 0) return undefined;
  if (arabic * 2 > all) return ofArabicScript(part);
  if (all < enough) return undefined;
  const found = eld().detect(part);
  return found.language !== "" && found.isReliable() ? found.language : undefined;
}

function ofArabicScript(text: string): string | undefined {
  const counts = [
    ["sd", count(text, sindhi)],
    ["ps", count(text, pashto)],
    ["ur", count(text, urdu)],
  ] as const;
  const best = counts.toSorted((a, b) => b[1] - a[1])[0];
  if (best !== undefined && best[1] > 0) return best[0];
  if (count(text.replaceAll("ي", "ی").replaceAll("ك", "ک"), urduWords) > 0) return "ur";
  if (count(text, letters) < enough) return undefined;
  const found = eld().detect(text);
  if (!found.isReliable()) return undefined;
  return found.language === "ar" && count(text, persian) > 0 ? undefined : found.language;
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

/** A text with its language: as declared where the script agrees, else as detected. */
export function localText(value: string, declared?: string): LocalText {
  const lang = languageOf(value, declared === undefined ? undefined : parseLanguage(declared));
  return lang === undefined ? { value } : { value, lang };
}

/** OJS puts its site's language on every field: Urdu declared English is Urdu all the same. */
function languageOf(value: string, declared: string | undefined): string | undefined {
  if (declared === undefined) return detectLanguage(value);
  if (!anyArabic.test(value)) {
    return writtenInArabic.has(declared) && anyLetter.test(value) ? detectLanguage(value) : declared;
  }
  const contradicts = !writtenInArabic.has(declared) && count(value, arabicScript) * 2 > count(value, letters);
  return contradicts ? detectLanguage(value) : declared;
}

const writtenInArabic = new Set([
  "ar",
  "ur",
  "fa",
  "sd",
  "ps",
  "pnb",
  "pa",
  "skr",
  "ks",
  "ug",
  "ckb",
  "ku",
  "bal",
  "khw",
  "hno",
  "brh",
  "az",
  "prs",
  "ms",
  "bft",
  "gju",
  "trw",
  "scl",
]);
