import { ByteReader, ByteWriter } from "./byte-writer.ts";
import { GrowingUint32 } from "./grow.ts";
import type { SectionReader, SectionWriter } from "./sections.ts";
import { SharedStart } from "./shared-start.ts";

/*
 * Texts in rising order, sixteen a block: of each how many bytes it shares with the one before it, how many are its own, and those.
 */

const blockTexts = 16;
/** Bytes that are gathered before they are written. */
const pieceBytes = 1 << 20;

/** Writes texts, which come in their order, one by one. */
export function writeSortedTexts(sections: SectionWriter, name: string, texts: Iterable<string>): void {
  const out = new ByteWriter(pieceBytes);
  const starts = new GrowingUint32();
  let written = 0;
  let count = 0;
  let last: Uint8Array = new Uint8Array(0);
  sections.begin(name);
  for (const text of texts) {
    const bytes = Buffer.from(text, "utf8");
    let shared = 0;
    if (count++ % blockTexts === 0) starts.push(written + out.length);
    else {
      const most = Math.min(bytes.length, last.length);
      while (shared < most && bytes[shared] === last[shared]) shared += 1;
    }
    out.varint(shared);
    out.varint(bytes.length - shared);
    out.append(bytes, shared, bytes.length);
    last = bytes;
    if (out.length < pieceBytes) continue;
    sections.write(out.view());
    written += out.length;
    out.clear();
  }
  sections.write(out.view());
  starts.push(written + out.length);
  sections.section(`${name}At`, starts.view());
}

/** Reads single texts by their place in the order; texts that stand near each other cost little more than one. */
export class SortedTexts {
  readonly #sections: SectionReader;
  readonly #name: string;
  readonly #starts: Uint32Array;
  #block = -1;
  #texts: readonly string[] = [];

  constructor(sections: SectionReader, name: string) {
    this.#sections = sections;
    this.#name = name;
    this.#starts = new Uint32Array(sections.whole(`${name}At`));
  }

  at(place: number): string {
    const block = Math.floor(place / blockTexts);
    if (block !== this.#block) {
      this.#texts = this.#read(block);
      this.#block = block;
    }
    return this.#texts[place % blockTexts] ?? "";
  }

  #read(block: number): string[] {
    const bytes = this.#sections.bytes(this.#name, this.#starts[block] ?? 0, this.#starts[block + 1] ?? 0);
    const reader = new ByteReader(bytes);
    const texts: string[] = [];
    const text = new SharedStart(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
    while (reader.at < bytes.length) {
      const shared = reader.varint();
      const size = reader.varint();
      texts.push(text.next(shared, reader.at, size));
      reader.at += size;
    }
    return texts;
  }
}
