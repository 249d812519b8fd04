/** Month names of the sources: English with abbreviations, Urdu in its usual spellings, and the few French, Spanish and Turkish ones met. */
const monthNames: readonly (readonly string[])[] = [
  ["january", "jan", "جنوری", "janvier", "enero", "ocak"],
  ["february", "feb", "febr", "فروری", "février", "fevrier", "febrero", "şubat"],
  ["march", "mar", "مارچ", "mars", "marzo", "mart"],
  ["april", "apr", "اپریل", "avril", "abril", "nisan"],
  ["may", "مئی", "مئ", "مئي", "mai", "mayo", "mayıs"],
  ["june", "jun", "جون", "juin", "junio", "haziran"],
  ["july", "jul", "جولائی", "جولای", "جولائ", "juillet", "julio", "temmuz"],
  ["august", "aug", "اگست", "août", "aout", "agosto", "ağustos"],
  ["september", "sept", "sep", "ستمبر", "septembre", "septiembre", "eylül"],
  ["october", "oct", "اکتوبر", "octobre", "octubre", "ekim"],
  ["november", "nov", "نومبر", "novembre", "noviembre", "kasım"],
  ["december", "dec", "دسمبر", "décembre", "decembre", "diciembre", "aralık"],
];

const months: ReadonlyMap<string, number> = new Map(
  monthNames.flatMap((names, index) => names.map((name) => [name, index + 1] as const)),
);

const seasons: ReadonlyMap<string, string> = new Map([
  ["spring", "Spring"],
  ["summer", "Summer"],
  ["autumn", "Autumn"],
  ["fall", "Fall"],
  ["winter", "Winter"],
  ["بہار", "Spring"],
  ["گرما", "Summer"],
  ["خزاں", "Autumn"],
  ["سرما", "Winter"],
]);

export const englishMonths = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;

/** 1 to 12. Any language of the table; case does not matter. */
export function monthOf(word: string): number | undefined {
  return months.get(word.toLowerCase().replace(/ي/g, "ی").replace(/ك/g, "ک"));
}

/** The English name of a season. Which months it means differs between hemispheres and journals, so it is never turned into any. */
export function seasonOf(word: string): string | undefined {
  return seasons.get(word.toLowerCase().replace(/ي/g, "ی"));
}
