/** A small generator of numbers from 0 to 1 (mulberry32): the same seed gives the same. */
export function seeded(seed: number): () => number {
  let state = seed * 0x9e3779b9;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export type Random = () => number;

/** Less than `size`. */
export function below(random: Random, size: number): number {
  return Math.floor(random() * size);
}

/** What tears documents of any format: marks of XML, JSON, CSV, MARC and RIS, characters that are none, other encodings. */
const tokens = [
  ..."< > & \" ' / = { } [ ] , : ; \\ \n \r\n \t \0 | @".split(" "),
  ...[
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "&amp;",
    "&x;",
    "&#0;",
    "<a>",
    "</a>",
    "<?xml version='1.0'?>",
    "<!DOCTYPE a [",
  ],
  ...["null", "1e999", "-", "\\u0000", "\\ud800", '"__proto__":', '""', "ER  - ", "TY  - JOUR", "\x1d", "\x1e", "\x1f"],
  ...["\ufeff", "\ufffe", "\u202e", "ی", "😀", "\u2029", "%p", "10.5555/x", "9999-99-99", "2020-13-45"],
].map((text) => Buffer.from(text));
const wrongBytes = [[0xff], [0xc3], [0xed, 0xa0, 0x80], [0xf0, 0x9f], [0x80], [0xfe, 0xff]].map((bytes) =>
  Buffer.from(bytes),
);

/** The bytes with one to six faults put in at random: cut, doubled, moved, overwritten, spliced with another document. */
export function mutated(bytes: Buffer, other: Buffer, random: Random): Buffer {
  let result = bytes;
  for (let left = 1 + below(random, 6); left > 0; left -= 1) result = once(result, other, random);
  return result;
}

function once(bytes: Buffer, other: Buffer, random: Random): Buffer {
  const at = below(random, bytes.length + 1);
  const to = Math.min(bytes.length, at + below(random, 200));
  const put = (inner: Uint8Array, end = at): Buffer =>
    Buffer.concat([bytes.subarray(0, at), inner, bytes.subarray(end)]);
  switch (below(random, 8)) {
    case 0:
      return bytes.subarray(0, at);
    case 1:
      return put(tokens[below(random, tokens.length)] ?? tokens[0] ?? Buffer.alloc(0), random() < 0.5 ? at : at + 1);
    case 2:
      return put(wrongBytes[below(random, wrongBytes.length)] ?? Buffer.alloc(0));
    case 3:
      return put(Buffer.alloc(0), to);
    case 4:
      return put(bytes.subarray(at, to));
    case 5: {
      const flipped = Buffer.from(bytes);
      if (at < bytes.length) flipped[at] = (flipped[at] ?? 0) ^ (1 << below(random, 8));
      return flipped;
    }
    case 6: {
      const from = below(random, other.length);
      return put(other.subarray(from, from + below(random, 500)));
    }
    default: {
      const from = below(random, bytes.length);
      return put(bytes.subarray(from, from + below(random, 1000)));
    }
  }
}

/** Sizes of pieces: many small ones now and then, else a few of any size. */
export function pieces(length: number, random: Random): number[] {
  const most = random() < 0.2 ? 8 : Math.max(2, Math.floor(length / 4));
  return Array.from({ length: below(random, 200) }, () => 1 + below(random, most));
}
