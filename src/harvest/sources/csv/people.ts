/** Signs between the names of one cell that are never part of one, the surest first. */
const sure = [/\s*;\s*/, /\s*\|\s*/, /\s*[\r\n]+\s*/, /\s+(?:and|&|اور)\s+/iu, /\s*،\s*/u];

/**
 * The names of one cell: apart by the sign that the mapping names, else by `;`, `|`, line breaks, `and` or `،`; by commas where each part is
 * a whole name (`Sara Khan, Ali Shah`), for else a comma stands within one (`Khan, Sara`).
 */
export function splitNames(cell: string, separator: string | undefined): string[] {
  const parts = separator === undefined ? apart(cell) : cell.split(separator);
  return parts.map((part) => part.trim()).filter((part) => part !== "");
}

function apart(cell: string): string[] {
  const sign = sure.find((one) => one.test(cell));
  if (sign === undefined) return byCommas(cell);
  const parts = cell.split(sign);
  // `Sara Khan, Ali Shah and Zia Mir`
  const isList =
    sign === sure[3] && parts.slice(0, -1).every((part) => byCommas(part).length > 1 || !part.includes(","));
  return isList ? parts.flatMap(byCommas) : parts;
}

function byCommas(cell: string): string[] {
  const parts = cell.split(/\s*,\s*/).filter((part) => part !== "");
  const whole = parts.every((part) => /[\p{L}.]+\s+\p{L}/u.test(part) && !/^(?:\p{Lu}\.?[\s-]?){1,4}$/u.test(part));
  return parts.length > 1 && whole ? parts : [cell];
}

/** Keywords and languages of one cell: by the sign that the mapping names, else `;`, `|`, `،` or line breaks, else commas. */
export function splitWords(cell: string, separator: string | undefined): string[] {
  const sign = separator ?? [/[;|]/, /[،؛]/u, /[\r\n]+/, /,/].find((one) => one.test(cell));
  return sign === undefined ? [cell] : cell.split(sign).map((part) => part.trim());
}
