import type { WholeList } from "../catalogue/whole-document.ts";
import type { FormatReader, ReadEvent } from "./source.ts";

/** A list that is longer is not compared with what came before: its rows would not fit into memory. */
const mostRows = 1_000_000;

/** Watches a document's rows of recognition, to know which rows a whole list no longer has. */
export class ListWatch {
  readonly #rows = new Set<string>();
  readonly #names = new Set<string>();
  #isWhole = true;

  /** The reader, watched. */
  over(reader: FormatReader): FormatReader {
    return { write: (bytes) => this.#watch(reader.write(bytes)), end: () => this.#watch(reader.end()) };
  }

  /**
   * What the list holds; undefined where the document is none, or one of its rows could not be read: that one may be any. `isNamed` says
   * whether the document's own name tells it from others, as that of standard input does not.
   */
  list(isNamed: boolean): WholeList | undefined {
    const names = new Set([...this.#names].filter((name) => isNamed || name !== ""));
    if (!this.#isWhole || names.size === 0) return undefined;
    return { names, has: (identifier) => this.#rows.has(identifier) };
  }

  #watch(events: readonly ReadEvent[]): readonly ReadEvent[] {
    for (const event of events) {
      if (event.type === "broken") this.#isWhole = false;
      if (event.type !== "record" || !this.#isWhole) continue;
      const { record } = event;
      if (record.state === "bad") this.#isWhole = false;
      if (record.state !== "live" || record.mapped.is !== "recognition") continue;
      this.#rows.add(record.identifier);
      this.#names.add(record.mapped.row.list ?? "");
      if (this.#rows.size > mostRows) this.#giveUp();
    }
    return events;
  }

  #giveUp(): void {
    this.#isWhole = false;
    this.#rows.clear();
  }
}
