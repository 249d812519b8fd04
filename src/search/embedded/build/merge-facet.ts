import type { FacetName } from "../../fields.ts";
import type { FacetColumn } from "../files/facet-column.ts";
import { writeValues } from "../files/facet-values.ts";
import { GrowingUint32 } from "../files/grow.ts";
import type { SectionWriter } from "../files/sections.ts";
import { writeTexts } from "../files/texts.ts";
import type { MergeInput } from "./merge-postings.ts";

/** One input's column: which of its forms live documents have, and their numbers in the merged column. */
interface Part {
  readonly input: MergeInput;
  readonly column: FacetColumn;
  readonly used: Uint8Array;
  readonly numbers: Uint32Array;
}

function partOf(input: MergeInput, facet: FacetName): Part {
  const column = input.segment.facet(facet);
  const used = new Uint8Array(column.forms.length);
  const part = { input, column, used, numbers: new Uint32Array(column.forms.length) };
  eachDocument(part, (form) => {
    used[form] = 1;
  });
  return part;
}

/** Gives the forms of each live document, and tells where each document ends. */
function eachDocument({ input, column }: Part, form: (form: number) => void, end?: () => void): void {
  for (let doc = 0; doc < input.segment.documents; doc += 1) {
    if (input.renumbered[doc]! < 0) continue;
    for (const one of column.values.of(doc)) form(one);
    end?.();
  }
}

interface Head {
  readonly part: Part;
  at: number;
  key: string | undefined;
}

/** The keys of all parts in order, each with the parts that have it and its number there; keys that no live document has are passed over. */
function* keysOf(parts: readonly Part[]): Generator<{ key: string; holders: { part: Part; number: number }[] }> {
  const advance = (head: Head): void => {
    const { column, used } = head.part;
    for (head.at += 1; head.at < column.keys.length; head.at += 1) {
      const [first, end] = column.formsOf(head.at);
      if (used.subarray(first, end).includes(1)) break;
    }
    head.key = head.at < column.keys.length ? column.keys.at(head.at) : undefined;
  };
  const heads = parts.map((part): Head => ({ part, at: -1, key: undefined }));
  for (const head of heads) advance(head);
  for (;;) {
    let key: string | undefined;
    for (const head of heads) if (head.key !== undefined && (key === undefined || head.key < key)) key = head.key;
    if (key === undefined) return;
    const holders = heads.filter((head) => head.key === key);
    yield { key, holders: holders.map(({ part, at }) => ({ part, number: at })) };
    for (const head of holders) advance(head);
  }
}

/** The forms of a key, in the order in which they came first; notes the number of each in its part. */
function* formsOf(parts: readonly Part[], firstForm: GrowingUint32): Generator<string> {
  let next = 0;
  for (const { holders } of keysOf(parts)) {
    firstForm.push(next);
    const known = new Map<string, number>();
    for (const { part, number } of holders) {
      const [first, end] = part.column.formsOf(number);
      for (let form = first; form < end; form += 1) {
        if (part.used[form] === 0) continue;
        const printed = part.column.forms.at(form);
        let merged = known.get(printed);
        if (merged === undefined) {
          merged = next++;
          known.set(printed, merged);
          yield printed;
        }
        part.numbers[form] = merged;
      }
    }
  }
}

function* keyTexts(parts: readonly Part[]): Generator<string> {
  for (const { key } of keysOf(parts)) yield key;
}

/** A facet's column of all inputs, in their new order, as FacetColumnBuilder would write it. */
export function mergeFacet(inputs: readonly MergeInput[], facet: FacetName, sections: SectionWriter): void {
  const parts = inputs.map((input) => partOf(input, facet));
  const firstForm = new GrowingUint32();
  writeTexts(sections, `${facet}.forms`, formsOf(parts, firstForm));
  writeTexts(sections, `${facet}.keys`, keyTexts(parts));
  sections.section(`${facet}.firstForm`, firstForm.view());
  let forms = 0;
  for (const { numbers } of parts) for (const number of numbers) forms = Math.max(forms, number + 1);
  const values = new GrowingUint32();
  const starts = new GrowingUint32();
  starts.push(0);
  for (const part of parts) {
    eachDocument(
      part,
      (form) => values.push(part.numbers[form]!),
      () => starts.push(values.length),
    );
  }
  writeValues(sections, facet, starts.view(), values.view(), forms);
}
