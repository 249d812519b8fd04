/** Words that stay small in a title unless they begin or end it (Chicago Manual of Style 8.159, as CSL lists them). */
const small = new Set(
  "a an and as at but by down for from in into nor of on onto or over so the till to up via with within about above across after against along among around before behind below beneath beside between beyond de d' during et near off per plus round since than through toward towards under until upon van versus von vs vs.".split(
    " ",
  ),
);

/**
 * English titles in headline style: words in small letters get a capital, what has one keeps it, and a title in capitals throughout stays as printed,
 * for nobody knows which of its words are names. Other languages keep their own case.
 */
export function titleCase(text: string, lang: string | undefined): string {
  if (lang !== undefined && lang !== "en") return text;
  const words = text.split(/(\s+)/);
  let begins = true;
  return words
    .map((word, index) => {
      if (word.trim() === "") return word;
      const isEdge = begins || index === words.length - 1;
      begins = /[:?!]$/.test(word.replace(/[”’)\]]+$/, ""));
      return word
        .split(/([-‐–—/])/)
        .map((part, at) => (/^[-‐–—/]$/.test(part) ? part : capitalised(part, isEdge && at === 0)))
        .join("");
    })
    .join("");
}

/** A word without its brackets and quotation marks; what begins with another sign (`#tag`) or ends as an abbreviation (`p.`) is none. */
const word = /^([“‘”’"'([«]*)(\p{Ll}[^.]*?(?:\.\p{L})?)([”’"')\],;:?!»]*\.?[”’"')\]]*)$/u;

function capitalised(part: string, isEdge: boolean): string {
  const [, before = "", bare = "", after = ""] = word.exec(part) ?? [];
  if (bare === "" || bare !== bare.toLowerCase() || (!isEdge && small.has(bare))) return part;
  const [first = ""] = bare;
  return before + first.toUpperCase() + bare.slice(first.length) + after;
}
