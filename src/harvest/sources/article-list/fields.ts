import { isObject, itemsIn, type JsonObject, rawIn, textIn, textsIn } from "../../readers/json-values.ts";

/** What a plain list may say of an article, and the keys under which it says so, the best first. Other keys are ignored. */
const keys = {
  id: ["id", "identifier"],
  title: ["title"],
  subtitle: ["subtitle"],
  authors: ["authors", "author"],
  editors: ["editors", "editor"],
  translators: ["translators", "translator"],
  journal: ["journal", "journal_title"],
  publication: ["publication", "source"],
  issn: ["issn", "pissn", "print_issn"],
  eissn: ["eissn", "online_issn"],
  volume: ["volume", "vol"],
  number: ["number", "issue", "no"],
  date: ["date", "published"],
  month: ["month"],
  year: ["year"],
  pages: ["pages", "page"],
  firstPage: ["first_page", "start_page"],
  lastPage: ["last_page", "end_page"],
  doi: ["doi"],
  language: ["language", "lang"],
  abstract: ["abstract", "summary"],
  keywords: ["keywords", "keyword"],
  type: ["type"],
  publisher: ["publisher"],
  city: ["city", "place"],
  country: ["country"],
  licence: ["licence", "license", "rights"],
  url: ["url", "page_url"],
  pdf: ["pdf", "pdf_url"],
  link: ["link", "links"],
} as const satisfies Record<string, readonly string[]>;

export type Field = keyof typeof keys;

/** One line of a list, its keys as documented whatever their case: `Journal Title`, `journal-title`. */
export class Fields {
  readonly #record: JsonObject;

  constructor(record: JsonObject) {
    this.#record = Object.fromEntries(Object.entries(record).map(([key, value]) => [plainKey(key), value]));
  }

  text(field: Field): string | undefined {
    return this.#first(field, textIn);
  }

  /** As it stands, for identifiers and addresses. */
  raw(field: Field): string | undefined {
    return this.#first(field, rawIn);
  }

  /** A list of such, or one. */
  raws(field: Field): string[] {
    return keys[field].flatMap((key) =>
      itemsIn(this.#record, key, 100).flatMap((item) => rawIn({ item }, "item") ?? []),
    );
  }

  /** A list, or a text with `;` between its parts. */
  texts(field: Field): string[] {
    for (const key of keys[field]) {
      const found = textsIn(this.#record, key);
      if (found.length > 0) return found.length > 1 ? found : split(found[0] ?? "");
    }
    return [];
  }

  /** Texts and objects, a text with `;` between its parts as several. */
  items(field: Field): (string | JsonObject)[] {
    for (const key of keys[field]) {
      const found = itemsIn(this.#record, key).flatMap((item): readonly (string | JsonObject)[] =>
        isObject(item) ? [item] : textsIn({ item }, "item").flatMap(split),
      );
      if (found.length > 0) return found;
    }
    return [];
  }

  /** The same in a language that the key names: `title_ur`, `abstract_en`. */
  translations(field: Field): { readonly lang: string; readonly text: string }[] {
    return Object.keys(this.#record).flatMap((key) => {
      const lang = keys[field].map((name) => new RegExp(`^${name}_([a-z]{2,3})$`).exec(key)?.[1]).find(Boolean);
      const text = lang === undefined ? undefined : textIn(this.#record, key);
      return lang === undefined || text === undefined ? [] : [{ lang, text }];
    });
  }

  #first(field: Field, read: (record: JsonObject, key: string) => string | undefined): string | undefined {
    return keys[field].map((key) => read(this.#record, key)).find((text) => text !== undefined);
  }
}

/** Whether keys are those of such a list: a title, and the journal that it stands in. Without a journal it may be a list of anything: books, headlines. */
export function areFields(names: ReadonlySet<string>): boolean {
  const plain = new Set([...names].map(plainKey));
  const has = (field: Field): boolean => keys[field].some((key) => plain.has(key));
  return has("title") && (has("journal") || plain.has("publication") || has("issn") || has("eissn"));
}

function plainKey(key: string): string {
  return key
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, "_");
}

function split(text: string): string[] {
  return text
    .split(/[;؛]/)
    .map((part) => part.trim())
    .filter((part) => part !== "");
}
