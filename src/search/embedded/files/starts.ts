import type { SectionReader, SectionWriter } from "./sections.ts";

/** Of so many starts the first stands whole, the others as how far they are from it. */
const together = 16;

const widths = {
  By1: (bytes: SharedArrayBuffer) => new Uint8Array(bytes),
  By2: (bytes: SharedArrayBuffer) => new Uint16Array(bytes),
  By4: (bytes: SharedArrayBuffer) => new Uint32Array(bytes),
} as const;

/** Writes where things begin that stand one after another: numbers that do not fall, the end of the last one included. */
export function writeStarts(sections: SectionWriter, name: string, starts: Uint32Array): void {
  const bases = new Uint32Array(Math.ceil(starts.length / together));
  const rest = new Uint32Array(starts.length);
  let widest = 0;
  for (let i = 0; i < starts.length; i += 1) {
    if (i % together === 0) bases[i / together] = starts[i]!;
    rest[i] = starts[i]! - bases[Math.floor(i / together)]!;
    widest = Math.max(widest, rest[i]!);
  }
  sections.section(`${name}Bases`, bases);
  if (widest < 0x100) sections.section(`${name}By1`, Uint8Array.from(rest));
  else if (widest < 0x10000) sections.section(`${name}By2`, Uint16Array.from(rest));
  else sections.section(`${name}By4`, rest);
}

/** Where things begin, in a quarter of the room or so. */
export class Starts {
  readonly #bases: Uint32Array;
  readonly #rest: Uint8Array | Uint16Array | Uint32Array;

  constructor(sections: SectionReader, name: string) {
    this.#bases = new Uint32Array(sections.whole(`${name}Bases`));
    const width = sections.has(`${name}By1`) ? "By1" : sections.has(`${name}By2`) ? "By2" : "By4";
    this.#rest = widths[width](sections.whole(name + width));
  }

  /** How many things there are. */
  get length(): number {
    return this.#rest.length - 1;
  }

  /** Where one begins; of the number behind the last, where that one ends; 0 beyond. */
  at(index: number): number {
    return (this.#bases[Math.floor(index / together)] ?? 0) + (this.#rest[index] ?? 0);
  }
}
