import type { SectionReader, SectionWriter } from "./sections.ts";

export type Column = Uint8Array | Uint16Array | Uint32Array | Float64Array;

/** Writes whole numbers from 0 on in as few bytes each as the largest needs, or might need. */
export function writeColumn(
  sections: SectionWriter,
  name: string,
  values: ArrayLike<number>,
  largest: number = largestOf(values),
): void {
  if (largest < 0x100) sections.section(name, Uint8Array.from(values));
  else if (largest < 0x10000) sections.section(name, Uint16Array.from(values));
  else if (largest < 2 ** 32) sections.section(name, Uint32Array.from(values));
  else sections.section(name, Float64Array.from(values));
}

function largestOf(values: ArrayLike<number>): number {
  let largest = 0;
  for (let i = 0; i < values.length; i += 1) if (values[i]! > largest) largest = values[i]!;
  return largest;
}

/** A column of `length` numbers; how wide they are follows from its size. */
export function readColumn(sections: SectionReader, name: string, length: number): Column {
  const bytes = sections.whole(name);
  if (bytes.byteLength <= length) return new Uint8Array(bytes);
  if (bytes.byteLength === length * 2) return new Uint16Array(bytes);
  return bytes.byteLength === length * 4 ? new Uint32Array(bytes) : new Float64Array(bytes);
}
