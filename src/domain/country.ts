import { once } from "./once.ts";

/** ISO 3166-1 alpha-2, and XK as used for Kosovo. */
const codes = (
  "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL " +
  "CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU " +
  "GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC " +
  "MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT " +
  "PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA " +
  "UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW"
).split(" ");

/** Names beside CLDR's English ones, folded as `key` does. */
const otherNames: Readonly<Record<string, string>> = {
  "islamic republic of pakistan": "PK",
  پاکستان: "PK",
  pak: "PK",
  afg: "AF",
  aus: "AU",
  bgd: "BD",
  can: "CA",
  chn: "CN",
  deu: "DE",
  egy: "EG",
  fra: "FR",
  gbr: "GB",
  ind: "IN",
  idn: "ID",
  irn: "IR",
  irq: "IQ",
  ita: "IT",
  jpn: "JP",
  lka: "LK",
  mys: "MY",
  nld: "NL",
  npl: "NP",
  nga: "NG",
  sau: "SA",
  tur: "TR",
  are: "AE",
  "azad kashmir": "PK",
  "united states of america": "US",
  usa: "US",
  us: "US",
  "u s a": "US",
  "u s": "US",
  america: "US",
  uk: "GB",
  "u k": "GB",
  england: "GB",
  scotland: "GB",
  wales: "GB",
  "northern ireland": "GB",
  "great britain": "GB",
  britain: "GB",
  "united kingdom of great britain and northern ireland": "GB",
  "russian federation": "RU",
  "korea republic of": "KR",
  "republic of korea": "KR",
  korea: "KR",
  "korea south": "KR",
  "korea north": "KP",
  "russia federation": "RU",
  "iran islamic republic of": "IR",
  "islamic republic of iran": "IR",
  "czech republic": "CZ",
  macedonia: "MK",
  "the former yugoslav republic of macedonia": "MK",
  kosova: "XK",
  "republic of kosovo": "XK",
  bosnia: "BA",
  "bosnia and herzegovina": "BA",
  turkey: "TR",
  turkiye: "TR",
  "viet nam": "VN",
  "democratic republic of the congo": "CD",
  "congo the democratic republic of the": "CD",
  congo: "CG",
  "cote d ivoire": "CI",
  "ivory coast": "CI",
  "brunei darussalam": "BN",
  "syrian arab republic": "SY",
  "lao people s democratic republic": "LA",
  "tanzania united republic of": "TZ",
  "moldova republic of": "MD",
  "venezuela bolivarian republic of": "VE",
  "bolivia plurinational state of": "BO",
  "taiwan province of china": "TW",
  "hong kong": "HK",
  macau: "MO",
  palestine: "PS",
  "palestine state of": "PS",
  burma: "MM",
  "the netherlands": "NL",
  holland: "NL",
  uae: "AE",
  "u a e": "AE",
  ksa: "SA",
  "kingdom of saudi arabia": "SA",
  "people s republic of china": "CN",
  "p r china": "CN",
  "holy see": "VA",
  swaziland: "SZ",
  "cape verde": "CV",
  "east timor": "TL",
  brasil: "BR",
  espana: "ES",
  deutschland: "DE",
};

const englishNames = new Intl.DisplayNames(["en"], { type: "region", fallback: "none" });
const known: ReadonlySet<string> = new Set(codes);
const byName = once(
  (): ReadonlyMap<string, string> =>
    new Map([
      ...codes.map((code) => [key(englishNames.of(code) ?? code), code] as const),
      ...Object.entries(otherNames),
    ]),
);

function key(text: string): string {
  const folded = text
    .normalize("NFKD")
    .replace(/\p{Mn}/gu, "")
    .toLowerCase();
  return folded.replace(/[^\p{L}]+/gu, " ").trim();
}

/** The country that a text names: ISO 3166-1 alpha-2 code, from a code or an English name in any usual form. `undefined` = none. */
export function parseCountry(text: string): string | undefined {
  if (text.length > 200) return undefined;
  const named = byName().get(key(text));
  if (named !== undefined) return named;
  const code = text.trim().toUpperCase();
  return known.has(code) ? code : undefined;
}

/** The English name of a country's code; the code itself where it has none. */
export function countryName(code: string): string {
  try {
    return englishNames.of(code.toUpperCase()) ?? code;
  } catch {
    return code;
  }
}
