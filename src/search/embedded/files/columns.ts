import type { SectionReader, SectionWriter } from "./sections.ts";

export type Column = Uint8Array | Uint16Array | Uint32Array;

/** Writes whole numbers in as few bytes each as the largest needs. */
export function writeColumn(sections: SectionWriter, name: string, values: ArrayLike<number>, largest: number): void {
  if (largest < 0x100) sections.section(name, Uint8Array.from(values));
  else if (largest < 0x10000) sections.section(name, Uint16Array.from(values));
  else sections.section(name, Uint32Array.from(values));
}

/** A column of `length` numbers; how wide they are follows from its size. */
export function readColumn(sections: SectionReader, name: string, length: number): Column {
  const bytes = sections.whole(name);
  if (bytes.byteLength <= length) return new Uint8Array(bytes);
  return bytes.byteLength === length * 2 ? new Uint16Array(bytes) : new Uint32Array(bytes);
}
