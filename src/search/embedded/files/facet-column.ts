import type { FacetName } from "../../fields.ts";
import { writeColumn } from "./columns.ts";
import { FacetValues, writeValues } from "./facet-values.ts";
import { GrowingUint32 } from "./grow.ts";
import type { SectionReader, SectionWriter } from "./sections.ts";
import { Texts, writeTexts } from "./texts.ts";

/*
 * A facet's values by document. Values that are compared as one (`Wheat`, `wheat`) are forms of one key; a column holds forms, numbered
 * by key and, within a key, in the order in which they came first.
 */

/** Gathers a facet's values of documents in order. */
export class FacetColumnBuilder {
  readonly #forms = new Map<string, number>();
  readonly #keyOf: string[] = [];
  readonly #starts: number[] = [0];
  readonly #values = new GrowingUint32();

  /** The next document's forms in pairs of key and form; of a key, the first form counts. */
  add(values: readonly (readonly [key: string, form: string])[]): void {
    const seen = values.length > 1 ? new Set<string>() : undefined;
    for (const [key, form] of values) {
      if (seen?.has(key) === true) continue;
      seen?.add(key);
      this.#values.push(this.#number(key, form));
    }
    this.#starts.push(this.#values.length);
  }

  /** The builder's own number of a form. */
  #number(key: string, form: string): number {
    let number = this.#forms.get(form);
    if (number === undefined) {
      number = this.#forms.size;
      this.#forms.set(form, number);
      this.#keyOf.push(key);
    }
    return number;
  }

  write(sections: SectionWriter, facet: FacetName): void {
    const forms = [...this.#forms.keys()];
    const order = forms.map((_, id) => id);
    const keyOf = this.#keyOf;
    order.sort((a, b) => (keyOf[a]! < keyOf[b]! ? -1 : keyOf[a]! > keyOf[b]! ? 1 : a - b));
    const renumbered = new Uint32Array(forms.length);
    const keys: string[] = [];
    const firstForm: number[] = [];
    for (const [form, id] of order.entries()) {
      renumbered[id] = form;
      if (keys.at(-1) !== keyOf[id] || keys.length === 0) {
        keys.push(keyOf[id]!);
        firstForm.push(form);
      }
    }
    writeTexts(
      sections,
      `${facet}.forms`,
      order.map((id) => forms[id]!),
    );
    writeTexts(sections, `${facet}.keys`, keys);
    sections.section(`${facet}.firstForm`, Uint32Array.from(firstForm));
    const values = this.#values.view().map((number) => renumbered[number]!);
    writeValues(sections, facet, Uint32Array.from(this.#starts), values, forms.length);
  }
}

/** Reads a facet's column, which lies in memory. */
export class FacetColumn {
  readonly forms: Texts;
  readonly keys: Texts;
  readonly firstForm: Uint32Array;
  readonly values: FacetValues;
  /** Key of each form; undefined where each key has one form. */
  readonly keyOfForm: Uint32Array | undefined;

  constructor(sections: SectionReader, facet: FacetName, documents: number) {
    this.forms = new Texts(sections, `${facet}.forms`, true);
    this.keys = new Texts(sections, `${facet}.keys`, true);
    this.firstForm = new Uint32Array(sections.whole(`${facet}.firstForm`));
    this.values = new FacetValues(sections, facet, documents, this.forms.length);
    if (this.keys.length < this.forms.length) {
      const keyOfForm = new Uint32Array(this.forms.length);
      for (let key = 0; key < this.keys.length; key += 1) {
        keyOfForm.fill(key, this.firstForm[key], this.firstForm[key + 1] ?? this.forms.length);
      }
      this.keyOfForm = keyOfForm;
    }
  }

  /** The number of a key; undefined where no document has it. */
  find(key: string): number | undefined {
    let low = 0;
    let high = this.keys.length - 1;
    while (low <= high) {
      const middle = (low + high) >>> 1;
      const found = this.keys.at(middle);
      if (found === key) return middle;
      if (found < key) low = middle + 1;
      else high = middle - 1;
    }
    return undefined;
  }

  /** Forms of a key, by number: from the first to before the last. */
  formsOf(key: number): [number, number] {
    return [this.firstForm[key] ?? 0, this.firstForm[key + 1] ?? this.forms.length];
  }

  /**
   * Writes the column with other values for some documents, if each document has one at most and all values are forms of the column. Else
   * writes nothing and gives false.
   */
  writeWith(sections: SectionWriter, facet: FacetName, values: ReadonlyMap<number, readonly string[]>): boolean {
    const { one } = this.values;
    if (one === undefined) return false;
    const numbers = new Map([...this.forms.all()].map((form, number) => [form, number + 1]));
    const changed = one.slice();
    for (const [doc, [value, ...others]] of values) {
      const number = value === undefined ? 0 : numbers.get(value);
      if (number === undefined || others.length > 0) return false;
      changed[doc] = number;
    }
    writeTexts(sections, `${facet}.forms`, this.forms.all());
    writeTexts(sections, `${facet}.keys`, this.keys.all());
    sections.section(`${facet}.firstForm`, this.firstForm);
    writeColumn(sections, `${facet}.one`, changed, this.forms.length);
    return true;
  }
}
