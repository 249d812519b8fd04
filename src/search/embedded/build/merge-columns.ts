import { ByteWriter } from "../files/byte-writer.ts";
import { writeColumn } from "../files/columns.ts";
import { writeKeyTable } from "../files/key-table.ts";
import type { SectionWriter } from "../files/sections.ts";
import { writeSideNumbers } from "../files/side-numbers.ts";
import { writeSortedTexts } from "../files/sorted-texts.ts";
import { Starts, writeStarts } from "../files/starts.ts";
import { writeTexts } from "../files/texts.ts";
import { compareTitles } from "../files/title-order.ts";
import type { Segment } from "../read/segment.ts";
import type { MergeInput } from "./merge-postings.ts";

/** Ids of live documents of all inputs in their new order. */
function* idsOf(inputs: readonly MergeInput[]): Generator<string> {
  for (const { segment, renumbered } of inputs) {
    for (let doc = 0; doc < segment.documents; doc += 1) if (renumbered[doc]! >= 0) yield segment.ids.at(doc);
  }
}

type Numbers = Float64Array | Int32Array | Int16Array | Uint8Array;

/** A column of numbers, in the kind of array that `into` is. */
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
  readonly #keyOf: (segment: Segment, doc: number, place: number) => K;
  #at = 0;
  /** The new number of the document at hand, -1 behind the last. */
  doc = -1;
  key: K | undefined;

  constructor(input: MergeInput, order: Uint32Array, keyOf: (segment: Segment, doc: number, place: number) => K) {
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
      const place = this.#at++;
      const old = this.#order[place]!;
      if (renumbered[old]! < 0) continue;
      this.doc = renumbered[old]!;
      this.key = this.#keyOf(segment, old, place);
      return;
    }
  }
}

/** Several orders as one: each document's new number, with what it is ordered by. */
function* inOrder<K>(
  lists: readonly Ordered<K>[],
  precedes: (a: K, b: K) => boolean,
): Generator<[doc: number, key: K]> {
  for (;;) {
    let best: Ordered<K> | undefined;
    for (const list of lists) {
      if (list.key === undefined) continue;
      if (best?.key === undefined || precedes(list.key, best.key)) best = list;
    }
    if (best?.key === undefined) return;
    yield [best.doc, best.key];
    best.next();
  }
}

function mergeIdOrder(inputs: readonly MergeInput[], size: number, sections: SectionWriter): void {
  const order = new Uint32Array(size);
  const byId = inputs.map((input) => new Ordered(input, input.segment.idOrder, (segment, doc) => segment.ids.at(doc)));
  let at = 0;
  for (const [doc] of inOrder(byId, (a, b) => a < b)) order[at++] = doc;
  sections.section("idOrder", order);
}

interface TitleKey {
  readonly title: string;
  readonly id: string;
}

function mergeTitles(inputs: readonly MergeInput[], size: number, sections: SectionWriter): void {
  const order = new Uint32Array(size);
  const keyOf = (segment: Segment, doc: number, place: number): TitleKey => ({
    title: segment.sortedTitles.at(place),
    id: segment.ids.at(doc),
  });
  const byTitle = inputs.map((input) => new Ordered(input, input.segment.titleOrder, keyOf));
  const precedes = (a: TitleKey, b: TitleKey): boolean => compareTitles(a.title, a.id, b.title, b.id) < 0;
  function* titles(): Generator<string> {
    let at = 0;
    for (const [doc, { title }] of inOrder(byTitle, precedes)) {
      order[at++] = doc;
      yield title;
    }
  }
  writeSortedTexts(sections, "sortTitle", titles());
  sections.section("titleOrder", order);
}

function mergeKeyTables(
  inputs: readonly MergeInput[],
  name: "ids" | "names" | "titles",
  sections: SectionWriter,
): void {
  const tables = inputs.map(({ segment }) => {
    const table = segment.keyTable(name);
    return { hashes: table.hashes(), docs: table.docs };
  });
  const at = tables.map(() => 0);
  const size = tables.reduce((sum, table) => sum + table.docs.length, 0);
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
  writeKeyTable(sections, name, hashes.subarray(0, count), docs.subarray(0, count));
}

/** What each document has once: of all inputs, in their new order. */
export function mergeColumns(inputs: readonly MergeInput[], size: number, sections: SectionWriter): void {
  writeTexts(sections, "id", idsOf(inputs));
  mergeIdOrder(inputs, size, sections);
  mergeTitles(inputs, size, sections);
  writeColumn(
    sections,
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
    gather(inputs, new Int16Array(size), (segment) => segment.years),
  );
  for (const name of ["ids", "names", "titles"] as const) mergeKeyTables(inputs, name, sections);
  mergeFields(inputs, sections);
}

/** Where the fields of each document begin. */
function mergeFields(inputs: readonly MergeInput[], sections: SectionWriter): void {
  const out = new ByteWriter(1 << 16);
  const starts: number[] = [];
  for (const { segment, renumbered } of inputs) {
    const fields = new Uint8Array(segment.text.whole("fields"));
    const at = new Starts(segment.text, "fieldsAt");
    for (let doc = 0; doc < segment.documents; doc += 1) {
      if (renumbered[doc]! < 0) continue;
      starts.push(out.length);
      out.append(fields, at.at(doc), at.at(doc + 1));
    }
  }
  starts.push(out.length);
  sections.section("fields", out.view());
  writeStarts(sections, "fieldsAt", Uint32Array.from(starts));
}

export function mergeSideNumbers(inputs: readonly MergeInput[], size: number, sections: SectionWriter): void {
  const none = (segment: Segment): Float64Array => segment.groups ?? new Float64Array(segment.documents);
  const reads = gather(inputs, new Float64Array(size), (segment) => segment.reads);
  writeSideNumbers(sections, reads, gather(inputs, new Float64Array(size), none));
}
