const numbers = new Intl.NumberFormat("en");

/** `1,204` */
export function number(value: number): string {
  return numbers.format(value);
}

/** `1 article`, `1,204 articles`. */
export function count(value: number, one: string, many: string): string {
  return `${number(value)} ${value === 1 ? one : many}`;
}

/** A share as a whole percentage that never rounds "some" to none nor "nearly all" to all. */
export function percent(part: number, whole: number): string {
  if (whole <= 0) return "0 %";
  const share = Math.round((100 * part) / whole);
  const honest = part > 0 && share === 0 ? 1 : part < whole && share === 100 ? 99 : share;
  return `${honest} %`;
}

/** `a`, `a and b`, `a, b and c`. */
export function list(items: readonly string[]): string {
  return items.length < 2 ? (items[0] ?? "") : `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;
}
