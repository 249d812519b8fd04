import type { FacetCount } from "../../engine.ts";
import type { KeyCounts } from "./count-facets.ts";

/** Numbers of the `n` largest counts above zero, and the largest that was left out. Ties are all taken or all left. */
function largest(counts: Uint32Array, n: number): { keys: number[]; left: number } {
  const keys: number[] = [];
  for (let key = 0; key < counts.length; key += 1) if (counts[key]! > 0) keys.push(key);
  if (keys.length <= n) return { keys, left: 0 };
  const threshold = nthLargest(counts, keys, n);
  let left = 0;
  const taken = keys.filter((key) => {
    const count = counts[key]!;
    if (count >= threshold) return true;
    if (count > left) left = count;
    return false;
  });
  return { keys: taken, left };
}

/** The count that the n-th largest has. */
function nthLargest(counts: Uint32Array, keys: readonly number[], n: number): number {
  const sorted = Uint32Array.from(keys, (key) => counts[key]!).sort();
  return sorted[sorted.length - n] ?? 1;
}

/**
 * The most frequent values of a facet over all segments, ties by value. A value that is in no segment's own top cannot be among
 * them while the sum of what the tops left out is below the last one found; else the tops are made longer.
 */
export function topValues(parts: readonly KeyCounts[], wanted: number, show: (key: string) => string): FacetCount[] {
  if (wanted <= 0) return [];
  for (let n = wanted + 8; ; n *= 8) {
    const totals = new Map<string, number>();
    let left = 0;
    for (const { column, counts } of parts) {
      const top = largest(counts, n);
      left += top.left;
      for (const key of top.keys) totals.set(column.keys.at(key), counts[key]!);
    }
    if (parts.length > 1) for (const key of totals.keys()) totals.set(key, totalOf(parts, key));
    const sorted = [...totals].sort((a, b) => b[1] - a[1]);
    const last = sorted[wanted - 1]?.[1] ?? 0;
    if (left > 0 && last <= left) continue;
    // Ties are told apart by what is shown, so that all that tie with the last one have to be shown.
    const candidates = sorted.filter(([, count]) => count >= last).map(([key, count]) => ({ value: show(key), count }));
    return candidates.sort((a, b) => b.count - a.count || compare(a.value, b.value)).slice(0, wanted);
  }
}

export function totalOf(parts: readonly KeyCounts[], key: string): number {
  let total = 0;
  for (const { column, counts } of parts) {
    const found = column.find(key);
    if (found !== undefined) total += counts[found]!;
  }
  return total;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
