import type { LocalText } from "../../../domain/text.ts";
import { exactTypes } from "../../../domain/work-type-table.ts";
import { plainText } from "../../../text/markup.ts";
import type { DcValue } from "./dc-fields.ts";

const bullet = /^[•·*–-]\s+/;
const maxKeywords = 200;

/** Headings of journal sections that stand among subjects (PMC): they tell the type and are no keyword. */
const headings = /^(?:(?:original|research|full|regular|invited)\s+)*(?:articles?|papers?|research)$/i;

/**
 * What says of which type a record is: dc:type, and the section's heading among the subjects where dc:type says no more than `Text`. Elsewhere a subject `proceedings` or `data` is a
 * keyword.
 */
export function typeStatements(types: readonly string[], subjects: readonly string[]): readonly string[] {
  if (types.some((text) => !/^text$/i.test(text))) return types;
  return [...types, ...subjects.filter((text) => headings.test(text) || exactTypes.has(text.toLowerCase()))];
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
  const parts = trimmed(text.split(/[;؛]/));
  if (parts.length !== 1) return parts;
  const items = trimmed(text.split(/[,،]\s/));
  const isList =
    items.length >= 3 &&
    items.every((item) => item.length <= 60 && item.split(" ").length <= 5 && !/^(?:and|or|und|et|y|&)\s/i.test(item));
  return isList ? items : [text];
}

function trimmed(parts: readonly string[]): string[] {
  return parts.map((part) => part.trim()).filter((part) => part !== "");
}
