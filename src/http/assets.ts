import type { FastifyPluginAsync } from "fastify";
import { type Asset, type AssetRoot, readAssets } from "./asset-files.ts";
import { chooseEncoding, type Encoding } from "./encoding.ts";

export type { AssetRoot } from "./asset-files.ts";

/** The built files that pages link to, by logical name (`site.css`). */
export interface AssetTable {
  /** Address to link; throws for an unknown name, which is a fault of the page. */
  url(name: string): string;
  /** Length in bytes before compression. */
  bytes(name: string): number;
  /** Serves them: register it once. */
  readonly plugin: FastifyPluginAsync;
}

const base = "/assets/";
const year = 31_536_000;

/** Reads the files at start and keeps them, compressed as well, in memory. Throws as `readAssets` does. */
export function loadAssets(roots: readonly AssetRoot[]): AssetTable {
  const assets = readAssets(roots, base);
  function find(name: string): Asset {
    const asset = assets.get(name);
    if (!asset) throw new Error(`no asset is named ${name}; there are ${[...assets.keys()].join(", ")}`);
    return asset;
  }
  return {
    url: (name) => find(name).url,
    bytes: (name) => find(name).body.length,
    // A route for each file: no path of a visitor's is ever looked up on the disk, and unknown ones meet the usual 404 with its limits.
    plugin: async (app) => {
      for (const asset of assets.values()) {
        app.get(asset.url, { config: { rateLimit: false } }, async (request, reply) => {
          const tag = `W/"${asset.hash}"`;
          void reply
            .header("cache-control", `public, max-age=${year}, immutable`)
            .header("etag", tag)
            .header("vary", "accept-encoding");
          if (request.headers["if-none-match"]?.includes(tag)) return reply.code(304).send();
          const ready = Object.keys(asset.encoded) as Encoding[];
          const encoding = chooseEncoding(request.headers["accept-encoding"], ready);
          if (encoding) void reply.header("content-encoding", encoding);
          return reply.type(asset.type).send((encoding && asset.encoded[encoding]) ?? asset.body);
        });
      }
    },
  };
}
