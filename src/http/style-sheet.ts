import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";

const imports = /^@import\s+"([\w-]+\.css)";[ \t]*\n?/gm;

/**
 * A style sheet with the sheets beside it that it imports put in their place, so that a page asks for one file however many it is written in;
 * without comments and indentation. Throws for a missing sheet, or sheets that import each other in a circle.
 */
export function readStyleSheet(path: string, within: readonly string[] = []): string {
  if (within.includes(path))
    throw new Error(`style sheets import each other in a circle: ${[...within, path].join(" -> ")}`);
  return readFileSync(path, "utf8")
    .replace(/\/\*[^*]*(?:\*(?!\/)[^*]*)*\*\/\n?/g, "")
    .replace(imports, (_, name: string) => readStyleSheet(join(dirname(path), name), [...within, path]))
    .replace(/^[ \t]+|\n(?=\s*\n)/gm, "");
}
