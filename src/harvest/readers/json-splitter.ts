import { isSpace, type JsonBreak, type JsonHandler, JsonWalker } from "./json-walker.ts";
import { RecordBytes, type TakenBytes } from "./record-bytes.ts";

/** Where a format's records stand in the objects that its servers and dumps put around them; paths have a dot between keys. */
export interface JsonLayout {
  /** Arrays of records, e.g. `message.items`. */
  readonly lists: readonly string[];
  /** The object that is the only record, where there is no list: `message`. */
  readonly single?: string;
  /** What fetches the next page, e.g. `message.next-cursor`; and how many records there are on all pages. */
  readonly token?: string;
  readonly size?: string;
}

export type JsonPart =
  | { readonly what: "record"; readonly taken: TakenBytes }
  /** After a page of a list: how to go on, "" where the page does not say. */
  | { readonly what: "token"; readonly value: string; readonly listSize?: number }
  | { readonly what: "broken"; readonly message: string; readonly offset: number; readonly foreign: boolean };

/** A document's object that is not over yet: a record, or an envelope around records. */
interface Outermost {
  readonly kind: "object" | "array";
  isEnvelope: boolean;
  hasList: boolean;
  token: string | undefined;
  size: number | undefined;
}

/**
 * Finds the records in a JSON document fed in pieces of any size, whatever stands around them: one record a line, an array, an envelope with a list (JsonLayout), one record alone, or several
 * of these one after the other. Holds one record at most. In one record a line, a line that cannot be read costs no other; elsewhere the document ends where brackets do not match.
 */
export class JsonSplitter implements JsonHandler {
  readonly #layout: JsonLayout;
  readonly #walker: JsonWalker = new JsonWalker(this);
  readonly #record: RecordBytes;
  #parts: JsonPart[] = [];
  #mode: "walk" | "lines" | "over" = "walk";
  #piece: Uint8Array = new Uint8Array(0);
  #at = 0;
  #outermost: Outermost | undefined;
  /** Depth at which the record at hand is open; -1 while none is. */
  #recordDepth = -1;
  #singleStart = -1;
  #found = false;

  constructor(layout: JsonLayout, maxRecordBytes: number) {
    this.#layout = layout;
    this.#record = new RecordBytes(maxRecordBytes);
  }

  write(piece: Uint8Array): JsonPart[] {
    this.#piece = piece;
    if (this.#at === 0 && (piece[0] === 0xfe || piece[0] === 0xff)) this.#break("it is UTF-16, and JSON is UTF-8", 0);
    let from = 0;
    if (this.#mode === "walk") from = this.#walk(piece);
    // the walk may have come to lines
    if (this.#isInLines()) this.#lines(piece, from);
    else if (this.#mode === "walk") this.#record.receive(piece, this.#at);
    this.#at += piece.length;
    return this.#given();
  }

  end(): JsonPart[] {
    if (this.#mode === "walk") {
      const broken = this.#walker.end();
      if (broken !== undefined) this.#break(broken.message, this.#at);
    } else if (this.#mode === "lines" && this.#record.isOpen) {
      const taken = this.#record.takeLine();
      if (taken.bytes !== undefined && isUnfinished(taken.bytes)) {
        this.#break(`it ends too early, in the line that begins at byte ${taken.start}`, this.#at);
      } else this.#parts.push({ what: "record", taken });
    }
    this.#mode = "over";
    return this.#given();
  }

  open(kind: "object" | "array", at: number): void {
    const { path, depth } = this.#walker;
    if (depth === 1) {
      this.#outermost = { kind, isEnvelope: kind === "array", hasList: false, token: undefined, size: undefined };
      this.#walker.lines = 0;
      if (kind === "object") this.#record.begin(at);
      return;
    }
    if (this.#isElement(path)) {
      this.#record.begin(at);
      this.#recordDepth = depth;
      this.#walker.skip();
    } else if (kind === "array" && this.#layout.lists.includes(path)) this.#enterEnvelope(true);
    else if (kind === "object" && path === this.#layout.single && depth === 2) this.#singleStart = at;
  }

  close(end: number): void {
    const { depth } = this.#walker;
    if (depth + 1 === this.#recordDepth) {
      this.#recordDepth = -1;
      this.#record.receive(this.#piece, this.#at, end);
      this.#emit(this.#record.take());
    } else if (depth === 1 && this.#singleStart >= 0) {
      const start = this.#singleStart;
      this.#singleStart = -1;
      if (this.#record.isOpen) {
        this.#record.receive(this.#piece, this.#at, end);
        this.#emit(this.#record.take(start, end));
        this.#enterEnvelope(false);
      }
    } else if (depth === 0) this.#closeOutermost(end);
  }

  begin(at: number): void {
    if (this.#walker.depth === 0) {
      this.#break("neither an object nor an array begins there", at);
      this.#walker.stop();
    }
    // no record at all, but it must not disappear
    if (this.#isElement(this.#walker.path)) this.#record.begin(at);
  }

  scalar(text: string | undefined, end: number): void {
    const { path } = this.#walker;
    const outermost = this.#outermost;
    if (this.#isElement(path)) {
      this.#record.receive(this.#piece, this.#at, end);
      this.#emit(this.#record.take());
    } else if (outermost !== undefined && text !== undefined && text !== "null") {
      if (path === this.#layout.token) outermost.token = text;
      const size = path === this.#layout.size ? Number(text) : Number.NaN;
      if (Number.isSafeInteger(size) && size >= 0) outermost.size = size;
    }
  }

  misplaced(): boolean {
    return this.#mayBeLine();
  }

  #isInLines(): boolean {
    return this.#mode === "lines";
  }

  #isElement(path: string): boolean {
    if (!path.endsWith("[]")) return false;
    return path === "[]" || this.#layout.lists.includes(path.slice(0, -2));
  }

  #enterEnvelope(hasList: boolean): void {
    if (this.#outermost !== undefined) {
      this.#outermost.isEnvelope = true;
      this.#outermost.hasList ||= hasList;
    }
    this.#found = true;
    this.#record.drop();
    this.#singleStart = -1;
  }

  /** An object that is no envelope so far may be one of many, each on a line of its own. */
  #mayBeLine(): boolean {
    return this.#outermost?.kind === "object" && !this.#outermost.isEnvelope;
  }

  #closeOutermost(end: number): void {
    const outermost = this.#outermost;
    this.#outermost = undefined;
    if (outermost === undefined) return;
    if (outermost.isEnvelope) {
      if (!outermost.hasList) return;
      const listSize = outermost.size === undefined ? {} : { listSize: outermost.size };
      this.#parts.push({ what: "token", value: outermost.token ?? "", ...listSize });
      return;
    }
    this.#record.receive(this.#piece, this.#at, end);
    this.#emit(this.#record.take());
    if (this.#walker.lines > 0) return;
    this.#mode = "lines";
    this.#walker.stop();
  }

  #emit(taken: TakenBytes): void {
    this.#found = true;
    this.#parts.push({ what: "record", taken });
  }

  /** Gives how many bytes of the piece were walked. */
  #walk(piece: Uint8Array): number {
    const { walked, broken } = this.#walker.write(piece);
    if (broken !== undefined) this.#handleBreak(broken);
    else if (walked < piece.length && this.#mode === "walk") {
      // stopped before a line that begins in the middle of the first one
      this.#record.receive(piece, this.#at, this.#at + walked);
      this.#emit(this.#record.takeLine());
      this.#mode = "lines";
    }
    return walked;
  }

  /** The first of many lines may be the one that cannot be read. */
  #handleBreak({ message, offset }: JsonBreak): void {
    if (this.#mayBeLine() && this.#walker.lines === 0) this.#mode = "lines";
    else this.#break(message, offset);
  }

  #lines(piece: Uint8Array, from: number): void {
    let index = from;
    while (index < piece.length) {
      if (!this.#record.isOpen) {
        while (index < piece.length && isSpace(piece[index] ?? 0)) index += 1;
        if (index === piece.length) return;
        this.#record.begin(this.#at + index);
      }
      const lineFeed = piece.indexOf(0x0a, index);
      if (lineFeed < 0) break;
      this.#record.receive(piece, this.#at, this.#at + lineFeed);
      this.#emit(this.#record.takeLine());
      index = lineFeed + 1;
    }
    this.#record.receive(piece, this.#at);
  }

  #break(reason: string, offset: number): void {
    const { start } = this.#record;
    const inside = start >= 0 && start < offset ? `, in the record that begins at byte ${start}` : "";
    const message = `The document cannot be read beyond byte ${offset}${inside}: ${reason}.`;
    const foreign = !this.#found && this.#outermost === undefined;
    this.#parts.push({ what: "broken", message, offset, foreign });
    this.#record.drop();
    this.#mode = "over";
  }

  #given(): JsonPart[] {
    const parts = this.#parts;
    this.#parts = [];
    return parts;
  }
}

function isUnfinished(bytes: Uint8Array): boolean {
  const nothing = (): void => {};
  const walker = new JsonWalker({
    open: nothing,
    close: nothing,
    begin: nothing,
    scalar: nothing,
    misplaced: () => false,
  });
  return walker.write(bytes).broken === undefined && walker.end() !== undefined;
}
