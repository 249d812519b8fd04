import type { BibtexEntry } from "../../../text/bibliography/bibtex.ts";

/** Entries that others may point to with `crossref` or `xref`. */
const parentTypes = /^(?:mv)?(?:book|proceedings|collection|reference)$|^(?:periodical|booklet|conference)$/;
/** What a part has from the whole (biblatex manual, appendix B); the whole's title is the part's book title. */
const inherited = [
  "editor",
  "publisher",
  "year",
  "date",
  "month",
  "isbn",
  "issn",
  "volume",
  "series",
  "language",
  "langid",
];
const mostParents = 20_000;
const mostWaiting = 5000;

interface Waiting<Context> {
  readonly entry: BibtexEntry;
  readonly context: Context;
}

export interface Completed<Context> extends Waiting<Context> {
  /** What it has from the entry that it points to; empty where it points to none. */
  readonly from: ReadonlyMap<string, string>;
}

/**
 * Brings parts and the wholes that they point to together, whichever stands first: a part waits for its whole, at most to the end of the
 * document. Bounded: beyond so many, parts come without what they would inherit.
 */
export class Crossrefs<Context> {
  readonly #parents = new Map<string, ReadonlyMap<string, string>>();
  readonly #waiting = new Map<string, Waiting<Context>[]>();
  #count = 0;

  /** The entry, or nothing while it waits; and those that waited for it. */
  add(entry: BibtexEntry, context: Context): Completed<Context>[] {
    const completed: Completed<Context>[] = [];
    const key = entry.key.toLowerCase();
    if (parentTypes.test(entry.type) && key !== "" && !this.#parents.has(key) && this.#parents.size < mostParents) {
      const from = given(entry);
      this.#parents.set(key, from);
      const waited = this.#waiting.get(key) ?? [];
      this.#waiting.delete(key);
      this.#count -= waited.length;
      completed.push(...waited.map((one) => ({ ...one, from })));
    }
    const wanted = entry.fields.get("crossref")?.trim().toLowerCase() ?? "";
    const parent = this.#parents.get(wanted);
    if (wanted === "" || wanted === key || parent !== undefined || this.#count >= mostWaiting) {
      return [...completed, { entry, context, from: parent ?? new Map() }];
    }
    const queue = this.#waiting.get(wanted) ?? [];
    queue.push({ entry, context });
    this.#waiting.set(wanted, queue);
    this.#count += 1;
    return completed;
  }

  /** Those whose whole never came. */
  end(): Completed<Context>[] {
    const left = [...this.#waiting.values()].flat();
    this.#waiting.clear();
    return left.map((one) => ({ ...one, from: new Map() }));
  }
}

function given({ fields }: BibtexEntry): ReadonlyMap<string, string> {
  const own = new Map<string, string>();
  const title = fields.get("booktitle") ?? fields.get("title");
  if (title !== undefined) own.set("booktitle", title);
  for (const name of inherited) {
    const value = fields.get(name);
    if (value !== undefined) own.set(name, value);
  }
  return own;
}

/** The entry with what it lacks itself. */
export function withInherited(entry: BibtexEntry, from: ReadonlyMap<string, string>): BibtexEntry {
  return from.size === 0 ? entry : { ...entry, fields: new Map([...from, ...entry.fields]) };
}
