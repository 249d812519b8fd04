import { childrenOf, langOf, textOf, type XmlElement } from "../../xml/element.ts";

/** One Dublin Core statement: its text as received, trimmed, never empty, and its declared language. */
export interface DcValue {
  readonly text: string;
  readonly lang?: string;
}

/** The statements of a record by element, in order. Simple Dublin Core (DCMES 1.1): all optional, all repeatable. */
export class DcFields {
  readonly #values = new Map<string, DcValue[]>();

  constructor(root: XmlElement) {
    for (const child of childrenOf(root)) {
      const text = textOf(child).trim();
      if (text === "") continue;
      const lang = langOf(child);
      const value = lang === undefined ? { text } : { text, lang };
      const name = child.local.toLowerCase();
      const before = this.#values.get(name);
      if (before === undefined) this.#values.set(name, [value]);
      else before.push(value);
    }
  }

  all(name: string): readonly DcValue[] {
    return this.#values.get(name) ?? [];
  }

  texts(name: string): string[] {
    return this.all(name).map((value) => value.text);
  }
}
