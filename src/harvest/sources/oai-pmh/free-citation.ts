import type { Citation } from "./citation-type.ts";
import { yearIn } from "./issue-statement.ts";
import { parsePages } from "./pages.ts";

const pages = "(?:pp?\\.?\\s*)?(?<pages>[a-z]{0,3}\\d+[a-z]?(?:\\s*[-–—]\\s*[a-z]{0,3}\\d+[a-z]?)?)";
const year = "(?:1[5-9]|2[01])\\d\\d";

/** Citations of one piece, each with its first known writer. Anchored at both ends: what is not understood whole is not taken. */
const forms: readonly RegExp[] = [
  // EPrints: `Journal, 12 (3). pp. 45-67. ISSN 1234-5679`
  new RegExp(
    `^(?<journal>.{2,300}?), (?<volume>\\d{1,4}[A-Z]?)(?: \\((?<number>[^()]{1,30})\\))?\\.(?: ${pages}\\.?)?(?: ISSN .{1,60})?$`,
    "iu",
  ),
  // Vancouver: `J Pak Med Assoc. 2004 May; 54(3): 120-5`
  new RegExp(
    `^(?<journal>.{2,300}?)[.,]? (?<year>${year})[^;:]{0,15};\\s?(?<volume>\\d{1,4})(?:\\s?\\((?<number>[^()]{1,30})\\))?\\s?:\\s?${pages}\\.?$`,
    "iu",
  ),
  // DSpace and bepress: `Journal, Vol. 12, No. 3, 2004, pp. 45-67`, `Journal 12(3): 45-67 (2004)`
  new RegExp(
    `^(?<journal>.{2,300}?),? (?:vol(?:ume)?\\.? ?)(?<volume>\\d{1,4})(?:\\s?\\((?<number>[^()]{1,30})\\)|,? ?(?:no|issue|iss|number)\\b\\.? ?(?<number2>\\d[\\w-]{0,10}))?(?:,? \\(?(?<year>${year})\\)?)?(?:[,:.] ?${pages})?(?:,? \\(?(?<year2>${year})\\)?)?\\.?$`,
    "iu",
  ),
  new RegExp(
    `^(?<journal>.{2,300}?),? (?<volume>\\d{1,4})\\s?\\((?<number>\\d[^()]{0,10})\\)[,:] ?${pages}(?:,? \\(?(?<year>${year})\\)?)?\\.?$`,
    "iu",
  ),
];

/** A citation as repositories print it; undefined where it is in no known form. */
export function freeCitation(text: string): Citation | undefined {
  if (text.length > 600) return undefined;
  for (const form of forms) {
    const found = form.exec(text)?.groups;
    if (found !== undefined) return assemble(found);
  }
  return undefined;
}

function assemble(found: Readonly<Record<string, string | undefined>>): Citation {
  const number = found["number"] ?? found["number2"];
  const inYear = yearIn(found["year"] ?? found["year2"]);
  const inPages = found["pages"] === undefined ? undefined : parsePages(found["pages"]);
  return {
    ...(found["journal"] === undefined ? {} : { journal: found["journal"].trim() }),
    issue: {
      ...(found["volume"] === undefined ? {} : { volume: found["volume"] }),
      ...(number === undefined ? {} : { number: number.trim() }),
      ...(inYear === undefined ? {} : { year: inYear }),
    },
    ...(inPages === undefined ? {} : { pages: inPages }),
    certain: true,
  };
}

/**
 * The part of an EPrints citation that names the journal: `Family, Given  (2007) Title.  Journal, 12 (3). pp. 45-67.  [Journal (Paginated)]`, given in
 * dc:identifier.
 */
export function eprintsCitation(text: string, title: string): Citation | undefined {
  const whole = text.replace(/\s+/g, " ").trim();
  const at = title === "" ? -1 : whole.indexOf(title);
  if (at < 0 || !/\(\d{4}\) ?$/.test(whole.slice(0, at).trimEnd())) return undefined;
  const rest = whole
    .slice(at + title.length)
    .replace(/^[.?!]? ?/, "")
    .replace(/ ?\[[^[\]]*\]$/, "")
    .trim();
  return rest === "" ? undefined : freeCitation(rest);
}
