import { incomingOf } from "../../readers/incoming.ts";
import { type BrokenOff, type FoundElement, XmlRecords } from "../../readers/xml-records.ts";
import type { FormatReader, ReadEvent, ReaderOptions } from "../../source.ts";
import { textOf, type XmlElement } from "../../xml/element.ts";
import { isDeleted, readRecord } from "./record.ts";

/** Which child of each verb's element is a record of ours (OAI-PMH 2.0, 4). */
const records: Readonly<Record<string, Wanted>> = {
  ListRecords: "record",
  GetRecord: "record",
  ListIdentifiers: "header",
};

type Wanted = "record" | "header" | "request" | "error" | "resumptionToken";

function select([root, verb, name, ...deeper]: readonly string[]): Wanted | undefined {
  // a record by itself, as taken out of an answer
  if (root === "record") return verb === undefined ? "record" : undefined;
  if (verb === undefined || deeper.length > 0) return undefined;
  if (name === undefined) return verb === "request" || verb === "error" ? verb : undefined;
  if (name === "resumptionToken") return name;
  return Object.hasOwn(records, verb) && records[verb] === name ? records[verb] : undefined;
}

/**
 * Reads one OAI-PMH answer, or a file that holds one, or one record of it: each record as it ends, then what the envelope says. An element `record` deeper inside
 * is metadata.
 */
export class OaiReader implements FormatReader {
  readonly #records: XmlRecords<Wanted>;
  #events: ReadEvent[] = [];
  /** metadataPrefix and token that the request names. */
  #asked: string | undefined;
  #token: string | undefined;

  constructor(options: ReaderOptions = {}) {
    const isRoot = (local: string): boolean => local === "OAI-PMH" || local === "record";
    const rules = { called: "answer of OAI-PMH", isRoot, select };
    this.#records = new XmlRecords(rules, (found) => this.#take(found), options);
  }

  write(bytes: Uint8Array): readonly ReadEvent[] {
    return this.#told(this.#records.write(bytes));
  }

  end(): readonly ReadEvent[] {
    return this.#told(this.#records.end());
  }

  #take({ what, element, problem, location, hash }: FoundElement<Wanted>): void {
    if (what === "record" || what === "header") {
      // a list of headers tells of deletions; its live headers are for the client alone
      if (what === "header" && !isDeleted(element)) return;
      const read = readRecord(element, { what, problem, asked: this.#asked });
      this.#events.push({ type: "record", record: incomingOf(read, location, hash) });
    } else if (problem === undefined) this.#envelope(what, element);
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

  #told(broken: BrokenOff | undefined): readonly ReadEvent[] {
    const events = this.#events;
    this.#events = [];
    if (broken === undefined) return events;
    const token = this.#token === undefined ? {} : { lastToken: this.#token };
    events.push({ type: "broken", ...broken, ...token });
    return events;
  }
}
