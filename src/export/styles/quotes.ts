type Pair = readonly [open: string, close: string];

const double: Pair = ["“", "”"];
const single: Pair = ["‘", "’"];

/** Straight single quotation marks in a pair around words: an apostrophe is none. */
const singles = /(?<![\p{L}\p{N}])'(?=\S)((?:[^']|(?<=\p{L})'(?=\p{L})){0,300}?\S)'(?![\p{L}\p{N}])/gu;
const straight = /"(?=\S)([^"]{0,500}?)"/g;
const curly = /“([^“”]{0,500})”/g;

/** A text with its pairs of quotation marks in a style's form. Marks without a partner, or the other way round as Urdu has them, stay. */
function set(text: string, [open, close]: Pair): string {
  return text.replace(singles, "“$1”").replace(straight, "“$1”").replace(curly, `${open}$1${close}`).replace(/'/g, "’");
}

export type Quotes = "american" | "british";

/** A title that stands in no quotation marks, with its own set. */
export function unquoted(text: string, quotes: Quotes): string {
  return set(text, quotes === "american" ? double : single);
}

/** A text in quotation marks; those within are the other ones. */
export function quoted(text: string, quotes: Quotes): string {
  const [outer, inner] = quotes === "american" ? [double, single] : [single, double];
  return outer[0] + set(text, inner) + outer[1];
}
