import { statSync } from "node:fs";
import type { IndexFolder } from "./folder.ts";
import { type Manifest, manifestPath, placeOf, readManifest } from "./manifest.ts";
import { Segment, type SegmentPlace } from "./read/segment.ts";

/** One state of the index in use, open for reading. */
export interface IndexState {
  /** Tells one state from another. */
  readonly mark: string;
  readonly name: string;
  readonly manifest: Manifest;
  readonly segments: readonly Segment[];
}

/** Keeps the present state open; segments that two states have in common stay open from one to the next. */
export class StateKeeper {
  readonly #folder: IndexFolder;
  #state: IndexState | undefined;

  constructor(folder: IndexFolder) {
    this.#folder = folder;
  }

  /** The present state; undefined where there is no index, or one of another format. Throws `damaged`. */
  present(): IndexState | undefined {
    for (let attempt = 0; ; attempt += 1) {
      const name = this.#folder.current();
      if (name === undefined) return undefined;
      try {
        return this.#open(name);
      } catch (error) {
        // Between two looks another process may have put a new state in place and cleared the old one away.
        if ((error as NodeJS.ErrnoException).code !== "ENOENT" || attempt === 5) throw error;
      }
    }
  }

  /** What tells the present state from others, without opening it; undefined where there is no index. */
  mark(): string | undefined {
    const name = this.#folder.current();
    return name === undefined ? undefined : markOf(name, this.#folder.path(name));
  }

  close(): void {
    for (const segment of this.#state?.segments ?? []) segment.close();
    this.#state = undefined;
  }

  #open(name: string): IndexState | undefined {
    const folder = this.#folder.path(name);
    const mark = markOf(name, folder);
    if (this.#state?.mark === mark) return this.#state;
    const manifest = readManifest(folder);
    if (manifest === undefined) return undefined;
    const before = new Map(
      (this.#state?.name === name ? this.#state.segments : []).map((one) => [one.place.text, one]),
    );
    const opened: Segment[] = [];
    const open = (place: SegmentPlace): Segment => {
      const known = before.get(place.text);
      if (known?.place.name === place.name) return known;
      const segment = new Segment(place, undefined, known);
      opened.push(segment);
      return segment;
    };
    let segments: Segment[];
    try {
      segments = manifest.segments.map((entry) => open(placeOf(folder, entry)));
    } catch (error) {
      for (const segment of opened) segment.close();
      throw error;
    }
    for (const segment of this.#state?.segments ?? []) if (!segments.includes(segment)) segment.close();
    this.#state = { mark, name, manifest, segments };
    return this.#state;
  }
}

/** Each state's manifest is a new file. */
function markOf(name: string, folder: string): string {
  const { ino, mtimeMs, size } = statSync(manifestPath(folder));
  return `${name} ${ino} ${mtimeMs} ${size}`;
}
