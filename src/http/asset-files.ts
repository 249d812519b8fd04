import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { extname, join, posix } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import type { Encoding } from "./encoding.ts";
import { readStyleSheet } from "./style-sheet.ts";

/** A folder of files to serve; a file's logical name is its path in it, with `/`. */
export interface AssetRoot {
  readonly folder: string;
  /** Only these names; absent = every file of a known type. */
  readonly only?: readonly string[];
}

/** One file, ready to send. */
export interface Asset {
  readonly name: string;
  /** Its address: the name with a hash of its content. */
  readonly url: string;
  readonly hash: string;
  readonly type: string;
  readonly body: Buffer;
  readonly encoded: Readonly<Partial<Record<Encoding, Buffer>>>;
}

const types: Readonly<Record<string, { type: string; packed: boolean }>> = {
  ".css": { type: "text/css; charset=utf-8", packed: false },
  ".js": { type: "text/javascript; charset=utf-8", packed: false },
  ".mjs": { type: "text/javascript; charset=utf-8", packed: false },
  ".svg": { type: "image/svg+xml; charset=utf-8", packed: false },
  ".png": { type: "image/png", packed: true },
  ".ico": { type: "image/x-icon", packed: false },
  ".woff2": { type: "font/woff2", packed: true },
};

const references: Readonly<Record<string, RegExp>> = {
  ".css": /(url\(\s*["']?)([^"')\s]+)(["']?\s*\))/g,
  ".js": /((?:\bfrom|\bimport)\s*\(?\s*["'])(\.{1,2}\/[^"']+)(["'])/g,
};

/** Names of the files of a root, sorted; unknown types (source maps, tsconfig) are left out. */
function namesIn(root: AssetRoot): string[] {
  if (root.only) return [...root.only];
  return readdirSync(root.folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && types[extname(entry.name)] !== undefined)
    .map((entry) => posix.join(entry.parentPath.slice(root.folder.length).replaceAll("\\", "/"), entry.name))
    .map((name) => name.replace(/^\/+/, ""))
    .sort();
}

function packedForms(body: Buffer): Partial<Record<Encoding, Buffer>> {
  const br = brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } });
  const gzip = gzipSync(body, { level: 9 });
  return { ...(br.length < body.length && { br }), ...(gzip.length < body.length && { gzip }) };
}

/**
 * Reads all files of the roots. What a style sheet or script refers to (`url(x.woff2)`, `import "./x.js"`) is replaced by its hashed address, by path
 * beside it or else by logical name, so that a change of the one changes the address of the other.
 * Throws for a missing file, a reference to one, a name that two roots have, or files that refer to each other in a circle.
 */
export function readAssets(roots: readonly AssetRoot[], base: string): Map<string, Asset> {
  const paths = new Map<string, string>();
  for (const root of roots) {
    for (const name of namesIn(root)) {
      if (!/^[\w][\w./-]*$/.test(name) || name.includes("..")) throw new Error(`asset name not allowed: ${name}`);
      if (paths.has(name)) throw new Error(`two assets are named ${name}`);
      paths.set(name, join(root.folder, name));
    }
  }
  const assets = new Map<string, Asset>();
  const underWay = new Set<string>();

  function addressOf(reference: string, from: string): string {
    if (/^(data:|https?:|\/|#)/.test(reference)) return reference;
    const beside = posix.join(posix.dirname(from), reference);
    const name = paths.has(beside) ? beside : reference;
    return load(name, from).url;
  }

  function load(name: string, from?: string): Asset {
    const known = assets.get(name);
    if (known) return known;
    const path = paths.get(name);
    if (path === undefined) throw new Error(`no asset is named ${name}${from ? ` (${from} refers to it)` : ""}`);
    if (underWay.has(name))
      throw new Error(`assets refer to each other in a circle: ${[...underWay, name].join(" -> ")}`);
    underWay.add(name);
    const extension = extname(name);
    const { type, packed } = types[extension] ?? { type: "application/octet-stream", packed: true };
    let body = extension === ".css" ? Buffer.from(readStyleSheet(path)) : readFileSync(path);
    const pattern = references[extension];
    if (pattern) {
      const text = body.toString("utf8").replace(/\n?\/\/# sourceMappingURL=\S+\s*$/, "\n");
      body = Buffer.from(
        text.replace(pattern, (_, open: string, to: string, close: string) => `${open}${addressOf(to, name)}${close}`),
      );
    }
    const hash = createHash("sha256").update(body).digest("base64url").replace(/[-_]/g, "").slice(0, 12);
    const url = `${base}${name.slice(0, -extension.length)}.${hash}${extension}`;
    const asset: Asset = { name, url, hash, type, body, encoded: packed ? {} : packedForms(body) };
    assets.set(name, asset);
    underWay.delete(name);
    return asset;
  }

  for (const name of paths.keys()) load(name);
  return assets;
}
