import { expect, it } from "vitest";
import { loadAssets } from "./assets.ts";
import { siteAssetRoots } from "./site-assets.ts";

it("finds the site's scripts and the face for Urdu", () => {
  const assets = loadAssets(siteAssetRoots());
  for (const name of ["site.js", "noto-nastaliq-urdu-arabic-400-normal.woff2"]) {
    expect(assets.bytes(name)).toBeGreaterThan(0);
  }
});
