import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import type { AssetRoot } from "./assets.ts";

const nastaliq = "noto-nastaliq-urdu-arabic-400-normal.woff2";

/**
 * Where the site's files lie, run from source or from dist/: style sheets beside the pages, scripts as compiled into dist/web/client, and the
 * face for Urdu. Its package's CSS is not used: it names further files that no page needs.
 */
export function siteAssetRoots(): AssetRoot[] {
  const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
  const face = fileURLToPath(import.meta.resolve(`@fontsource/noto-nastaliq-urdu/files/${nastaliq}`));
  return [
    { folder: here("../web/styles") },
    { folder: here("../../dist/web/client") },
    { folder: dirname(face), only: [nastaliq] },
  ];
}
