import type { Problem } from "../../../domain/result.ts";
import type { FormatReader, ReadEvent, ReaderOptions } from "../../source.ts";
import { childNamed, localName, textOf, type XmlElement } from "../../xml/element.ts";
import { type XmlAttributes, type XmlBreak, type XmlHandler, XmlStream } from "../../xml/stream.ts";
import { TreeBuilder } from "../../xml/tree.ts";
import { RecordHash } from "../record-hash.ts";
import { incoming } from "./record.ts";

/** Which child of each verb's element is a record of ours (OAI-PMH 2.0, 4). */
const records: Readonly<Record<string, string>> = {
  ListRecords: "record",
  GetRecord: "record",
  ListIdentifiers: "header",
};
const maxRecordBytes = 8 * 1024 * 1024;
const maxDepth = 100;
/** Deeper than this the whole document is given up: the parser keeps some 400 bytes for each element that is open. */
const maxOpen = 100_000;

/** What is being gathered at present: a record, or one of the few elements around them. */
interface Gathered {
  readonly what: "record" | "header" | "request" | "error" | "resumptionToken";
  /** Position of its first character, and its byte. */
  readonly start: number;
  readonly startByte: number;
  readonly level: number;
  builder: TreeBuilder | undefined;
  /** A record's header, once it is whole: it stays when the rest is dropped. */
  header: XmlElement | undefined;
  problem: Problem | undefined;
}

/**
 * Reads one OAI-PMH answer, or a file that holds one: each record as it ends, then what the envelope says. Prefixes and namespaces are not relied on; an element
 * `record` deeper inside is metadata. Memory is bounded by one record.
 */
export class OaiReader implements FormatReader, XmlHandler {
  readonly #stream: XmlStream;
  readonly #hash = new RecordHash();
  readonly #maxBytes: number;
  #events: ReadEvent[] = [];
  #level = 0;
  #verb = "";
  #gathered: Gathered | undefined;
  #root: string | undefined;
  /** metadataPrefix and token that the request names. */
  #asked: string | undefined;
  #token: string | undefined;
  #over = false;

  constructor(options: ReaderOptions = {}) {
    this.#maxBytes = options.maxRecordBytes ?? maxRecordBytes;
    this.#stream = new XmlStream(this, { limits: { token: this.#maxBytes, depth: maxOpen } });
  }

  write(bytes: Uint8Array): readonly ReadEvent[] {
    if (this.#over) return [];
    this.#hash.receive(bytes);
    const broken = this.#stream.write(bytes);
    if (broken === undefined) this.#hash.settle(this.#stream.floor());
    return this.#told(broken);
  }

  end(): readonly ReadEvent[] {
    if (this.#over) return [];
    const events = this.#told(this.#stream.end());
    this.#over = true;
    return events;
  }

  open(name: string, attributes: XmlAttributes, start: number): void {
    this.#level += 1;
    const gathered = this.#gathered;
    if (gathered !== undefined) {
      this.#grow(gathered, name, attributes, start);
      return;
    }
    const local = localName(name);
    if (this.#level === 1) this.#root = local;
    if (this.#root !== "OAI-PMH") return;
    if (this.#level === 2) {
      this.#verb = local;
      if (local === "request" || local === "error") this.#gather(local, name, attributes, start);
    } else if (this.#level === 3) {
      if (local === "resumptionToken") this.#gather(local, name, attributes, start);
      else if (local === records[this.#verb]) this.#gather(local as "record" | "header", name, attributes, start);
    }
  }

  close(_name: string, end: number): void {
    const gathered = this.#gathered;
    if (gathered !== undefined) {
      if (this.#level === gathered.level) {
        this.#gathered = undefined;
        this.#finish(gathered, end);
      } else {
        gathered.builder?.close();
        if (this.#level === gathered.level + 1) this.#keepHeader(gathered, end);
      }
    }
    this.#level -= 1;
  }

  text(value: string): void {
    this.#gathered?.builder?.text(value);
  }

  oversize(): void {
    if (this.#gathered !== undefined) this.#tooLarge(this.#gathered);
  }

  #gather(what: Gathered["what"], name: string, attributes: XmlAttributes, start: number): void {
    const builder = new TreeBuilder();
    builder.open(name, attributes);
    const startByte = this.#stream.byteOffset(start);
    this.#gathered = { what, start, startByte, level: this.#level, builder, header: undefined, problem: undefined };
    if (what === "record" || what === "header") this.#hash.begin(startByte);
  }

  #grow(gathered: Gathered, name: string, attributes: XmlAttributes, start: number): void {
    if (start - gathered.start > this.#maxBytes) this.#tooLarge(gathered);
    if (this.#level - gathered.level > maxDepth) {
      const message = `The record's elements are nested too deeply: more than ${maxDepth} within one another.`;
      gathered.problem ??= { code: "malformed_record", message };
      gathered.builder = undefined;
    }
    gathered.builder?.open(name, attributes);
  }

  #keepHeader(gathered: Gathered, end: number): void {
    const root = gathered.builder?.root;
    if (gathered.what === "record" && root !== undefined && end - gathered.start <= this.#maxBytes)
      gathered.header ??= childNamed(root, "header");
  }

  #tooLarge(gathered: Gathered): void {
    const message = `The record has more than ${this.#maxBytes} bytes.`;
    gathered.problem ??= { code: "record_too_large", message };
    gathered.builder = undefined;
  }

  #finish(gathered: Gathered, endPosition: number): void {
    const element = gathered.builder?.root;
    if (gathered.what === "record" || gathered.what === "header") {
      this.#finishRecord(gathered, element, endPosition);
    } else if (element !== undefined) {
      this.#envelope(gathered.what, element);
    }
  }

  #finishRecord(gathered: Gathered, element: XmlElement | undefined, endPosition: number): void {
    const start = gathered.startByte;
    const end = this.#stream.byteOffset(endPosition);
    if (end - start > this.#maxBytes) this.#tooLarge(gathered);
    // a list of headers tells of deletions; its live headers are for the client alone
    const live = element?.attributes["status"]?.trim().toLowerCase() !== "deleted";
    if (gathered.what === "header" && live) {
      this.#hash.finish(end, "");
      return;
    }
    const record = incoming({
      element,
      header: gathered.what === "header" ? element : gathered.header,
      problem: gathered.problem,
      asked: this.#asked,
      location: { start, end },
      hash: (version) => this.#hash.finish(end, version),
    });
    this.#events.push({ type: "record", record });
  }

  #envelope(what: "request" | "error" | "resumptionToken", element: XmlElement): void {
    const text = textOf(element).trim();
    if (what === "request") {
      this.#asked = element.attributes["metadataPrefix"]?.trim() || undefined;
      this.#token = element.attributes["resumptionToken"] || undefined;
      if (text !== "") this.#events.push({ type: "source", url: text });
    } else if (what === "error") {
      const code = element.attributes["code"]?.trim() || "unknown";
      this.#events.push({ type: "error", code, message: text });
    } else {
      const size = Number(element.attributes["completeListSize"] ?? Number.NaN);
      const listSize = Number.isSafeInteger(size) && size >= 0 ? { listSize: size } : {};
      if (text !== "") this.#token = text;
      this.#events.push({ type: "token", value: text, ...listSize });
    }
  }

  #told(broken: XmlBreak | undefined): readonly ReadEvent[] {
    const events = this.#events;
    this.#events = [];
    const foreign = this.#root !== undefined && this.#root !== "OAI-PMH";
    if (broken !== undefined || foreign) {
      this.#over = true;
      const token = this.#token === undefined ? {} : { lastToken: this.#token };
      const offset = foreign ? 0 : (broken?.offset ?? 0);
      events.push({ type: "broken", problem: this.#problem(broken), offset, ...token });
    }
    return events;
  }

  #problem(broken: XmlBreak | undefined): Problem {
    if (this.#root !== undefined && this.#root !== "OAI-PMH") {
      const message = `This is no answer of OAI-PMH: its root element is ${this.#root.slice(0, 100)}.`;
      return { code: "not_this_format", message };
    }
    const gathered = this.#gathered;
    const inside = gathered?.what === "record" ? `, in the record that begins at byte ${gathered.startByte}` : "";
    const message = `The document cannot be read beyond byte ${broken?.offset ?? 0}${inside}: ${broken?.message ?? ""}.`;
    return { code: "broken_document", message };
  }
}
