import { ByteWriter } from "../files/byte-writer.ts";
import type { SectionWriter } from "../files/sections.ts";
import { type Texts, writeTexts } from "../files/texts.ts";
import { compareTitles } from "../files/title-order.ts";
import type { Segment } from "../read/segment.ts";
import type { MergeInput } from "./merge-postings.ts";

/** The texts of live documents of all inputs in their new order. */
function* textsOf(inputs: readonly MergeInput[], of: (segment: Segment) => Texts): Generator<string> {
  for (const { segment, renumbered } of inputs) {
    const texts = of(segment);
    for (let doc = 0; doc < segment.documents; doc += 1) if (renumbered[doc]! >= 0) yield texts.at(doc);
  }
}

type Numbers = Float64Array | Int32Array | Uint32Array | Uint8Array;

/** A column of numbers, in the kind of array that `empty` is. */
function gather<T extends Numbers>(
  inputs: readonly MergeInput[],
  into: T,
  of: (segment: Segment) => ArrayLike<number>,
): T {
  let at = 0;
  for (const { segment, renumbered } of inputs) {
    const column = of(segment);
    for (let doc = 0; doc < segment.documents; doc += 1) if (renumbered[doc]! >= 0) into[at++] = column[doc]!;
  }
  return into;
}

/** A segment's documents in some order, one after another, with what they are ordered by. */
class Ordered<K> {
  readonly #input: MergeInput;
  readonly #order: Uint32Array;
  readonly #keyOf: (segment: Segment, doc: number) => K;
  #at = 0;
  /** The new number of the document at hand, -1 behind the last. */
  doc = -1;
  key: K | undefined;

  constructor(input: MergeInput, order: Uint32Array, keyOf: (segment: Segment, doc: number) => K) {
    this.#input = input;
    this.#order = order;
    this.#keyOf = keyOf;
    this.next();
  }

  next(): void {
    const { segment, renumbered } = this.#input;
    this.doc = -1;
    this.key = undefined;
    while (this.#at < this.#order.length) {
      const old = this.#order[this.#at++]!;
      if (renumbered[old]! < 0) continue;
      this.doc = renumbered[old]!;
      this.key = this.#keyOf(segment, old);
      return;
    }
  }
}

/** Several orders as one, in new numbers; of those that are gone, none. */
function mergeOrders<K>(lists: readonly Ordered<K>[], precedes: (a: K, b: K) => boolean, size: number): Uint32Array {
  const merged = new Uint32Array(size);
  for (let i = 0; i < size; i += 1) {
    let best: Ordered<K> | undefined;
    for (const list of lists) {
      if (list.key === undefined) continue;
      if (best?.key === undefined || precedes(list.key, best.key)) best = list;
    }
    if (best === undefined) break;
    merged[i] = best.doc;
    best.next();
  }
  return merged;
}

function mergeKeyTables(
  inputs: readonly MergeInput[],
  name: "ids" | "names" | "titles",
  sections: SectionWriter,
): void {
  const tables = inputs.map(({ segment }) => segment.keyTable(name));
  const at = tables.map(() => 0);
  const size = tables.reduce((sum, table) => sum + table.hashes.length, 0);
  const hashes = new Float64Array(size);
  const docs = new Int32Array(size);
  let count = 0;
  for (;;) {
    let best = -1;
    for (let i = 0; i < tables.length; i += 1) {
      if (at[i]! >= tables[i]!.hashes.length) continue;
      if (best < 0 || tables[i]!.hashes[at[i]!]! < tables[best]!.hashes[at[best]!]!) best = i;
    }
    if (best < 0) break;
    const place = at[best]!++;
    const doc = inputs[best]!.renumbered[tables[best]!.docs[place]!]!;
    if (doc < 0) continue;
    hashes[count] = tables[best]!.hashes[place]!;
    docs[count++] = doc;
  }
  sections.section(`${name}Hash`, hashes.subarray(0, count));
  sections.section(`${name}Doc`, docs.subarray(0, count));
}

interface TitleKey {
  readonly title: string;
  readonly id: string;
}

/** What each document has once: of all inputs, in their new order. */
export function mergeColumns(inputs: readonly MergeInput[], size: number, sections: SectionWriter): void {
  writeTexts(
    sections,
    "id",
    textsOf(inputs, (segment) => segment.ids),
  );
  writeTexts(
    sections,
    "sortTitle",
    textsOf(inputs, (segment) => segment.titles),
  );
  const idOf = (segment: Segment, doc: number): string => segment.ids.at(doc);
  const byId = inputs.map((input) => new Ordered(input, input.segment.idOrder, idOf));
  sections.section(
    "idOrder",
    mergeOrders(byId, (a, b) => a < b, size),
  );
  const titleOf = (segment: Segment, doc: number): TitleKey => ({
    title: segment.titles.at(doc),
    id: segment.ids.at(doc),
  });
  const byTitle = inputs.map((input) => new Ordered(input, input.segment.titleOrder, titleOf));
  const precedes = (a: TitleKey, b: TitleKey): boolean => compareTitles(a.title, a.id, b.title, b.id) < 0;
  sections.section("titleOrder", mergeOrders(byTitle, precedes, size));
  sections.section(
    "version",
    gather(inputs, new Float64Array(size), (segment) => segment.versions),
  );
  sections.section(
    "kind",
    gather(inputs, new Uint8Array(size), (segment) => segment.kinds),
  );
  sections.section(
    "hidden",
    gather(inputs, new Uint8Array(size), (segment) => segment.hidden),
  );
  sections.section(
    "date",
    gather(inputs, new Int32Array(size), (segment) => segment.dates),
  );
  sections.section(
    "year",
    gather(inputs, new Int32Array(size), (segment) => segment.years),
  );
  if (inputs.some(({ segment }) => segment.groups !== undefined)) {
    const none = (segment: Segment): Float64Array => segment.groups ?? new Float64Array(segment.documents);
    sections.section("group", gather(inputs, new Float64Array(size), none));
  }
  for (const name of ["ids", "names", "titles"] as const) mergeKeyTables(inputs, name, sections);
  mergeFields(inputs, sections);
}

/** Where the fields of each document begin. */
function mergeFields(inputs: readonly MergeInput[], sections: SectionWriter): void {
  const out = new ByteWriter(1 << 16);
  const starts: number[] = [];
  for (const { segment, renumbered } of inputs) {
    const fields = new Uint8Array(segment.text.whole("fields"));
    const at = new Uint32Array(segment.text.whole("fieldsAt"));
    for (let doc = 0; doc < segment.documents; doc += 1) {
      if (renumbered[doc]! < 0) continue;
      starts.push(out.length);
      out.append(fields, at[doc], at[doc + 1]);
    }
  }
  starts.push(out.length);
  sections.section("fields", out.view());
  sections.section("fieldsAt", Uint32Array.from(starts));
}

export function mergeReads(inputs: readonly MergeInput[], size: number, sections: SectionWriter): void {
  sections.section(
    "reads",
    gather(inputs, new Uint32Array(size), (segment) => segment.reads),
  );
}
