import { ByteWriter } from "./byte-writer.ts";
import type { SectionReader, SectionWriter } from "./sections.ts";

/** Writes a list of texts as a section with their UTF-8 and one with where each begins. */
export function writeTexts(sections: SectionWriter, name: string, texts: Iterable<string>): void {
  const out = new ByteWriter(1 << 16);
  const starts: number[] = [0];
  for (const text of texts) {
    out.append(Buffer.from(text, "utf8"));
    starts.push(out.length);
  }
  sections.section(name, out.view());
  sections.section(`${name}At`, Uint32Array.from(starts));
}

/** Reads single texts of such a list; where they begin lies in memory, the texts where the caller wants them to. */
export class Texts {
  readonly #sections: SectionReader;
  readonly #name: string;
  readonly #starts: Uint32Array;

  constructor(sections: SectionReader, name: string, resident: boolean) {
    this.#sections = sections;
    this.#name = name;
    this.#starts = new Uint32Array(sections.whole(`${name}At`));
    if (resident) sections.whole(name);
  }

  get length(): number {
    return this.#starts.length - 1;
  }

  at(index: number): string {
    const bytes = this.#sections.bytes(this.#name, this.#starts[index] ?? 0, this.#starts[index + 1] ?? 0);
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("utf8");
  }

  *all(): Generator<string> {
    for (let i = 0; i < this.length; i += 1) yield this.at(i);
  }
}
