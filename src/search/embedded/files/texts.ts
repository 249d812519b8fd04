import { ByteWriter } from "./byte-writer.ts";
import { GrowingUint32 } from "./grow.ts";
import type { SectionReader, SectionWriter } from "./sections.ts";
import { Starts, writeStarts } from "./starts.ts";

const pieceBytes = 1 << 16;

/** Writes a list of texts as a section with their UTF-8 and one with where each begins. */
export function writeTexts(sections: SectionWriter, name: string, texts: Iterable<string>): void {
  const out = new ByteWriter(pieceBytes);
  const starts = new GrowingUint32();
  let written = 0;
  sections.begin(name);
  starts.push(0);
  for (const text of texts) {
    out.append(Buffer.from(text, "utf8"));
    starts.push(written + out.length);
    if (out.length < pieceBytes) continue;
    sections.write(out.view());
    written += out.length;
    out.clear();
  }
  sections.write(out.view());
  writeStarts(sections, `${name}At`, starts.view());
}

/** Reads single texts of such a list; where they begin lies in memory, the texts where the caller wants them to. */
export class Texts {
  readonly #sections: SectionReader;
  readonly #name: string;
  readonly #starts: Starts;

  constructor(sections: SectionReader, name: string, resident: boolean) {
    this.#sections = sections;
    this.#name = name;
    this.#starts = new Starts(sections, `${name}At`);
    if (resident) sections.whole(name);
  }

  get length(): number {
    return this.#starts.length;
  }

  at(index: number): string {
    const bytes = this.#sections.bytes(this.#name, this.#starts.at(index), this.#starts.at(index + 1));
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("utf8");
  }

  *all(): Generator<string> {
    for (let i = 0; i < this.length; i += 1) yield this.at(i);
  }
}
