import { parseLanguage } from "../../../domain/language.ts";
import { childrenOf, langOf, textOf, type XmlElement } from "../../xml/element.ts";

/** One Dublin Core statement: its text as received, trimmed, never empty, and its declared language. */
export interface DcValue {
  readonly text: string;
  readonly lang?: string;
}

/** The statements of a record by element, in order. Simple Dublin Core (DCMES 1.1): all optional, all repeatable. */
export class DcFields {
  readonly #values = new Map<string, DcValue[]>();
  readonly #languages = new Map<string, string | undefined>();

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

  /** The declared language as a BCP 47 primary subtag: looked up once for a whole record. */
  languageOf(value: DcValue): string | undefined {
    const { lang } = value;
    if (lang === undefined) return undefined;
    const known = this.#languages.get(lang);
    if (known !== undefined || this.#languages.has(lang)) return known;
    const code = parseLanguage(lang);
    this.#languages.set(lang, code);
    return code;
  }
}
