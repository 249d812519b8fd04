import { looksLikeZip, openZip } from "../../src/harvest/readers/zip.ts";
import { zipFile } from "../zip-file.ts";
import { below, mutated, type Random } from "./mutations.ts";

/** Larger ones are only torn as they are. */
const mostBytes = 200 * 1024;
/** Of entries that are kept: pictures and the like tell a reader of books nothing. */
const mostEntries = 30;

/**
 * An archive with faults put into the files within it, which are packed again so that they are met: a torn archive fails before anything is read.
 * undefined for what is no archive, or a large one.
 */
export function mutatedArchive(bytes: Buffer, other: Buffer, random: Random): Buffer | undefined {
  if (!looksLikeZip(bytes) || bytes.length > mostBytes) return undefined;
  const archive = openZip(bytes);
  if (!archive.ok) return undefined;
  const texts = archive.value.names.filter((name) => !/\.(?:png|jpe?g|gif|css)$/i.test(name)).slice(0, mostEntries);
  const entries = texts.flatMap((name) => {
    const content = archive.value.read(name);
    return content.ok ? [{ name, content: Buffer.from(content.value) }] : [];
  });
  if (entries.length === 0) return undefined;
  const torn = new Set(Array.from({ length: 1 + below(random, 3) }, () => below(random, entries.length)));
  return zipFile(
    entries.map(({ name, content }, index) => ({
      name,
      content: torn.has(index) ? mutated(content, other, random) : content,
    })),
  );
}
