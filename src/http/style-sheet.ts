import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";

const imports = /@import "([\w-]+\.css)";[ \t]*\n?/g;

/** Without comments, and without the white space that no browser needs; strings stay as they are. */
function shorten(sheet: string): string {
  return sheet
    .replace(/\/\*[^*]*(?:\*(?!\/)[^*]*)*\*\//g, "")
    .split(/("[^"\n]*")/)
    .map((part, index) => (index % 2 === 1 ? part : part.replace(/\s+/g, " ").replace(/ ?([{};]) ?|(:) /g, "$1$2")))
    .join("")
    .replaceAll(";}", "}")
    .trim();
}

/**
 * A style sheet with the sheets beside it that it imports put in their place, shortened, so that a page asks for one file however many it is
 * written in. Throws for a missing sheet, or sheets that import each other in a circle.
 */
export function readStyleSheet(path: string, within: readonly string[] = []): string {
  if (within.includes(path)) {
    throw new Error(`style sheets import each other in a circle: ${[...within, path].join(" -> ")}`);
  }
  const sheet = readFileSync(path, "utf8");
  const own = within.length === 0 ? sheet : shorten(sheet);
  return own.replace(imports, (_, name: string) => `${readStyleSheet(join(dirname(path), name), [...within, path])}\n`);
}
