import type { FacetName } from "../../fields.ts";
import { ByteWriter } from "../files/byte-writer.ts";
import { FacetColumnBuilder } from "../files/facet-column.ts";
import type { SectionWriter } from "../files/sections.ts";
import { writeTexts } from "../files/texts.ts";
import type { Segment } from "../read/segment.ts";
import { compareTitles } from "./document-columns.ts";
import type { MergeInput } from "./merge-postings.ts";

/** Live documents of all inputs in their new order. */
function* live(inputs: readonly MergeInput[]): Generator<[segment: Segment, doc: number]> {
  for (const { segment, renumbered } of inputs) {
    for (let doc = 0; doc < segment.documents; doc += 1) if (renumbered[doc]! >= 0) yield [segment, doc];
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

/** Several sorted lists of documents as one, in their new numbers; of those that are gone, none. */
function mergeOrders(
  inputs: readonly MergeInput[],
  orderOf: (segment: Segment) => ArrayLike<number>,
  precedes: (a: number, b: number) => boolean,
  size: number,
): Uint32Array {
  const lists = inputs.map(({ segment, renumbered }) => {
    const order = orderOf(segment);
    return Array.from(order, (doc) => renumbered[doc]!).filter((doc) => doc >= 0);
  });
  const at = lists.map(() => 0);
  const merged = new Uint32Array(size);
  for (let i = 0; i < size; i += 1) {
    let best = -1;
    for (let list = 0; list < lists.length; list += 1) {
      if (at[list]! >= lists[list]!.length) continue;
      if (best < 0 || precedes(lists[list]![at[list]!]!, lists[best]![at[best]!]!)) best = list;
    }
    merged[i] = lists[best]![at[best]!++]!;
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
  const hashes: number[] = [];
  const docs: number[] = [];
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
    hashes.push(tables[best]!.hashes[place]!);
    docs.push(doc);
  }
  sections.section(`${name}Hash`, Float64Array.from(hashes));
  sections.section(`${name}Doc`, Int32Array.from(docs));
}

/** What each document has once: of all inputs, in their new order. */
export function mergeColumns(inputs: readonly MergeInput[], size: number, sections: SectionWriter): void {
  const ids: string[] = [];
  const titles: string[] = [];
  for (const [segment, doc] of live(inputs)) {
    ids.push(segment.ids.at(doc));
    titles.push(segment.titles.at(doc));
  }
  writeTexts(sections, "id", ids);
  writeTexts(sections, "sortTitle", titles);
  const byId = (a: number, b: number): boolean => ids[a]! < ids[b]!;
  sections.section(
    "idOrder",
    mergeOrders(inputs, (segment) => segment.idOrder, byId, size),
  );
  const byTitle = (a: number, b: number): boolean => compareTitles(titles[a]!, ids[a]!, titles[b]!, ids[b]!) < 0;
  sections.section(
    "titleOrder",
    mergeOrders(inputs, (segment) => segment.titleOrder, byTitle, size),
  );
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

export function mergeFacet(inputs: readonly MergeInput[], facet: FacetName, sections: SectionWriter): void {
  const builder = new FacetColumnBuilder();
  for (const { segment, renumbered } of inputs) {
    const column = segment.facet(facet);
    const numbers = new Int32Array(column.forms.length).fill(-1);
    const keyOf = (form: number): string => column.keys.at(column.keyOfForm?.[form] ?? form);
    const push = (form: number): void => {
      if (numbers[form]! < 0) numbers[form] = builder.number(keyOf(form), column.forms.at(form));
      builder.push(numbers[form]!);
    };
    for (let doc = 0; doc < segment.documents; doc += 1) {
      if (renumbered[doc]! < 0) continue;
      for (const form of column.of(doc)) push(form);
      builder.end();
    }
  }
  builder.write(sections, facet);
}

export function mergeReads(inputs: readonly MergeInput[], size: number, sections: SectionWriter): void {
  sections.section(
    "reads",
    gather(inputs, new Uint32Array(size), (segment) => segment.reads),
  );
}
