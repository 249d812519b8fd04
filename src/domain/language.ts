import { once } from "./once.ts";

/** Codes of ISO 639-2/B and old ones that Intl does not turn into the code in use. */
const oldCodes: Readonly<Record<string, string>> = {
  alb: "sq",
  arm: "hy",
  baq: "eu",
  bur: "my",
  chi: "zh",
  cze: "cs",
  dut: "nl",
  fre: "fr",
  geo: "ka",
  ger: "de",
  gre: "el",
  ice: "is",
  mac: "mk",
  mao: "mi",
  may: "ms",
  per: "fa",
  rum: "ro",
  slo: "sk",
  tib: "bo",
  wel: "cy",
  scr: "hr",
  scc: "sr",
  lah: "pnb",
};

/** Languages of Pakistan and others met that have no two-letter code; names for those that CLDR lacks. */
const threeLetters: Readonly<Record<string, string>> = {
  bal: "Balochi",
  bft: "Balti",
  brh: "Brahui",
  bsk: "Burushaski",
  fil: "Filipino",
  gju: "Gujari",
  haw: "Hawaiian",
  hno: "Hindko",
  khw: "Khowar",
  kls: "Kalasha",
  pnb: "Western Punjabi",
  sco: "Scots",
  scl: "Shina",
  skr: "Saraiki",
  trw: "Torwali",
  wbl: "Wakhi",
};

/** Names that CLDR's English names lack: native ones, old ones, other spellings. */
const otherNames: Readonly<Record<string, string>> = {
  اردو: "ur",
  اُردو: "ur",
  سنڌي: "sd",
  سندھی: "sd",
  پښتو: "ps",
  پشتو: "ps",
  پنجابی: "pa",
  فارسی: "fa",
  فارسي: "fa",
  العربية: "ar",
  عربی: "ar",
  عربي: "ar",
  انگریزی: "en",
  بلوچی: "bal",
  سرائیکی: "skr",
  farsi: "fa",
  castilian: "es",
  saraiki: "skr",
  seraiki: "skr",
  siraiki: "skr",
  balochi: "bal",
  pushto: "ps",
  pakhto: "ps",
  kiswahili: "sw",
  slovene: "sl",
  "bahasa indonesia": "id",
  "bahasa malaysia": "ms",
  "bahasa melayu": "ms",
  "mandarin chinese": "zh",
  mandarin: "zh",
  deutsch: "de",
  englisch: "en",
  français: "fr",
  francais: "fr",
  español: "es",
  espanol: "es",
  português: "pt",
  portugues: "pt",
  türkçe: "tr",
  turkce: "tr",
  italiano: "it",
  русский: "ru",
  "modern greek": "el",
  valencian: "ca",
  "western punjabi": "pnb",
  gujari: "gju",
};

const rightToLeft = new Set([
  "ar",
  "ur",
  "fa",
  "sd",
  "ps",
  "pnb",
  "skr",
  "ks",
  "he",
  "yi",
  "ug",
  "dv",
  "ckb",
  "bal",
  "khw",
  "hno",
  "prs",
  "azb",
  "arc",
  "syr",
  "gju",
  "trw",
  "scl",
  "bsk",
]);
const noLanguage = new Set(["und", "mul", "zxx", "mis", "root", "xx"]);

const englishNames = new Intl.DisplayNames(["en"], { type: "language", fallback: "none" });
const namesToCodes = once(codesByName);

function codesByName(): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const letters = Array.from("abcdefghijklmnopqrstuvwxyz");
  const twoLetters = letters.flatMap((a) => letters.map((b) => a + b));
  for (const code of [...Object.keys(threeLetters), ...twoLetters]) {
    const name = nameOf(code)?.toLowerCase();
    if (name !== undefined && !names.has(name)) names.set(name, new Intl.Locale(code).language);
  }
  for (const [name, code] of Object.entries(otherNames)) names.set(name, code);
  return names;
}

/**
 * The language that a text names, as a BCP 47 primary subtag: ISO 639-1, -2 and -3 codes, tags with regions (`en_US`), English names.
 * Of several the first. `undefined` = none, or a code that stands for no language (`und`, `mul`).
 */
export function parseLanguage(text: string): string | undefined {
  return parseLanguages(text)[0];
}

/** All languages that a text names, each once: `en fr`, `English, Urdu`, `English and Italian`. */
export function parseLanguages(text: string): readonly string[] {
  if (text.length > 1000) return [];
  const whole = oneLanguage(text);
  if (whole !== undefined) return [whole];
  const parts = text.split(/[,;/&|]|\s+(?:and|et|y|e|اور)\s+/iu);
  const found = parts.flatMap(
    (part) => oneLanguage(part) ?? part.split(/\s+/).flatMap((word) => oneLanguage(word) ?? []),
  );
  return [...new Set(found)];
}

function oneLanguage(text: string): string | undefined {
  const name = text
    .replace(/\s*[([].*$/s, "")
    .replace(/[\s.]+/g, " ")
    .trim()
    .toLowerCase();
  if (name === "") return undefined;
  const named = namesToCodes().get(name);
  if (named !== undefined) return named;
  const code = /^([a-z]{2,3})(?:[-_][a-z0-9]{2,8})*$/i.exec(name)?.[1];
  if (code === undefined) return undefined;
  return codeOf(code);
}

/** Asking Intl costs microseconds, and every record asks; there are at most 18,252 codes of two or three letters. */
const knownCodes = new Map<string, string | undefined>();

function codeOf(code: string): string | undefined {
  if (!knownCodes.has(code)) knownCodes.set(code, currentCode(code));
  return knownCodes.get(code);
}

function currentCode(code: string): string | undefined {
  if (noLanguage.has(code)) return undefined;
  const current = (Object.hasOwn(oldCodes, code) ? oldCodes[code] : undefined) ?? new Intl.Locale(code).language;
  return noLanguage.has(current) || nameOf(current) === undefined ? undefined : current;
}

/** The direction in which a language is written; left to right where it is unknown. */
export function directionOf(lang: string | undefined): "ltr" | "rtl" {
  return lang !== undefined && rightToLeft.has(lang.split("-", 1)[0] ?? "") ? "rtl" : "ltr";
}

function nameOf(code: string): string | undefined {
  return Object.hasOwn(threeLetters, code) ? threeLetters[code] : englishNames.of(code);
}

/** The English name of a language code; the code itself where it has none. */
export function languageName(code: string): string {
  try {
    return nameOf(code) ?? code;
  } catch {
    return code;
  }
}
