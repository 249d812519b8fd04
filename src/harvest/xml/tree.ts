import { fail, ok, type Result } from "../../domain/result.ts";
import { localName, type XmlElement } from "./element.ts";
import { type XmlAttributes, type XmlHandler, XmlStream } from "./stream.ts";

interface Growing extends XmlElement {
  readonly content: (XmlElement | string)[];
}

/** Builds the tree of one element from what a stream tells. */
export class TreeBuilder {
  #open: Growing[] = [];
  #root: XmlElement | undefined;

  get root(): XmlElement | undefined {
    return this.#root;
  }

  /** Elements open at present. */
  get depth(): number {
    return this.#open.length;
  }

  open(name: string, attributes: XmlAttributes): void {
    const element: Growing = { name, local: localName(name), attributes, content: [] };
    this.#open.at(-1)?.content.push(element);
    this.#root ??= element;
    this.#open.push(element);
  }

  close(): void {
    this.#open.pop();
  }

  text(value: string): void {
    this.#open.at(-1)?.content.push(value);
  }
}

/** A whole small document as a tree; `broken_document` where it cannot be read, `too_large` above `maxBytes`. */
export function parseTree(
  bytes: Uint8Array,
  options: { maxBytes?: number; told?: "xml" | "nowhere" } = {},
): Result<XmlElement> {
  const { maxBytes = 16 * 1024 * 1024, told = "xml" } = options;
  if (bytes.length > maxBytes) return fail("too_large", `The document has more than ${maxBytes} bytes.`);
  const builder = new TreeBuilder();
  const handler: XmlHandler = {
    open: (name, attributes) => builder.open(name, attributes),
    close: () => builder.close(),
    text: (value) => builder.text(value),
    oversize: () => undefined,
  };
  const stream = new XmlStream(handler, { told });
  const broken = stream.write(bytes) ?? stream.end();
  if (broken !== undefined)
    return fail("broken_document", `Not well-formed XML at byte ${broken.offset}: ${broken.message}.`);
  return builder.root === undefined ? fail("broken_document", "The document has no element.") : ok(builder.root);
}
