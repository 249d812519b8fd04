import { softWords } from "./tables.ts";
import type { HeadlineWords } from "./words.ts";

/** More than any headline has. */
const mostKeys = 16;
const weakLetters = /[aeiouyاویےهہئءں]/g;
/** FNV's offset and prime, 32 bits; two of them with different seeds make up a key. */
const [basis, prime, otherBasis] = [0x811c9dc5, 0x01000193, 0x9747b28c];

/**
 * Keys under which a headline finds those that may tell the same: one for each two of its words that stand side by side, in either order, without the letters
 * that spellings differ in. Two headlines that `tellSame` says yes of nearly always have one in common (test/stories).
 */
export function storyKeys({ words }: HeadlineWords): number[] {
  const bones = words.filter((word) => !softWords.has(word)).map(skeleton);
  const keys = new Set<number>();
  for (let index = 1; index < bones.length && keys.size < mostKeys; index += 1) {
    const [a = "", b = ""] = [bones[index - 1], bones[index]];
    if (a !== b) keys.add(keyOf(a < b ? `${a} ${b}` : `${b} ${a}`));
  }
  return [...keys];
}

/** The first letter and the consonants behind it. */
function skeleton(word: string): string {
  return word.slice(0, 1) + word.slice(1).replace(weakLetters, "");
}

/** 53 bits, as many as a number holds. */
function keyOf(text: string): number {
  return (hash(text, basis) >>> 11) * 2 ** 32 + hash(text, otherBasis);
}

function hash(text: string, seed: number): number {
  let value = seed;
  for (let index = 0; index < text.length; index += 1) value = Math.imul(value ^ text.charCodeAt(index), prime);
  value ^= value >>> 15;
  return Math.imul(value, 0x2c1b3c6d) >>> 0;
}
