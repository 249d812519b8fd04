/**
 * A hash of a key in 53 bits, never 0, so that it fits a number and 0 can mean "none". Of a hundred million keys two meet with a chance
 * of one in two; a table that holds a few million of one kind is safe, and what hangs on the very key compares the key too.
 * Two lanes of multiply and mix, in the manner of MurmurHash3's finaliser (public domain).
 */
export function keyHash(key: string): number {
  let a = 0x9e3779b9;
  let b = 0x85ebca6b;
  for (let i = 0; i < key.length; i += 1) {
    const code = key.charCodeAt(i);
    a = Math.imul(a ^ code, 0x9e3779b1);
    b = Math.imul(b ^ code, 0x5f356495);
  }
  a = Math.imul(a ^ (a >>> 16), 0x85ebca6b) ^ Math.imul(b ^ (b >>> 13), 0xc2b2ae35);
  b = Math.imul(b ^ (b >>> 16), 0x85ebca6b) ^ Math.imul(a ^ (a >>> 13), 0xc2b2ae35);
  const hash = 0x100000000 * (0x1fffff & b) + (a >>> 0);
  return hash === 0 ? 1 : hash;
}
