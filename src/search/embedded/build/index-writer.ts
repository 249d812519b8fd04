import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import type { IndexBatch, SearchDocument, SideChange } from "../../engine.ts";
import { Bitmap } from "../files/bitmap.ts";
import { sync, syncFolder } from "../files/durable.ts";
import type { SegmentPaths } from "../files/facet-kinds.ts";
import { SectionWriter } from "../files/sections.ts";
import {
  filesOf,
  goneFile,
  type Manifest,
  placeOf,
  type SegmentEntry,
  sideFile,
  textFile,
  writeManifest,
} from "../manifest.ts";
import { Segment } from "../read/segment.ts";
import { type SideChanges, writeChangedSide } from "./change-side.ts";
import { goneSince, numberedThen, sideChangedSince } from "./meanwhile.ts";
import { mergeSide } from "./merge.ts";
import { chooseLast, chooseMerge, largest } from "./merge-policy.ts";
import { Merger } from "./merger.ts";
import { SegmentBuilder } from "./segment-builder.ts";

/** More segments than this, and a batch waits for merges. */
const mostSegments = 60;
/** Documents of a rebuild are gathered up to so many occurrences of words: about 25 MB. */
const mostGathered = 600_000;

export interface WriterOptions {
  /** For an index that nobody reads yet: documents are gathered over batches, each id comes once, and nothing is brought to the disk before the end. */
  readonly bulk?: boolean;
  /** Small merges may keep the calling thread busy. */
  readonly mergeHere?: boolean;
  /** More documents than this are not merged into one. */
  readonly mergeDocuments?: number;
}

/** The one writer of an index folder. Every batch is a new state: files that are written whole, then named by the manifest. */
export class IndexWriter {
  readonly #folder: string;
  readonly #bulk: boolean;
  readonly #mergeDocuments: number;
  readonly #merger: Merger;
  #manifest: Manifest;
  readonly #open = new Map<number, Segment>();
  #gathered: SegmentBuilder | undefined;
  #merging: Promise<void> | undefined;
  /** Files that the merge under way reads and writes: no state names them, or none does any more. */
  #held: ReadonlySet<string> = new Set();
  #fault: unknown;
  #closed = false;

  constructor(
    folder: string,
    manifest: Manifest,
    { bulk = false, mergeHere = false, mergeDocuments = largest }: WriterOptions = {},
  ) {
    this.#folder = folder;
    this.#manifest = manifest;
    this.#bulk = bulk;
    this.#mergeDocuments = mergeDocuments;
    this.#merger = new Merger(mergeHere);
    this.#clearAway();
  }

  /** All of the batch, position included, or nothing. */
  async write(batch: IndexBatch): Promise<void> {
    if (this.#fault !== undefined) throw this.#fault;
    if (this.#bulk) this.#gather(batch);
    else this.#commit(batch);
    this.#startMerge();
    // What the merging thread says is heard between batches, however busy the caller is.
    if (this.#merging !== undefined) await setImmediate();
    while (this.#manifest.segments.length > mostSegments && this.#merging !== undefined) await this.#merging;
  }

  /** Merges until nothing is left to be merged. */
  async tend(): Promise<void> {
    for (this.#startMerge(); this.#merging !== undefined; ) await this.#merging;
    if (this.#fault !== undefined) throw this.#fault;
  }

  /** Ends a bulk: in few segments, and on the disk. */
  async finish(): Promise<void> {
    this.#flush();
    while (this.#merging !== undefined) await this.#merging;
    if (this.#fault !== undefined) throw this.#fault;
    const last = chooseLast(this.#manifest.segments, this.#mergeDocuments);
    if (last.length > 0) await this.#merge(last);
    for (const file of filesOf(this.#manifest)) if (file !== "manifest.json") sync(join(this.#folder, file));
    writeManifest(this.#folder, this.#manifest);
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#merger.stop();
    await this.#merging?.catch(() => undefined);
    for (const segment of this.#open.values()) segment.close();
    this.#open.clear();
  }

  #gather({ put, side, position }: IndexBatch): void {
    if (side !== undefined && side.length > 0) throw new TypeError("a rebuild takes whole documents");
    this.#gathered ??= new SegmentBuilder();
    for (const document of put) this.#gathered.add(document);
    this.#manifest = { ...this.#manifest, position };
    if (this.#gathered.size > mostGathered) this.#flush();
  }

  #flush(): void {
    const builder = this.#gathered;
    this.#gathered = undefined;
    if (builder === undefined || builder.documents === 0) return;
    const number = this.#manifest.next;
    builder.write(this.#paths(number));
    const segments = [...this.#manifest.segments, newEntry(number, builder.documents)];
    this.#manifest = { ...this.#manifest, next: number + 1, segments };
  }

  #commit({ put, remove, side = [], position }: IndexBatch): void {
    const written = new Set<string>();
    let { next } = this.#manifest;
    let added: SegmentEntry | undefined;
    try {
      if (put.length > 0) {
        const number = next++;
        const builder = new SegmentBuilder();
        // Of an id that comes twice the last counts.
        for (const document of new Map(put.map((one): [string, SearchDocument] => [one.id, one])).values()) {
          builder.add(document);
        }
        const paths = this.#paths(number);
        written.add(textFile(number)).add(sideFile(number, number));
        builder.write(paths);
        added = newEntry(number, builder.documents);
      }
      const ids = new Set([...remove, ...put.map((document) => document.id)]);
      const sides = new Map(side.filter(({ id }) => !ids.has(id)).map((change) => [change.id, change]));
      const segments = this.#manifest.segments.map((before) => {
        let entry = before;
        const gone = this.#without(entry, ids);
        if (gone !== undefined) {
          const version = next++;
          written.add(goneFile(entry.number, version));
          this.#writeGone(entry.number, version, gone);
          entry = { ...entry, gone: version, goneCount: gone.count };
        }
        const changes = this.#changesIn(before, sides);
        if (changes.size > 0) {
          const version = next++;
          written.add(sideFile(entry.number, version));
          writeChangedSide(this.#segment(before), changes, join(this.#folder, sideFile(entry.number, version)));
          entry = { ...entry, side: version };
        }
        return entry;
      });
      if (added !== undefined) segments.push(added);
      for (const file of written) sync(join(this.#folder, file));
      this.#publish({ position, next, segments: segments.filter((entry) => entry.goneCount < entry.documents) });
    } catch (error) {
      for (const file of written) rmSync(join(this.#folder, file), { force: true });
      throw error;
    }
  }

  /** The segment's deletions with those of the ids that are in it; undefined where none is. */
  #without(entry: SegmentEntry, ids: ReadonlySet<string>): Bitmap | undefined {
    const segment = this.#segment(entry);
    let gone: Bitmap | undefined;
    for (const id of ids) {
      const doc = segment.find(id);
      if (doc === undefined) continue;
      gone ??= segment.gone?.copy() ?? Bitmap.empty(segment.documents);
      gone.add(doc);
    }
    return gone;
  }

  /** Side changes by the document of the segment that they are of. */
  #changesIn(entry: SegmentEntry, sides: ReadonlyMap<string, SideChange>): SideChanges {
    const changes = new Map<number, SideChange>();
    if (sides.size === 0) return changes;
    const segment = this.#segment(entry);
    for (const [id, change] of sides) {
      const doc = segment.find(id);
      if (doc !== undefined) changes.set(doc, change);
    }
    return changes;
  }

  #writeGone(number: number, version: number, gone: Bitmap): void {
    const file = new SectionWriter(join(this.#folder, goneFile(number, version)));
    file.section("gone", gone.bytes);
    file.finish();
  }

  #publish(manifest: Manifest): void {
    if (!this.#bulk) {
      syncFolder(this.#folder);
      writeManifest(this.#folder, manifest);
    }
    this.#manifest = manifest;
    const names = new Set(manifest.segments.map((entry) => placeOf(this.#folder, entry).name));
    for (const [number, segment] of this.#open) {
      if (names.has(segment.place.name)) continue;
      segment.close();
      this.#open.delete(number);
    }
    this.#clearAway();
  }

  #segment(entry: SegmentEntry): Segment {
    let segment = this.#open.get(entry.number);
    if (segment === undefined) {
      segment = new Segment(placeOf(this.#folder, entry));
      this.#open.set(entry.number, segment);
    }
    return segment;
  }

  #startMerge(): void {
    if (this.#merging !== undefined || this.#closed || this.#fault !== undefined) return;
    const chosen = chooseMerge(this.#manifest.segments, this.#mergeDocuments);
    if (chosen.length === 0) return;
    this.#merging = this.#merge(chosen)
      .catch((error: unknown) => {
        // Nobody waits for a merge: its fault shows in the next write.
        this.#fault = error;
      })
      .finally(() => {
        this.#merging = undefined;
        this.#startMerge();
      });
  }

  async #merge(chosen: readonly SegmentEntry[]): Promise<void> {
    const number = this.#manifest.next;
    this.#manifest = { ...this.#manifest, next: number + 1 };
    const read = filesOf({ ...this.#manifest, segments: chosen });
    const written = [textFile(number), sideFile(number, number), `${textFile(number)}.positions`];
    this.#held = new Set([...read, ...written]);
    try {
      const places = chosen.map((entry) => placeOf(this.#folder, entry));
      const documents = await this.#merger.merge({ places, paths: this.#paths(number) });
      // What was merged may go now; what came of it is named in a moment.
      this.#held = new Set(written);
      if (!this.#closed) this.#replace(chosen, number, documents);
    } catch (error) {
      if (!this.#closed) throw error;
    } finally {
      this.#held = new Set();
    }
  }

  /** Puts a merged segment in the place of those that it was made of; what went or changed meanwhile is gone or changed in it too. */
  #replace(chosen: readonly SegmentEntry[], number: number, documents: number): void {
    const now = new Map(this.#manifest.segments.map((entry) => [entry.number, entry]));
    const inputs = numberedThen(this.#folder, chosen, now);
    try {
      let { next } = this.#manifest;
      let merged = newEntry(number, documents);
      const gone = goneSince(chosen, inputs, now, documents);
      if (gone.count > 0) {
        const version = next++;
        this.#writeGone(number, version, gone);
        merged = { ...merged, gone: version, goneCount: gone.count };
      }
      if (sideChangedSince(chosen, now)) {
        const version = next++;
        mergeSide(inputs, documents, join(this.#folder, sideFile(number, version)));
        merged = { ...merged, side: version };
      }
      const files = [...filesOf({ ...this.#manifest, segments: [merged] })].filter((file) => file !== "manifest.json");
      if (!this.#bulk) for (const file of files) sync(join(this.#folder, file));
      const numbers = new Set(chosen.map((entry) => entry.number));
      const at = this.#manifest.segments.findIndex((entry) => numbers.has(entry.number));
      const rest = this.#manifest.segments.filter((entry) => !numbers.has(entry.number));
      const segments = gone.count < documents ? rest.toSpliced(Math.max(0, at), 0, merged) : rest;
      this.#publish({ ...this.#manifest, next, segments });
    } finally {
      for (const { segment } of inputs) segment.close();
    }
  }

  #paths(number: number): SegmentPaths {
    return { text: join(this.#folder, textFile(number)), side: join(this.#folder, sideFile(number, number)) };
  }

  /** Removes files that belong to no state: of merges and batches that were cut off, and those that were replaced. Readers keep theirs open. */
  #clearAway(): void {
    const wanted = filesOf(this.#manifest);
    for (const file of readdirSync(this.#folder)) {
      if (!/^\d+\./.test(file) || wanted.has(file) || this.#held.has(file)) continue;
      rmSync(join(this.#folder, file), { force: true });
    }
  }
}

function newEntry(number: number, documents: number): SegmentEntry {
  return { number, documents, side: number, gone: 0, goneCount: 0 };
}
