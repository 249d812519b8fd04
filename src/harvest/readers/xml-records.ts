import type { Location } from "../../catalogue/ingest-types.ts";
import type { Problem } from "../../domain/result.ts";
import type { ReaderOptions } from "../source.ts";
import { RecordHash } from "../sources/record-hash.ts";
import { localName, type XmlElement } from "../xml/element.ts";
import { type XmlAttributes, type XmlBreak, XmlStream } from "../xml/stream.ts";
import { TreeBuilder } from "../xml/tree.ts";

const maxRecordBytes = 8 * 1024 * 1024;
const maxDepth = 100;
/** Deeper than this the whole document is given up: the parser keeps some 400 bytes for each element that is open. */
const maxOpen = 100_000;

/** Which elements of a document are wanted whole. Names are without prefix: real documents use theirs unbound or twice. */
export interface XmlRecordRules<What extends string> {
  /** What the document is, for people: "answer of OAI-PMH". */
  readonly called: string;
  readonly isRoot: (local: string) => boolean;
  /** What the last element of `path` is (names from the root on); undefined: nothing itself, but what is within it is looked at. */
  readonly select: (path: readonly string[]) => What | undefined;
  /** Children of a wanted element whose content is left out of its tree, e.g. a full text. */
  readonly leftOut?: ReadonlySet<string>;
}

/** A wanted element at its end. */
export interface FoundElement<What extends string> {
  readonly what: What;
  /** The whole of it; where there is a `problem`, as far as it had come before. */
  readonly element: XmlElement;
  /** `record_too_large`, or `malformed_record` where it is nested too deeply. */
  readonly problem?: Problem;
  readonly location: Location;
  /** Of the element's bytes and the mapping's version; may be asked once, before `found` returns. */
  readonly hash: (version: string) => string;
}

/** Where a document cannot be read any further: `broken_document`, or `not_this_format` by its root. */
export interface BrokenOff {
  readonly problem: Problem;
  /** Bytes. */
  readonly offset: number;
}

interface Gathered<What> {
  readonly what: What;
  /** Position of its first character, and its byte. */
  readonly start: number;
  readonly startByte: number;
  readonly level: number;
  readonly builder: TreeBuilder;
  /** Level of a child whose content is left out at present. */
  leavingOut: number | undefined;
  problem: Problem | undefined;
}

/**
 * Finds the wanted elements of an XML document that comes in pieces of any size, and hands on each as it ends; a wanted element inside another is part of
 * that one. Memory is bounded by one of them.
 */
export class XmlRecords<What extends string> {
  readonly #rules: XmlRecordRules<What>;
  readonly #found: (found: FoundElement<What>) => void;
  readonly #stream: XmlStream;
  readonly #hash = new RecordHash();
  readonly #maxBytes: number;
  /** Names of the elements that are open around what is gathered. */
  readonly #path: string[] = [];
  #level = 0;
  #gathered: Gathered<What> | undefined;
  #foreign: string | undefined;
  #over = false;

  constructor(rules: XmlRecordRules<What>, found: (found: FoundElement<What>) => void, options: ReaderOptions = {}) {
    this.#rules = rules;
    this.#found = found;
    this.#maxBytes = options.maxRecordBytes ?? maxRecordBytes;
    const handler = {
      open: (name: string, attributes: XmlAttributes, start: number) => this.#open(name, attributes, start),
      close: (_name: string, end: number) => this.#close(end),
      text: (value: string) => this.#text(value),
      oversize: () => this.#tooLarge(this.#gathered),
    };
    this.#stream = new XmlStream(handler, { limits: { token: this.#maxBytes, depth: maxOpen } });
  }

  /** The next bytes. After a break nothing more is read. */
  write(bytes: Uint8Array): BrokenOff | undefined {
    if (this.#over) return undefined;
    this.#hash.receive(bytes);
    const broken = this.#stream.write(bytes);
    if (broken === undefined) this.#hash.settle(this.#stream.floor());
    return this.#brokenOff(broken);
  }

  end(): BrokenOff | undefined {
    if (this.#over) return undefined;
    const broken = this.#brokenOff(this.#stream.end());
    this.#over = true;
    return broken;
  }

  #open(name: string, attributes: XmlAttributes, start: number): void {
    this.#level += 1;
    if (this.#gathered !== undefined) {
      this.#grow(this.#gathered, name, attributes, start);
      return;
    }
    const local = localName(name);
    if (this.#level === 1 && !this.#rules.isRoot(local)) this.#foreign = local;
    if (this.#foreign !== undefined) return;
    this.#path.push(local);
    const what = this.#rules.select(this.#path);
    if (what === undefined) return;
    const builder = new TreeBuilder();
    builder.open(name, attributes);
    const startByte = this.#stream.byteOffset(start);
    const level = this.#level;
    this.#gathered = { what, start, startByte, level, builder, leavingOut: undefined, problem: undefined };
    this.#hash.begin(startByte);
  }

  #grow(gathered: Gathered<What>, name: string, attributes: XmlAttributes, start: number): void {
    if (start - gathered.start > this.#maxBytes) this.#tooLarge(gathered);
    if (gathered.leavingOut !== undefined) return;
    if (this.#level - gathered.level > maxDepth) {
      const message = `The record's elements are nested too deeply: more than ${maxDepth} within one another.`;
      gathered.problem ??= { code: "malformed_record", message };
    }
    if (gathered.problem !== undefined) return;
    gathered.builder.open(name, attributes);
    const isChild = this.#level === gathered.level + 1;
    if (isChild && this.#rules.leftOut?.has(localName(name)) === true) gathered.leavingOut = this.#level;
  }

  #close(end: number): void {
    const gathered = this.#gathered;
    if (gathered !== undefined) {
      if (gathered.leavingOut === this.#level) gathered.leavingOut = undefined;
      if (this.#level === gathered.level) this.#finish(gathered, end);
      else if (gathered.problem === undefined && gathered.leavingOut === undefined) gathered.builder.close();
    }
    if (this.#gathered === undefined && this.#foreign === undefined) this.#path.pop();
    this.#level -= 1;
  }

  #text(value: string): void {
    const gathered = this.#gathered;
    if (gathered !== undefined && gathered.problem === undefined && gathered.leavingOut === undefined)
      gathered.builder.text(value);
  }

  #tooLarge(gathered: Gathered<What> | undefined): void {
    if (gathered === undefined) return;
    gathered.problem ??= { code: "record_too_large", message: `The record has more than ${this.#maxBytes} bytes.` };
  }

  #finish(gathered: Gathered<What>, endPosition: number): void {
    this.#gathered = undefined;
    const start = gathered.startByte;
    const end = this.#stream.byteOffset(endPosition);
    if (end - start > this.#maxBytes) this.#tooLarge(gathered);
    const element = gathered.builder.root;
    let asked = false;
    const hash = (version: string): string => {
      asked = true;
      return this.#hash.finish(end, version);
    };
    if (element !== undefined) {
      const problem = gathered.problem === undefined ? {} : { problem: gathered.problem };
      this.#found({ what: gathered.what, element, ...problem, location: { start, end }, hash });
    }
    if (!asked) this.#hash.finish(end, "");
  }

  #brokenOff(broken: XmlBreak | undefined): BrokenOff | undefined {
    if (this.#foreign !== undefined) {
      this.#over = true;
      const message = `This is no ${this.#rules.called}: its root element is ${this.#foreign.slice(0, 100)}.`;
      return { problem: { code: "not_this_format", message }, offset: 0 };
    }
    if (broken === undefined) return undefined;
    this.#over = true;
    const gathered = this.#gathered;
    const inside = gathered === undefined ? "" : `, in the ${gathered.what} that begins at byte ${gathered.startByte}`;
    const message = `The document cannot be read beyond byte ${broken.offset}${inside}: ${broken.message}.`;
    return { problem: { code: "broken_document", message }, offset: broken.offset };
  }
}
