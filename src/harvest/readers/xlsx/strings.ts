import { fail, ok, type Result } from "../../../domain/result.ts";
import { localName } from "../../xml/element.ts";
import { XmlStream } from "../../xml/stream.ts";
import type { ZipArchive } from "../zip.ts";

/** Excel's own bound on a cell's text. */
export const longestText = 32_767;

/** Collects the text of one string, of its runs if it has such; hints of how to read it aloud are no part of it (ECMA-376-1, 18.4). */
export class TextCollector {
  #text = "";
  #inText = false;
  #phonetic = 0;

  open(local: string): void {
    if (local === "rPh") this.#phonetic += 1;
    else if (local === "t") this.#inText = this.#phonetic === 0;
  }

  close(local: string): void {
    if (local === "rPh") this.#phonetic -= 1;
    else if (local === "t") this.#inText = false;
  }

  text(value: string): void {
    if (this.#inText && this.#text.length < longestText) this.#text += value.slice(0, longestText - this.#text.length);
  }

  take(): string {
    const text = unescaped(this.#text);
    this.#text = "";
    this.#inText = false;
    this.#phonetic = 0;
    return text;
  }
}

/** `_x000D_` stands for a character that XML cannot hold (ECMA-376-1, 22.9.2.19). */
export function unescaped(text: string): string {
  return text.includes("_x")
    ? text.replace(/_x([0-9a-f]{4})_/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text;
}

/** The workbook's table of strings, in order; empty where it has none. */
export function sharedStrings(
  archive: ZipArchive,
  path: string | undefined,
  mostCharacters: number,
): Result<readonly string[]> {
  const bytes = path === undefined ? undefined : archive.read(path);
  if (bytes === undefined || (!bytes.ok && bytes.problem.code === "not_found")) return ok([]);
  if (!bytes.ok) return bytes;
  const strings: string[] = [];
  const collector = new TextCollector();
  let characters = 0;
  const stream = new XmlStream({
    open: (name) => collector.open(localName(name)),
    close: (name) => {
      const local = localName(name);
      collector.close(local);
      if (local !== "si") return;
      const text = collector.take();
      characters += text.length + 16;
      strings.push(text);
    },
    text: (value) => collector.text(value),
    oversize: () => undefined,
  });
  const pieceBytes = 256 * 1024;
  for (let at = 0; at < bytes.value.length; at += pieceBytes) {
    const broken = stream.write(bytes.value.subarray(at, at + pieceBytes));
    if (broken !== undefined) return fail("broken_document", `The workbook's strings are no XML: ${broken.message}.`);
    if (characters > mostCharacters) return fail("too_large", "The workbook has more text in it than may be read.");
  }
  const broken = stream.end();
  return broken === undefined
    ? ok(strings)
    : fail("broken_document", `The workbook's strings are no XML: ${broken.message}.`);
}
