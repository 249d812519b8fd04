/**
 * Letters that are one letter typed on different keyboards (design/search.md, "Folding"). What changes the word is not here: آ stays apart
 * from ا, ے from ی, ھ from ہ, and a hamza stays where it is.
 */
export const exactLetters: Readonly<Record<string, string>> = {
  "\u0643": "\u06a9", // ك -> ک
  "\u064a": "\u06cc", // ي -> ی
  "\u0649": "\u06cc", // ى -> ی
  "\u0647": "\u06c1", // ه -> ہ
  "\u0629": "\u06c3", // ة -> ۃ
  "\u06c0": "\u06c2", // ۀ -> ۂ
};

/** Second, lower-ranked form: for Arabic titles, and for those who leave out the madda or the hamza. */
export const variantLetters: Readonly<Record<string, string>> = {
  "\u0622": "\u0627", // آ
  "\u0623": "\u0627", // أ
  "\u0625": "\u0627", // إ
  "\u0671": "\u0627", // ٱ
  "\u06c3": "\u06c1", // ۃ -> ہ
  "\u06c2": "\u06c1", // ۂ -> ہ
  "\u06be": "\u06c1", // ھ -> ہ
  "\u06d2": "\u06cc", // ے -> ی
  "\u06d3": "\u06cc", // ۓ -> ی
  "\u0626": "\u06cc", // ئ -> ی
  "\u0624": "\u0648", // ؤ -> و
  "\u0621": "", // ء
  "\u0653": "",
  "\u0654": "",
  "\u0655": "",
};

/** Latin letters that no decomposition takes apart, and the other form of sigma. */
export const latinLetters: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ħ: "h",
  ı: "i",
  ŋ: "n",
  ŧ: "t",
  ς: "σ",
};

/** Tatweel, aerab and Quranic signs; not madda and hamza (U+0653 to U+0655). */
export const aerab =
  /\u0640|\u0670|[\u0610-\u061a]|[\u064b-\u0652]|[\u0656-\u065f]|[\u06d6-\u06dc]|[\u06df-\u06e8]|[\u06ea-\u06ed]|[\u08ca-\u08ff]/g;
/** Presentation forms of marks alone: their compatibility form begins with a space, which would cut the word. */
export const loneMarks = /[\ufc5e-\ufc63\ufcf2-\ufcf4\ufe70-\ufe7f]/g;
/** Zero-width characters, bidirectional marks, soft hyphen, variation selectors: what no reader sees. */
export const invisible = /\p{Default_Ignorable_Code_Point}/gu;
/** Signs of transliteration for ayn and hamza (`Qurʾān`). */
export const transliteration = /[\u02bb-\u02bf\u02b9\u02ba\u02c8\u02ee]/g;

/** Characters that belong to the letter before them: marks, tatweel (a hamza may stand on it), and what folding leaves out wherever it stands. */
export const extenders =
  "\\u0640\\p{M}\\p{Default_Ignorable_Code_Point}\\u02b9-\\u02bf\\u02c8\\u02ee\\ufc5e-\\ufc63\\ufcf2-\\ufcf4\\ufe70-\\ufe7f";
