import { childNamed, childrenNamed } from "../../xml/element.ts";
import type { ZipArchive } from "../zip.ts";
import { attribute, treeOf } from "./parts.ts";

/** How a number of a cell is shown, as far as it says what the number is. */
export type NumberFormat =
  | { readonly kind: "number" }
  /** Digits filled up with zeros, with hyphens between groups: `0000-0000`. */
  | { readonly kind: "digits"; readonly groups: readonly number[] }
  /** A day, or only as much of it as the format shows. */
  | { readonly kind: "date"; readonly shows: "year" | "month" | "day"; readonly time: boolean }
  | { readonly kind: "time" };

export const plainNumber: NumberFormat = { kind: "number" };

/** Formats that have no code in the file (ECMA-376-1, 18.8.30), those of East Asian locales with them. */
const builtIn: Readonly<Record<number, string>> = {
  14: "m/d/yyyy",
  15: "d-mmm-yy",
  16: "d-mmm",
  17: "mmm-yy",
  18: "h:mm",
  19: "h:mm:ss",
  20: "h:mm",
  21: "h:mm:ss",
  22: "m/d/yyyy h:mm",
  45: "mm:ss",
  46: "[h]:mm:ss",
  47: "mm:ss.0",
  ...Object.fromEntries([27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58].map((id) => [id, "yyyy-mm-dd"])),
  ...Object.fromEntries([32, 33, 34, 35, 55, 56].map((id) => [id, "h:mm"])),
};

const longestCode = 1000;

/** The formats of cells by the number of their style; empty where the part is missing or cannot be read. */
export function numberFormats(archive: ZipArchive, path: string | undefined): readonly NumberFormat[] {
  const tree = path === undefined ? undefined : treeOf(archive, path);
  if (!tree?.ok) return [];
  const own = new Map<number, string>();
  const listed = childNamed(tree.value, "numFmts");
  for (const one of listed === undefined ? [] : childrenNamed(listed, "numFmt")) {
    own.set(Number(attribute(one, "numFmtId")), attribute(one, "formatCode") ?? "");
  }
  const styles = childNamed(tree.value, "cellXfs");
  return (styles === undefined ? [] : childrenNamed(styles, "xf")).map((style) => {
    const id = Number(attribute(style, "numFmtId") ?? 0);
    return formatOfCode(own.get(id) ?? builtIn[id] ?? "");
  });
}

/** What a format code says of a number (ECMA-376-1, 18.8.31). Of several sections the first counts. */
export function formatOfCode(code: string): NumberFormat {
  if (code.length > longestCode) return plainNumber;
  // quoted text, escaped characters, fillers, and brackets with colours, conditions and locales say nothing; [h] is a time
  const [bare = ""] = code
    .replace(/"[^"]*"|\\[^-]|[_*]./g, "")
    .replace(/\[(?!(?:h+|m+|s+)\])[^\]]*\]/gi, "")
    .split(";");
  const groups = /^0{2,20}(?:\\?-0{1,20}){0,5}$/.test(bare)
    ? bare
        .replaceAll("\\", "")
        .split("-")
        .map((one) => one.length)
    : [];
  if (groups.length > 0) return { kind: "digits", groups };
  const letters = bare.toLowerCase();
  if (/general|[0#?]/.test(letters.replace(/s\.0+/g, "s"))) return plainNumber;
  const hasTime = /[hs]/.test(letters);
  const hasYear = letters.includes("y") || /(?:^|[^a-z])e+(?:[^a-z]|$)/.test(letters);
  const hasDay = letters.includes("d");
  const hasMonth = letters.includes("m");
  if (hasDay) return { kind: "date", shows: "day", time: hasTime };
  if (hasYear) return { kind: "date", shows: hasMonth ? "month" : "year", time: false };
  if (hasTime) return { kind: "time" };
  return hasMonth ? { kind: "date", shows: "day", time: false } : plainNumber;
}
