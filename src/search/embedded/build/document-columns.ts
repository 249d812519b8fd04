import { kinds } from "../../../domain/record.ts";
import { titleKey } from "../../../text/title.ts";
import type { SearchDocument } from "../../engine.ts";
import { writeColumn } from "../files/columns.ts";
import { keyHash } from "../files/key-hash.ts";
import { keptHash, writeKeyTable } from "../files/key-table.ts";
import type { SectionWriter } from "../files/sections.ts";
import { writeSortedTexts } from "../files/sorted-texts.ts";
import { writeTexts } from "../files/texts.ts";
import { compareTitles, missing, noYear } from "../files/title-order.ts";

/** Pairs of a key's hash and a document, in order of documents. */
export class KeyPairs {
  readonly hashes: number[] = [];
  readonly docs: number[] = [];

  add(hash: number, doc: number): void {
    this.hashes.push(keptHash(hash));
    this.docs.push(doc);
  }

  write(sections: SectionWriter, name: string): void {
    const { hashes, docs } = this;
    const order = new Uint32Array(hashes.length).map((_, i) => i);
    order.sort((a, b) => hashes[a]! - hashes[b]! || docs[a]! - docs[b]!);
    writeKeyTable(
      sections,
      name,
      Float64Array.from(order, (i) => hashes[i]!),
      Int32Array.from(order, (i) => docs[i]!),
    );
  }
}

/** What each document has once: id, version, kind, dates, titles to sort by, keys to be found by. */
export class DocumentColumns {
  readonly #ids: string[] = [];
  readonly #versions: number[] = [];
  readonly #kinds: number[] = [];
  readonly #hidden: number[] = [];
  readonly #dates: number[] = [];
  readonly #years: number[] = [];
  readonly #titles: string[] = [];
  readonly #byId = new KeyPairs();
  readonly #byName = new KeyPairs();
  readonly #byTitle = new KeyPairs();

  get length(): number {
    return this.#ids.length;
  }

  add(document: SearchDocument): void {
    const doc = this.#ids.length;
    this.#ids.push(document.id);
    this.#versions.push(document.version);
    this.#kinds.push(kinds.indexOf(document.kind));
    this.#hidden.push(document.hidden ? 1 : 0);
    this.#dates.push(document.numbers.date ?? missing);
    this.#years.push(document.numbers.year ?? noYear);
    this.#titles.push(document.sortTitle);
    this.#byId.add(keyHash(document.id), doc);
    for (const hash of new Set(document.identifiers.map(keyHash))) this.#byName.add(hash, doc);
    const titles = (document.texts.title ?? []).map(titleKey).filter((key) => key !== "");
    for (const hash of new Set(titles.map(keyHash))) this.#byTitle.add(hash, doc);
  }

  write(sections: SectionWriter): void {
    const order = this.#ids.map((_, doc) => doc);
    const ids = this.#ids;
    writeTexts(sections, "id", ids);
    order.sort((a, b) => (ids[a]! < ids[b]! ? -1 : 1));
    sections.section("idOrder", Uint32Array.from(order));
    this.#byId.write(sections, "ids");
    const titles = this.#titles;
    order.sort((a, b) => compareTitles(titles[a]!, ids[a]!, titles[b]!, ids[b]!));
    sections.section("titleOrder", Uint32Array.from(order));
    writeSortedTexts(
      sections,
      "sortTitle",
      order.map((doc) => titles[doc]!),
    );
    writeColumn(sections, "version", this.#versions);
    sections.section("kind", Uint8Array.from(this.#kinds));
    sections.section("hidden", Uint8Array.from(this.#hidden));
    sections.section("date", Int32Array.from(this.#dates));
    sections.section("year", Int16Array.from(this.#years));
    this.#byName.write(sections, "names");
    this.#byTitle.write(sections, "titles");
  }
}
