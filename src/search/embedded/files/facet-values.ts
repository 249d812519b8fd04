import { type Column, readColumn, writeColumn } from "./columns.ts";
import type { SectionReader, SectionWriter } from "./sections.ts";

/*
 * Which forms of a facet each document has. One a document is the common case: then there is a number for each document, 0 for none, else
 * form + 1 (`one`). Where documents have several, but few different sets of them, a number of its set for each, and the sets' forms one after
 * another (`set`, `at`, `many`); else the documents' forms one after another (`at`, `many`).
 */

/** More sets than this, or a set for every few documents, are not worth their numbers. */
const mostSets = 0xffff;
const documentsPerSet = 4;
/** Up to so many values there are several counters of each. */
const fewValues = 1024;

/** Writes the forms of documents in order: where each document's begin, the end included, and all of them. `forms`: how many there are. */
export function writeValues(
  sections: SectionWriter,
  name: string,
  starts: Uint32Array,
  values: Uint32Array,
  forms: number,
): void {
  const documents = starts.length - 1;
  if (starts.every((start, doc) => doc === documents || starts[doc + 1]! - start < 2)) {
    const one = new Uint32Array(documents);
    for (let doc = 0; doc < documents; doc += 1)
      if (starts[doc + 1]! > starts[doc]!) one[doc] = values[starts[doc]!]! + 1;
    writeColumn(sections, `${name}.one`, one, forms);
    return;
  }
  const sets = setsOf(starts, values);
  if (sets !== undefined) writeColumn(sections, `${name}.set`, sets.of, sets.starts.length);
  sections.section(`${name}.at`, sets?.starts ?? starts);
  writeColumn(sections, `${name}.many`, sets?.values ?? values, forms);
}

/** The different sets of forms and which of them each document has; undefined where there are too many. */
function setsOf(
  starts: Uint32Array,
  values: Uint32Array,
): { of: Uint32Array; starts: Uint32Array; values: Uint32Array } | undefined {
  const documents = starts.length - 1;
  const most = Math.min(mostSets, documents / documentsPerSet);
  const of = new Uint32Array(documents);
  const numbers = new Map<string, number>();
  const [setStarts, setValues]: [number[], number[]] = [[0], []];
  for (let doc = 0; doc < documents; doc += 1) {
    const forms = values.subarray(starts[doc], starts[doc + 1]);
    const key = forms.join(" ");
    let number = numbers.get(key);
    if (number === undefined) {
      if (numbers.size >= most) return undefined;
      number = numbers.size;
      numbers.set(key, number);
      setValues.push(...forms);
      setStarts.push(setValues.length);
    }
    of[doc] = number;
  }
  return { of, starts: Uint32Array.from(setStarts), values: Uint32Array.from(setValues) };
}

/** Reads the forms of documents; they lie in memory. */
export class FacetValues {
  /** Form + 1 of each document; undefined where some have several. */
  readonly one: Column | undefined;
  readonly #set: Column | undefined;
  /** Where the forms of each set, or of each document, begin. */
  readonly #at: Uint32Array;
  readonly #many: Column;
  readonly #forms: number;

  constructor(sections: SectionReader, name: string, documents: number, forms: number) {
    this.#forms = forms;
    this.#at = new Uint32Array(0);
    this.#many = this.#at;
    if (sections.has(`${name}.one`)) {
      this.one = readColumn(sections, `${name}.one`, documents);
      return;
    }
    if (sections.has(`${name}.set`)) this.#set = readColumn(sections, `${name}.set`, documents);
    this.#at = new Uint32Array(sections.whole(`${name}.at`));
    this.#many = readColumn(sections, `${name}.many`, this.#at.at(-1) ?? 0);
  }

  /** Forms of one document. */
  of(doc: number): Iterable<number> & { readonly length: number } {
    if (this.one === undefined) {
      const slot = this.#set === undefined ? doc : this.#set[doc]!;
      return this.#many.subarray(this.#at[slot], this.#at[slot + 1]);
    }
    const form = this.one[doc] ?? 0;
    return form === 0 ? [] : [form - 1];
  }

  /** Tells of a document whether it has one of the forms from `first` to before `end`, or, with several spans, of any. */
  having(spans: readonly (readonly [first: number, end: number])[]): (doc: number) => boolean {
    const marked = new Uint8Array(this.#forms + 1);
    for (const [first, end] of spans) marked.fill(1, first + 1, end + 1);
    const { one } = this;
    if (one !== undefined) return (doc) => marked[one[doc]!] === 1;
    const [at, many, set] = [this.#at, this.#many, this.#set];
    const has = (slot: number): boolean => {
      for (let i = at[slot]!; i < at[slot + 1]!; i += 1) if (marked[many[i]! + 1] === 1) return true;
      return false;
    };
    if (set === undefined) return has;
    const passing = Uint8Array.from({ length: at.length - 1 }, (_, slot) => Number(has(slot)));
    return (doc) => passing[set[doc]!] === 1;
  }

  /** How many of some documents have each form. */
  count(docs: Int32Array, count: number): Uint32Array {
    if (this.one !== undefined) return countEach(this.one, docs, count, this.#forms + 1).subarray(1);
    const [at, many, set] = [this.#at, this.#many, this.#set];
    const byForm = new Uint32Array(this.#forms);
    if (set !== undefined) {
      const bySet = countEach(set, docs, count, at.length - 1);
      for (let slot = 0; slot < bySet.length; slot += 1) {
        for (let i = at[slot]!; i < at[slot + 1]!; i += 1) byForm[many[i]!]! += bySet[slot]!;
      }
      return byForm;
    }
    for (let i = 0; i < count; i += 1) {
      const doc = docs[i]!;
      for (let j = at[doc]!; j < at[doc + 1]!; j += 1) byForm[many[j]!]! += 1;
    }
    return byForm;
  }
}

/** How many of some documents have each value. */
function countEach(values: Column, docs: Int32Array, count: number, size: number): Uint32Array {
  const counts = new Uint32Array(size);
  let i = 0;
  if (size <= fewValues) {
    // Of few values the same one comes again and again, and each count would wait for the one before: so they are counted in turn in four places.
    const [b, c, d] = [new Uint32Array(size), new Uint32Array(size), new Uint32Array(size)];
    for (; i + 3 < count; i += 4) {
      counts[values[docs[i]!]!]! += 1;
      b[values[docs[i + 1]!]!]! += 1;
      c[values[docs[i + 2]!]!]! += 1;
      d[values[docs[i + 3]!]!]! += 1;
    }
    for (let value = 0; value < size; value += 1) counts[value]! += b[value]! + c[value]! + d[value]!;
  }
  for (; i < count; i += 1) counts[values[docs[i]!]!]! += 1;
  return counts;
}
