import { setImmediate } from "node:timers/promises";
import zlib from "node:zlib";
import { ProblemError } from "../domain/result.ts";

type Packing = "gzip" | "zlib" | "deflate" | "br" | "zstd";
type Bytes = AsyncIterable<Uint8Array>;

export interface UnpackOptions {
  /** Content-Encoding as the server states it; "" where it states none. */
  readonly declared?: string;
  /** Most bytes unpacked; more throws `too_large`. */
  readonly maxBytes?: number;
  /** What the bytes are, for messages: an address or a file's name. */
  readonly name: string;
}

const engines: Readonly<Record<Packing, () => zlib.Gunzip | zlib.BrotliDecompress>> = {
  gzip: () => zlib.createGunzip(),
  zlib: () => zlib.createInflate(),
  deflate: () => zlib.createInflateRaw(),
  br: () => zlib.createBrotliDecompress(),
  zstd: () => zlib.createZstdDecompress(),
};

/** A gzip in a gzip happens (a packed file sent packed); more layers are somebody's joke. */
const maxLayers = 3;

/** Input is fed to the unpacker in pieces of this size, so that one piece of a bomb is small enough to be counted. */
const pieceBytes = 4096;

/**
 * Gives the bytes unpacked, whatever was declared: what is declared packed but is not stays as it is, and what is packed with gzip
 * but not declared so is unpacked too. Throws `too_large` beyond the bound, and `broken_document` where the packing breaks off,
 * after all bytes that could be had.
 */
export async function* unpack(packed: Bytes, options: UnpackOptions): AsyncGenerator<Uint8Array, void, void> {
  const declared = (options.declared ?? "")
    .toLowerCase()
    .split(",")
    .map((word) => word.trim())
    .filter(Boolean);
  yield* bounded(peel(packed, declared, 0, options), options);
}

async function* peel(
  bytes: Bytes,
  declared: readonly string[],
  layer: number,
  options: UnpackOptions,
): AsyncGenerator<Uint8Array> {
  const iterator = bytes[Symbol.asyncIterator]();
  const first: Uint8Array[] = [];
  let size = 0;
  while (size < 4) {
    const next = await iterator.next();
    if (next.done) break;
    first.push(next.value);
    size += next.value.length;
  }
  const whole = rejoined(first, iterator);
  const packing = layer < maxLayers ? packingOf(Buffer.concat(first).subarray(0, 4), declared.at(-1)) : undefined;
  const rest = declared.slice(0, -1);
  if (packing) yield* peel(inflate(whole, packing, options), rest, layer + 1, options);
  else if (rest.length > 0) yield* peel(whole, rest, layer, options);
  else yield* whole;
}

async function* rejoined(first: readonly Uint8Array[], rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* first;
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}

/** How the bytes are packed, from their beginning first and from what was declared where that cannot tell. */
export function packingOf(head: Uint8Array, declared?: string): Packing | undefined {
  const [a = 0, b = 0, c = 0, d = 0] = head;
  if (a === 0x1f && b === 0x8b && c === 8) return "gzip";
  if (a === 0x28 && b === 0xb5 && c === 0x2f && d === 0xfd) return "zstd";
  if (declared === "deflate" && (a & 15) === 8 && ((a << 8) | b) % 31 === 0 && head.length > 1) return "zlib";
  if ((declared === "deflate" || declared === "br") && head.length > 0 && !looksLikeText(a, b, c)) return declared;
  return undefined;
}

/** The first bytes of XML, HTML, JSON or their byte-order marks. */
function looksLikeText(a: number, b: number, c: number): boolean {
  const mark = (a === 0xef && b === 0xbb && c === 0xbf) || (a === 0xfe && b === 0xff) || (a === 0xff && b === 0xfe);
  return mark || [0x3c, 0x7b, 0x5b, 0x20, 0x09, 0x0a, 0x0d].includes(a);
}

async function* inflate(packed: Bytes, packing: Packing, options: UnpackOptions): AsyncGenerator<Uint8Array> {
  const engine = engines[packing]();
  const out: Uint8Array[] = [];
  const state: { failure?: Error } = {};
  engine.on("data", (chunk: Uint8Array) => out.push(chunk));
  engine.on("error", (error) => {
    state.failure ??= error;
  });
  try {
    for await (const chunk of packed) {
      for (let at = 0; at < chunk.length && !state.failure; at += pieceBytes) {
        await done(engine, (callback) => engine.write(chunk.subarray(at, at + pieceBytes), callback));
        yield* out.splice(0);
      }
      if (state.failure) break;
    }
    // Pieces may be on their way still: an error of the stream at its end would drop them.
    await setImmediate();
    yield* out.splice(0);
    if (!state.failure) await done(engine, (callback) => void engine.once("close", callback).end());
    yield* out.splice(0);
    if (state.failure) throw broken(packing, options.name, state.failure);
  } finally {
    engine.destroy();
  }
}

/** Settles when the engine took the piece or failed. */
function done(engine: zlib.Gunzip | zlib.BrotliDecompress, act: (callback: () => void) => void): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const settle = (): void => {
    engine.off("error", settle);
    resolve();
  };
  engine.once("error", settle);
  act(settle);
  return promise;
}

function broken(packing: Packing, name: string, cause: Error): ProblemError {
  return new ProblemError(
    "broken_document",
    `${name} is packed with ${packing} and breaks off or is damaged (${cause.message}). Fetch it again.`,
    undefined,
    cause,
  );
}

async function* bounded(
  bytes: Bytes,
  { maxBytes = Number.POSITIVE_INFINITY, name }: UnpackOptions,
): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const chunk of bytes) {
    size += chunk.length;
    if (size > maxBytes) {
      throw new ProblemError(
        "too_large",
        `${name} is larger than ${maxBytes} bytes unpacked. Raise DEFINEPK_HARVEST_MAX_PAGE_BYTES if that is right.`,
      );
    }
    yield chunk;
  }
}
