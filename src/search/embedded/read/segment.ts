import type { FacetName } from "../../fields.ts";
import { Bitmap } from "../files/bitmap.ts";
import { type Column, readColumn } from "../files/columns.ts";
import { Dictionary, type TermEntry } from "../files/dictionary.ts";
import { FacetColumn } from "../files/facet-column.ts";
import { isSideFacet } from "../files/facet-kinds.ts";
import { keyHash } from "../files/key-hash.ts";
import { KeyTable } from "../files/key-table.ts";
import { Postings } from "../files/postings.ts";
import { SectionReader, type SharedSections } from "../files/sections.ts";
import { SortedTexts } from "../files/sorted-texts.ts";
import { Texts } from "../files/texts.ts";

/** Where a segment's files are, and how many documents it has. */
export interface SegmentPlace {
  readonly name: string;
  readonly documents: number;
  readonly text: string;
  readonly side: string;
  /** Which documents are gone; absent where all are there. */
  readonly gone?: { readonly path: string; readonly count: number };
}

/** What lies in memory of a segment's files. */
interface InMemory {
  readonly text?: SharedSections;
  readonly side?: SharedSections;
  readonly gone?: SharedSections;
}

/** What another thread needs to open the same segment without reading again what is in memory. */
export interface SharedSegment extends InMemory {
  readonly place: SegmentPlace;
}

/** What most searches need, in the order in which it is brought into memory while the bound lets it: first the text's, the side columns then. */
const wantedFirst = [
  /^(?:terms|termBlocks)$/,
  /^(?:date|year|kind|hidden|idOrder)$/,
  /^idAt(?:Bases|By\d)$/,
  /\.(?:one|set|many|at|firstForm|(?:keys|forms)At(?:Bases|By\d))$/,
];
const wantedThen = [/^postings$/, /^positions$/];

/** Decoded beginnings of postings that are kept: of so many words, those of many documents. */
const mostKept = 256;
const worthKeeping = 8;

/**
 * One immutable segment, open for reading, as it is in one state of the index: with its deletions and side columns. Sections come into
 * memory when they are first asked for.
 */
export class Segment {
  readonly place: SegmentPlace;
  readonly documents: number;
  readonly text: SectionReader;
  readonly #side: SectionReader;
  readonly #goneFile: SectionReader | undefined;
  readonly gone: Bitmap | undefined;
  readonly #facets = new Map<FacetName, FacetColumn>();
  #postings = new Map<number, Postings>();
  #dictionary: Dictionary | undefined;
  #ids: Texts | undefined;
  #titles: SortedTexts | undefined;
  #idRank: Uint32Array | undefined;
  #hides: boolean | undefined;
  #titleRank: Uint32Array | undefined;

  /** `before`: the same segment in another state; what was read or worked out there and holds here is not read again. */
  constructor(place: SegmentPlace, shared?: InMemory, before?: Segment) {
    this.place = place;
    this.documents = place.documents;
    const known = { ...before?.inMemoryFor(place), ...shared };
    const open: SectionReader[] = [];
    const openFile = (path: string, sections?: SharedSections): SectionReader => {
      const reader = new SectionReader(path, sections);
      open.push(reader);
      return reader;
    };
    try {
      this.text = openFile(place.text, known.text);
      this.#side = openFile(place.side, known.side);
      if (place.gone !== undefined) {
        this.#goneFile = openFile(place.gone.path, known.gone);
        this.gone = new Bitmap(new Uint8Array(this.#goneFile.whole("gone")), place.gone.count);
      }
    } catch (error) {
      for (const reader of open) reader.close();
      throw error;
    }
    if (before?.place.text === place.text) this.#inherit(before);
  }

  /** What lies in memory and is of use in another state of the segment. */
  inMemoryFor(place: SegmentPlace): InMemory {
    if (place.text !== this.place.text) return {};
    return { text: this.text.share(), ...(place.side === this.place.side ? { side: this.#side.share() } : {}) };
  }

  #inherit(before: Segment): void {
    this.#dictionary = before.#dictionary;
    this.#postings = before.#postings;
    this.#idRank = before.#idRank;
    this.#hides = before.#hides;
    this.#titleRank = before.#titleRank;
    for (const [facet, column] of before.#facets) {
      if (!isSideFacet(facet) || before.place.side === this.place.side) this.#facets.set(facet, column);
    }
  }

  get live(): number {
    return this.documents - (this.gone?.count ?? 0);
  }

  get dictionary(): Dictionary {
    return (this.#dictionary ??= new Dictionary(this.text));
  }

  get dates(): Int32Array {
    return new Int32Array(this.text.whole("date"));
  }

  get years(): Int16Array {
    return new Int16Array(this.text.whole("year"));
  }

  get kinds(): Uint8Array {
    return new Uint8Array(this.text.whole("kind"));
  }

  get hidden(): Uint8Array {
    return new Uint8Array(this.text.whole("hidden"));
  }

  /** Whether any document is hidden. */
  get hides(): boolean {
    return (this.#hides ??= this.hidden.includes(1));
  }

  get ids(): Texts {
    return (this.#ids ??= new Texts(this.text, "id", false));
  }

  /** Documents in the order of their ids. */
  get idOrder(): Uint32Array {
    return new Uint32Array(this.text.whole("idOrder"));
  }

  /** Brings into memory what searches need, as far as so many bytes go; gives how many are left. */
  load(bytes: number): number {
    let left = bytes;
    const named = (patterns: readonly RegExp[]): (readonly [SectionReader, string])[] =>
      patterns.flatMap((pattern) =>
        this.text.names().flatMap((name) => (pattern.test(name) ? [[this.text, name] as const] : [])),
      );
    const side = this.#side.names().map((name) => [this.#side, name] as const);
    for (const [sections, name] of [...named(wantedFirst), ...side, ...named(wantedThen)]) {
      if (sections.sizeOf(name) > left) continue;
      sections.whole(name);
      left -= sections.sizeOf(name);
    }
    return left;
  }

  share(): SharedSegment {
    return {
      place: this.place,
      text: this.text.share(),
      side: this.#side.share(),
      ...(this.#goneFile === undefined ? {} : { gone: this.#goneFile.share() }),
    };
  }

  postings(entry: TermEntry): Postings {
    const known = this.#postings.get(entry.postingsAt);
    if (known !== undefined) return known;
    const bytes = this.text.bytes("postings", entry.postingsAt, entry.postingsAt + entry.postingsSize);
    const postings = new Postings(bytes, entry.docs);
    // Where they are not in memory, the bytes themselves would be kept.
    if (postings.blocks < worthKeeping || !this.text.isResident("postings")) return postings;
    if (this.#postings.size === mostKept) this.#postings.clear();
    this.#postings.set(entry.postingsAt, postings);
    return postings;
  }

  facet(facet: FacetName): FacetColumn {
    let column = this.#facets.get(facet);
    if (column === undefined) {
      column = new FacetColumn(isSideFacet(facet) ? this.#side : this.text, facet, this.documents);
      this.#facets.set(facet, column);
    }
    return column;
  }

  get reads(): Column {
    return readColumn(this.#side, "reads", this.documents);
  }

  get versions(): Column {
    return readColumn(this.text, "version", this.documents);
  }

  /** Titles by their place in the order of titles. */
  get sortedTitles(): SortedTexts {
    return (this.#titles ??= new SortedTexts(this.text, "sortTitle"));
  }

  titleOf(doc: number): string {
    return this.sortedTitles.at(this.titleRank[doc]!);
  }

  /** Hash of the group that each document is in, 0 for none; undefined where none is in any. */
  get groups(): Float64Array | undefined {
    return this.#side.has("group") ? new Float64Array(this.#side.whole("group")) : undefined;
  }

  keyTable(name: "ids" | "names" | "titles"): KeyTable {
    return new KeyTable(this.text, name);
  }

  /** The live document of that id. */
  find(id: string): number | undefined {
    for (const doc of this.keyTable("ids").find(keyHash(id))) {
      if (this.gone?.has(doc) !== true && this.ids.at(doc) === id) return doc;
    }
    return undefined;
  }

  /** Place of each document in the order of ids. */
  get idRank(): Uint32Array {
    return (this.#idRank ??= ranks(this.idOrder));
  }

  /** Documents in the order of their titles. */
  get titleOrder(): Uint32Array {
    return new Uint32Array(this.text.whole("titleOrder"));
  }

  /** Place of each document in the order of titles. */
  get titleRank(): Uint32Array {
    return (this.#titleRank ??= ranks(this.titleOrder));
  }

  /** How many documents in the order of ids have an id that is not greater. */
  countUpTo(id: string): number {
    let low = 0;
    let high = this.documents;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.ids.at(this.idOrder[middle]!) <= id) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  *check(): Generator<string> {
    yield* this.text.check();
    yield* this.#side.check();
    if (this.#goneFile !== undefined) yield* this.#goneFile.check();
  }

  get bytes(): number {
    return this.text.size + this.#side.size + (this.#goneFile?.size ?? 0);
  }

  close(): void {
    this.text.close();
    this.#side.close();
    this.#goneFile?.close();
  }
}

function ranks(order: Uint32Array): Uint32Array {
  const ranks = new Uint32Array(order.length);
  for (let i = 0; i < order.length; i += 1) ranks[order[i]!] = i;
  return ranks;
}
