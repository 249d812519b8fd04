import type { LocalText } from "../../../domain/text.ts";
import { exactTypes } from "../../../domain/work-type-table.ts";
import { plainText } from "../../../text/markup.ts";
import type { DcValue } from "./dc-fields.ts";

const bullet = /^[•·*–-]\s+/;
const maxKeywords = 200;

/** Headings of journal sections that stand among subjects (PMC): they tell the type and are no keyword. */
const headings = /^(?:(?:original|research|full|regular|invited)\s+)*(?:articles?|papers?|research)$/i;

/** Subjects that name what kind of work it is. */
export function typeStatements(subjects: readonly string[]): string[] {
  return subjects.filter((text) => headings.test(text) || exactTypes.has(text.toLowerCase()));
}

/** Keywords out of dc:subject: one an element, or a whole list in one. */
export function keywordsOf(subjects: readonly DcValue[], lang: (value: DcValue) => string | undefined): LocalText[] {
  const keywords = new Map<string, LocalText>();
  for (const subject of subjects) {
    for (const part of splitList(plainText(subject.text))) {
      const value = part
        .replace(bullet, "")
        .replace(/[.;,]+$/, "")
        .trim();
      if (value === "" || value.length > 300 || headings.test(value)) continue;
      const code = lang({ ...subject, text: value });
      const key = `${value.toLowerCase()} ${code ?? ""}`;
      if (!keywords.has(key)) keywords.set(key, code === undefined ? { value } : { value, lang: code });
    }
    if (keywords.size >= maxKeywords) break;
  }
  return [...keywords.values()].slice(0, maxKeywords);
}

/**
 * Splits at `;` always, at commas only where it is clearly a list: three or more short parts, none of which goes on a sentence (`Red Cells, Iron, and Erythropoiesis` is one
 * heading, `Plants, Ornamental` one term).
 */
export function splitList(text: string): string[] {
  const parts = text.split(/\s*[;؛]\s*/).filter((part) => part !== "");
  if (parts.length !== 1) return parts;
  const items = text.split(/\s*[,،]\s+/).filter((item) => item !== "");
  const isList =
    items.length >= 3 &&
    items.every((item) => item.length <= 60 && item.split(" ").length <= 5 && !/^(?:and|or|und|et|y|&)\s/i.test(item));
  return isList ? items : [text];
}
